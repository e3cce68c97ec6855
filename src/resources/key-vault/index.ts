import * as v from 'valibot';

import { clientConfig, subscriptionScoped } from '../azure/subscription.js';
import { defineResourceType } from '../define-resource-type.js';
import { record } from '../merge/merge-table.js';
import { union } from '../merge/strategies.js';
import { closedToApps, effectiveIpRanges, ipRangeDiagnostics } from '../network/allowed-ip-ranges.js';
import { logsOf, privateEndpoints, VAULT } from '../platform.js';
import type { Requirement } from '../requirement.js';
import { componentsOf, type Resource } from '../resource.js';
import { typeOptionsOf, type Settings } from '../settings.js';
import { layOutKeyVault, secretReference, vaultRef } from './layout.js';
import { keyVaultMeters } from './meters.js';
import { KEY_VAULT } from './naming.js';
import { keyVaultOptions, vaultSettings } from './options.js';
import type { KeyVaultRequirement, KeyVaultResourceConfig } from './requirement.js';
import { keyVaultExposure } from './exposure.js';
import { KEY_VAULT_DATA_TYPES, KEY_VAULT_REPLACED_BY } from './replaced-by.js';
import { placeholderOf } from './secret.js';
import { KEY_VAULT_WEAKENED_BY } from './weakened-by.js';

const secrets = record<KeyVaultRequirement>({ secrets: union() });

/** The vault with the secrets of a backend. */
export const keyVault = defineResourceType<KeyVaultRequirement, KeyVaultResourceConfig>({
  type: VAULT,
  title: 'Key Vault',
  naming: KEY_VAULT,
  // Implied by app settings, whose schema checked the names.
  schema: v.custom<KeyVaultRequirement>(() => true),
  requirements: {
    internal: true,
    // With the option, the vault is there before its first secret, and apps have the identity that reads it.
    implicitRequirement: (settings, uses) =>
      typeOptionsOf(settings, keyVaultOptions) !== null &&
      uses.some(({ connections }) => connections.identity !== undefined)
        ? { secrets: [] }
        : undefined,
  },
  sharing: { units: () => ['vault'] },
  merge: { merge: (candidates) => ({ ...secrets.merge(candidates), decisions: [] }) },
  withDefaults: ({ secrets: names }, settings: Settings) => ({
    ...vaultSettings(settings),
    secrets: names,
    ...(vaultSettings(settings).existing ? {} : effectiveIpRanges('keyvault', undefined, settings)),
  }),
  existingName: ({ config }) => config.name,
  connections: {
    isolation: 'private-endpoint',
    runsCode: false,
    exposure: keyVaultExposure,
    connect(resource, context) {
      const target = vaultRef(context);
      const zone = 'privatelink.vaultcore.azure.net';
      return [
        ...closedToApps(
          withoutLists(resource),
          'keyvault',
          componentsOf(resource.requirements.filter(readsSecrets)),
          context.settings,
        ),
        ...privateEndpoints(resource, [{ target, role: 'keyvault', subresource: 'vault', zone }], context),
        // The owner of an existing vault decides on its logs. Source:
        // learn.microsoft.com/azure/key-vault/general/logging
        ...(resource.config.existing
          ? []
          : logsOf(resource, [{ target, audit: ['AuditEvent'], calls: [] }], context)),
      ];
    },
    placeholders: ({ config }, context) =>
      config.secrets.map((secret) => [placeholderOf(secret), secretReference(vaultRef(context), secret)]),
  },
  validate: { check: (vaults, context) => ipRangeDiagnostics('keyvault', vaults.map(withoutLists), context) },
  replacedBy: KEY_VAULT_REPLACED_BY,
  weakenedBy: KEY_VAULT_WEAKENED_BY,
  dataTypes: KEY_VAULT_DATA_TYPES,
  azureType: 'Microsoft.KeyVault/vaults',
  azurerm5: { registers: ['Microsoft.KeyVault'] },
  meters: keyVaultMeters,
  layOut({ name, config }, context) {
    const vault = layOutKeyVault(name, config, context);
    const { existing } = vaultSettings(context.settings);
    // People put secrets into a vault: it is data as a whole. An existing one is its owner's.
    return {
      blocks: [vault],
      shared: existing ? [] : [clientConfig(context)],
      units: existing
        ? {}
        : {
            vault: {
              blocks: [
                { block: vault, importId: subscriptionScoped('Microsoft.KeyVault/vaults', name, context) },
              ],
            },
          },
    };
  },
});

/** Only the backend has a list for its vault: requirements name secrets. */
function withoutLists(vault: Resource<KeyVaultRequirement, KeyVaultResourceConfig>) {
  return { ...vault, requirements: [] };
}

function readsSecrets({ config }: Pick<Requirement<KeyVaultRequirement>, 'config'>): boolean {
  return config.secrets.length > 0;
}
