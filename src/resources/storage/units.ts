import { recordOf } from '../../plan/json.js';
import { join, ref } from '../../plan/expression/expression.js';
import type { LayoutContext } from '../layout-context.js';
import type { Resource } from '../resource.js';
import type { PlannedUnit } from '../resource-type.js';
import { storageAccountRef } from './connections.js';
import type { StorageAccountConfig, StorageRequirementConfig } from './requirement.js';

/** Returns the containers, queues and tables of an account as units. */
export function storageUnits(
  { config, variant }: Resource<StorageRequirementConfig, StorageAccountConfig>,
  context: LayoutContext,
): Record<string, PlannedUnit> {
  const account = ref(storageAccountRef(variant, context), 'id');
  const unit = (kind: 'container' | 'queue', name: string): [string, PlannedUnit] => {
    const block = { type: `azurerm_storage_${kind}`, id: context.id('storage', variant, kind, name) };
    const services =
      kind === 'container' ? 'blobServices/default/containers' : 'queueServices/default/queues';
    return [`${kind}/${name}`, { blocks: [{ block, importId: join`${account}/${services}/${name}` }] }];
  };
  const table = (name: string): [string, PlannedUnit] => {
    const block = { type: 'azurerm_storage_table', id: context.id('storage', variant, 'table', name) };
    const endpoint = ref(storageAccountRef(variant, context), 'primary_table_endpoint');
    return [`table/${name}`, { blocks: [{ block, importId: join`${endpoint}Tables('${name}')` }] }];
  };
  return recordOf([
    ...config.containers.map(({ name }) => unit('container', name)),
    ...config.queues.map(({ name }) => unit('queue', name)),
    ...config.tables.map(({ name }) => table(name)),
  ]);
}
