import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import type { KeyVaultSettings } from '../settings.js';
import { placeOf, type Site } from '../site.js';

/** The vault with the secrets of a backend. */
export interface KeyVaultLayout {
  /** Name of the vault in Azure. */
  readonly name: string;
  readonly settings: KeyVaultSettings;
  /** Names of the secrets that apps read, sorted. */
  readonly secrets: readonly string[];
  /** Ids of the components that read some, sorted. */
  readonly readers: readonly string[];
  readonly vault: TerraformBlock;
  readonly blocks: readonly TerraformBlock[];
}

/**
 * Lays out a vault, or looks one up. Its secrets are put there by people: what is in a plan or in the Terraform state is
 * no secret.
 */
export function layOutKeyVault(
  used: Pick<KeyVaultLayout, 'secrets' | 'readers'>,
  site: Site,
): KeyVaultLayout {
  const settings = site.settings.keyVault;
  const name =
    settings.name === null ? site.name('keyVault', 'shared') : site.givenName('keyVault', settings.name);
  if (settings.existing) {
    const vault = block('data.azurerm_key_vault', site.id('keyvault'), {
      name,
      resourceGroupName: settings.resourceGroupName ?? site.resourceGroupName,
    });
    return { ...used, name, settings, vault, blocks: [vault] };
  }
  const client = block('data.azurerm_client_config', site.id('keyvault', 'client'), {});
  const open = site.settings.network === null;
  const vault = block('azurerm_key_vault', site.id('keyvault'), {
    name,
    ...placeOf(site),
    skuName: 'standard',
    tenantId: ref(client, 'tenant_id'),
    // Access by roles of Entra ID, not by the older access policies.
    rbacAuthorizationEnabled: true,
    // A deleted secret or vault can be brought back for 90 days, and nobody can shorten that.
    softDeleteRetentionDays: 90,
    purgeProtectionEnabled: true,
    publicNetworkAccessEnabled: open,
    networkAcls: { bypass: 'AzureServices', defaultAction: open ? 'Allow' : 'Deny' },
  });
  return { ...used, name, settings, vault, blocks: [client, vault] };
}

/**
 * The value of an app setting that App Service replaces with that of a secret.
 * Source: learn.microsoft.com/azure/app-service/app-service-key-vault-references
 */
export function secretReference({ vault }: KeyVaultLayout, secret: string): string {
  return `@Microsoft.KeyVault(VaultName=${ref(vault, 'name')};SecretName=${secret})`;
}

/** Lets an identity read the secrets of a vault. */
export function readSecrets(
  { vault }: KeyVaultLayout,
  principalId: string,
  app: string,
  site: Site,
): TerraformBlock {
  return block('azurerm_role_assignment', site.id('functions', app, 'secrets'), {
    scope: ref(vault, 'id'),
    roleDefinitionName: 'Key Vault Secrets User',
    principalId,
    principalType: 'ServicePrincipal',
    skipServicePrincipalAadCheck: true,
  });
}
