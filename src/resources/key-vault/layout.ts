import { join, type OrExpression, ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { clientConfig } from '../azure/subscription.js';
import { block, type BlockRef } from '../block.js';
import { type LayoutContext, placeOf, type PlanningContext } from '../layout-context.js';
import type { Restricted } from '../restricted.js';
import { KEY_VAULT } from './naming.js';
import { vaultSettings } from './options.js';

/** Returns the block of the vault, which is only read where it exists already. */
export function vaultRef(context: PlanningContext): BlockRef {
  const { existing } = vaultSettings(context.settings);
  return { type: existing ? 'data.azurerm_key_vault' : 'azurerm_key_vault', id: context.id('keyvault') };
}

/**
 * Lays out a vault, or looks one up. People put its secrets there: a value in a plan or in the Terraform state would not
 * be secret.
 */
export function layOutKeyVault(
  name: string,
  { allowedIpRanges }: Restricted,
  context: LayoutContext,
): TerraformBlock {
  const settings = vaultSettings(context.settings);
  if (settings.name !== null) context.validateName(KEY_VAULT, settings.name);
  const { id } = vaultRef(context);
  if (settings.existing) {
    const resourceGroupName = settings.resourceGroupName ?? context.resourceGroupName;
    return block('data.azurerm_key_vault', id, { name, resource_group_name: resourceGroupName });
  }
  const isPublic = !context.settings.isolated;
  return block('azurerm_key_vault', id, {
    name,
    ...placeOf(context),
    sku_name: 'standard',
    tenant_id: ref(clientConfig(context), 'tenant_id'),
    // Access by roles of Entra ID, not by the older access policies.
    rbac_authorization_enabled: true,
    // A deleted secret or vault can be brought back for 90 days, and nothing can shorten that.
    soft_delete_retention_days: 90,
    purge_protection_enabled: true,
    public_network_access_enabled: isPublic,
    network_acls: {
      bypass: 'AzureServices',
      default_action: isPublic && allowedIpRanges === undefined ? 'Allow' : 'Deny',
      ...(allowedIpRanges && { ip_rules: [...allowedIpRanges] }),
    },
  });
}

/**
 * Returns the value of an app setting that App Service replaces with that of a secret.
 * Source: learn.microsoft.com/azure/app-service/app-service-key-vault-references
 */
export function secretReference(vault: BlockRef, secret: string): OrExpression<string> {
  return join`@Microsoft.KeyVault(VaultName=${ref(vault, 'name')};SecretName=${secret})`;
}
