// The text of a table of arguments, as src/terraform/arguments/argument-table.ts reads it: a line for each type, such as
//   azurerm_storage_account: identity(identity_ids type) location name tags*
// A `*` marks a map, brackets hold what is in a block, and `system=systemAttribute` is a name that the rule does not give.
// Arguments of every type (`id`, `timeouts`) are left out.

/** One argument of a type, or of a block in one. */
export interface ProviderArgument {
  /** Name in Terraform. */
  readonly name: string;
  /** Name in the classes of the provider package, and so in plans. */
  readonly property: string;
  readonly isMap: boolean;
  /** Arguments of its own, where it is a block. */
  readonly block?: readonly ProviderArgument[];
}

/** Arguments by type: `data.azurerm_client_config` for a data source. */
export type ProviderTypes = ReadonlyMap<string, readonly ProviderArgument[]>;

const EVERY_TYPE_HAS: readonly string[] = ['id', 'timeouts'];

/** Returns the table of types and their arguments. */
export function tableOf(types: ProviderTypes): string {
  return [...types]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, all]) => lineOf(type, all))
    .join('\n');
}

/** Returns the types of a later version whose arguments are not those of an earlier one. */
export function changesOf(earlier: ProviderTypes, later: ProviderTypes): ProviderTypes {
  return new Map(
    [...later].filter(([type, all]) => {
      const before = earlier.get(type);
      return before === undefined || lineOf(type, before) !== lineOf(type, all);
    }),
  );
}

/** Returns the name of a property for an argument: `error_404_document` is `error404Document`. */
export function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function lineOf(type: string, all: readonly ProviderArgument[]): string {
  return `${type}: ${listOf(all.filter(({ name }) => !EVERY_TYPE_HAS.includes(name)))}`.trimEnd();
}

function listOf(all: readonly ProviderArgument[]): string {
  return [...all]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, property, isMap, block }) =>
      [
        name,
        property === camelCase(name) ? '' : `=${property}`,
        isMap ? '*' : '',
        block === undefined ? '' : `(${listOf(block)})`,
      ].join(''),
    )
    .join(' ');
}
