import type { NameKind } from './name-rules.js';
import type { Settings } from './settings.js';

/** What laying out a resource needs to know of the backend around it. */
export interface Site {
  readonly settings: Settings;
  /** The stack's resource group, as an expression that `apply` fills in. */
  readonly resourceGroupName: string;
  /** The region, or the expression that `apply` fills in with the stack's. */
  readonly location: string;
  /** Tags for every block that takes some. */
  readonly tags: Readonly<Record<string, string>>;
  /** The Azure name of a resource: the same for the same kind and purpose. */
  name(kind: NameKind, purpose: string): string;
  /** A name that the user chose, checked against the rule of its kind. */
  givenName(kind: NameKind, name: string): string;
  /** The Terraform logical id of a role within the backend: `shop_cosmos_shared`. */
  id(...role: readonly string[]): string;
}

/** Where a block goes, which is the same for all that have a location. */
export function placeOf(site: Site): {
  resourceGroupName: string;
  location: string;
  tags: Record<string, string>;
} {
  return { resourceGroupName: site.resourceGroupName, location: site.location, tags: { ...site.tags } };
}
