import { absentIs, byName, record, sameName } from '../merge/merge-table.js';
import { immutable, maximum, maximumAlong } from '../merge/strategies.js';
import type { Resource } from '../resource.js';
import type { ConstraintValues, Sharing } from '../resource-type.js';
import type { Settings } from '../settings.js';
import {
  INDEX_ACCESS,
  type IndexAccess,
  type SearchConfig,
  type SearchIndex,
  type SearchRequirement,
  type SearchSku,
} from './requirement.js';

/** A planned search service. */
export type SearchResource = Resource<SearchRequirement, SearchConfig>;

/** Merges the requirements of one service. */
export const mergeSearch = record<SearchRequirement>({
  sku: immutable(),
  replicas: maximum(),
  partitions: maximum(),
  indexes: byName(
    record<SearchIndex>({
      name: sameName(),
      access: absentIs<IndexAccess>('write', maximumAlong(INDEX_ACCESS)),
      version: immutable(),
    }),
  ),
});

/** Name of the constraint with the tier. */
export const TIER = 'tier';

/** Conditions under which requirements can share one service. */
export const searchSharing: Partial<Sharing<SearchRequirement>> = {
  constraints: ({ sku }) => (sku === undefined ? [] : [{ name: TIER, value: sku }]),
  constraintChanges: {
    // Azure goes up in place and replaces a service to go down. A component that asked for the higher tier can leave, and then the
    // service of the others would be replaced.
    [TIER]: { kind: 'new-resource', source: 'azurerm 4.55.0, CustomizeDiff of azurerm_search_service' },
  },
  defaults: () => ({ [TIER]: 'basic' }),
  units: ({ indexes = [] }) => indexes.map(({ name }) => unitOf(name)),
  capacityEntries: ({ indexes = [] }) => indexes.map(({ name }) => name),
  // Of a basic service. Other tiers hold more indexes, which the planner does not use.
  // Source: learn.microsoft.com/azure/search/search-limits-quotas-capacity#index-limits
  capacity: { max: 15, unit: 'indexes' },
  variant: ({ [TIER]: tier = 'basic' }) => (tier === 'basic' ? 'shared' : tier),
  // An index is a copy, which is filled again from its container.
  holdsData: false,
};

/** Returns the name of an index among the child resources of the lock. */
export function unitOf(index: string): string {
  return `index/${index}`;
}

/** Fills in the defaults of a service. */
export function withSearchDefaults(
  merged: SearchRequirement,
  _settings: Settings,
  { [TIER]: tier }: ConstraintValues,
): SearchConfig {
  // The values of the constraint are those of `sku`.
  const { sku = (tier ?? 'basic') as SearchSku, replicas = 1, partitions = 1, indexes = [] } = merged;
  return { ...merged, sku, replicas, partitions, indexes };
}
