import type { TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { type LayoutContext, placeOf } from '../layout-context.js';
import type { PlannedUnit } from '../resource-type.js';
import { searchRef } from './connections.js';
import { type SearchResource, unitOf } from './sharing.js';

/** Lays out a search service. The code that fills an index makes it: Azure Resource Manager does not know indexes. */
export function layOutSearch(resource: SearchResource, context: LayoutContext): TerraformBlock[] {
  const { name, config } = resource;
  return [
    block('azurerm_search_service', searchRef(resource, context).id, {
      name,
      ...placeOf(context),
      sku: config.sku,
      replica_count: config.replicas,
      partition_count: config.partitions,
      // Callers sign in with Entra ID, so a key cannot leak. Without this argument Azure takes keys alone.
      local_authentication_enabled: false,
      public_network_access_enabled: !context.settings.isolated,
    }),
  ];
}

/** Name of the fact with the version of the fields of an index. */
export const FIELDS = 'fields';

/** Returns the indexes of a service as units. The lock keeps the versions of their fields. */
export function indexUnits({ config }: Pick<SearchResource, 'config'>): Record<string, PlannedUnit> {
  return Object.fromEntries(
    config.indexes.map(({ name, version }): [string, PlannedUnit] => [
      unitOf(name),
      {
        blocks: [],
        data: false,
        ...(version !== undefined && { facts: { [FIELDS]: { value: version, mayChange: true } } }),
      },
    ]),
  );
}
