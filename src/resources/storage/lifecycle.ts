import type { StorageManagementPolicyConfig } from '@cdktf/provider-azurerm/lib/storage-management-policy/index.js';

import type { TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import type { StorageContainer, BlobLifecycle, StorageAccountConfig } from './requirement.js';

declare module '../block.js' {
  interface TerraformConfigs {
    azurerm_storage_management_policy: StorageManagementPolicyConfig;
  }
}

/** Lays out the one policy that an account has, with a rule for each container; nothing where no container has a lifecycle. */
export function layOutLifecycle(
  { containers }: StorageAccountConfig,
  variant: string,
  storageAccountId: string,
  context: LayoutContext,
): TerraformBlock[] {
  const rule = containers.flatMap(ruleOf);
  if (rule.length === 0) return [];
  const id = context.id('storage', variant, 'lifecycle');
  return [block('azurerm_storage_management_policy', id, { storageAccountId, rule })];
}

function ruleOf({ name, lifecycle }: StorageContainer) {
  if (lifecycle === undefined || Object.keys(lifecycle).length === 0) return [];
  const filters = { blobTypes: ['blockBlob'], prefixMatch: [`${name}/`] };
  return [{ name, enabled: true, filters, actions: actionsOf(lifecycle) }];
}

function actionsOf({ coolAfterDays, coldAfterDays, archiveAfterDays, deleteAfterDays }: BlobLifecycle) {
  return {
    baseBlob: {
      ...(coolAfterDays !== undefined && { tierToCoolAfterDaysSinceModificationGreaterThan: coolAfterDays }),
      ...(coldAfterDays !== undefined && { tierToColdAfterDaysSinceModificationGreaterThan: coldAfterDays }),
      ...(archiveAfterDays !== undefined && {
        tierToArchiveAfterDaysSinceModificationGreaterThan: archiveAfterDays,
      }),
      ...(deleteAfterDays !== undefined && { deleteAfterDaysSinceModificationGreaterThan: deleteAfterDays }),
    },
    ...(deleteAfterDays !== undefined && { version: { deleteAfterDaysSinceCreation: deleteAfterDays } }),
  };
}
