import { block } from '../block.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import type { Expression } from '../../plan/expression/expression.js';
import type { LayoutContext } from '../layout-context.js';
import type { StorageContainer, BlobLifecycle, StorageAccountConfig } from './requirement.js';

/** Lays out the one policy that an account has, with a rule for each container; nothing where no container has a lifecycle. */
export function layOutLifecycle(
  { containers }: StorageAccountConfig,
  variant: string,
  storageAccountId: Expression,
  context: LayoutContext,
): TerraformBlock[] {
  const rule = containers.flatMap(ruleOf);
  if (rule.length === 0) return [];
  const id = context.id('storage', variant, 'lifecycle');
  return [block('azurerm_storage_management_policy', id, { storage_account_id: storageAccountId, rule })];
}

function ruleOf({ name, lifecycle }: StorageContainer) {
  if (lifecycle === undefined || Object.keys(lifecycle).length === 0) return [];
  const filters = { blob_types: ['blockBlob'], prefix_match: [`${name}/`] };
  return [{ name, enabled: true, filters, actions: actionsOf(lifecycle) }];
}

function actionsOf({ coolAfterDays, coldAfterDays, archiveAfterDays, deleteAfterDays }: BlobLifecycle) {
  return {
    base_blob: {
      ...(coolAfterDays !== undefined && {
        tier_to_cool_after_days_since_modification_greater_than: coolAfterDays,
      }),
      ...(coldAfterDays !== undefined && {
        tier_to_cold_after_days_since_modification_greater_than: coldAfterDays,
      }),
      ...(archiveAfterDays !== undefined && {
        tier_to_archive_after_days_since_modification_greater_than: archiveAfterDays,
      }),
      ...(deleteAfterDays !== undefined && {
        delete_after_days_since_modification_greater_than: deleteAfterDays,
      }),
    },
    ...(deleteAfterDays !== undefined && { version: { delete_after_days_since_creation: deleteAfterDays } }),
  };
}
