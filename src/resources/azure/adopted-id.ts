/** Parts of the Azure id of something that exists. */
export interface AdoptedId {
  readonly subscription: string;
  readonly resourceGroup: string;
  /** Such as `Microsoft.DocumentDB/databaseAccounts`. */
  readonly type: string;
  readonly name: string;
}

const PART = String.raw`[^/\s$%{}"'\\]+`;

const ID = new RegExp(
  `^/subscriptions/(${PART})/resourceGroups/(${PART})/providers/(${PART})((?:/${PART}/${PART})+)$`,
  'i',
);

// Tables are known by their URL. Source: registry.terraform.io/providers/hashicorp/azurerm/4.55.0/docs/resources/storage_table
const TABLE = /^https:\/\/[a-z0-9]+\.table\.[a-z0-9.]+\/Tables\('[A-Za-z0-9]+'\)$/;

/** Returns whether a text is an id that `adopt` takes. */
export function isAdoptedId(id: string): boolean {
  return ID.test(id) || TABLE.test(id);
}

/** Takes the Azure id of a resource apart; undefined for the id of a part of one, such as a database. */
export function readAdoptedId(id: string): AdoptedId | undefined {
  const [, subscription, resourceGroup, namespace, path = ''] = ID.exec(id) ?? [];
  const [, type, name, ...rest] = path.split('/');
  if (rest.length > 0) return undefined;
  if (subscription === undefined || resourceGroup === undefined) return undefined;
  return { subscription, resourceGroup, type: `${namespace ?? ''}/${type ?? ''}`, name: name ?? '' };
}

/** Returns the resource group in an Azure id; undefined for a URL. */
export function groupInId(id: string): string | undefined {
  return ID.exec(id)?.[2];
}
