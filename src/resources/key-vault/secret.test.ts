import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../test/support/definitions.js';
import { blocksOf, planOf, remarksIn, settingsOf, SHOP } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import { FunctionsApp } from '../../components/functions-app/functions-app.js';
import { InvalidConfigError } from '../../errors.js';
import { type KeyVaultSecret, keyVaultSecret } from './secret.js';

const reader = (options = {}) =>
  app('Payments', { secrets: { KEY: keyVaultSecret('stripe-key') }, ...options });
const plan = (config: BackendConfig = {}, components = [reader(), crud()]) =>
  planOf(components, { ...SHOP, ...config });

describe('secrets', () => {
  it('are references in app settings, and nowhere values', () => {
    const planned = plan();
    expect(settingsOf(planned, 'Payments')['KEY']).toEqual({
      $join: [
        '@Microsoft.KeyVault(VaultName=',
        { $ref: 'azurerm_key_vault.shop_keyvault.name' },
        ';SecretName=stripe-key)',
      ],
    });
    expect(planned.terraform.filter(({ type }) => type === 'azurerm_key_vault_secret')).toEqual([]);
  });

  it('have a vault that cannot be emptied, shared by their readers', () => {
    const planned = plan();
    expect(blocksOf(planned, 'azurerm_key_vault')[0]?.arguments).toMatchObject({
      rbac_authorization_enabled: true,
      purge_protection_enabled: true,
      soft_delete_retention_days: 90,
    });
    const vault = planned.resources.find(({ key }) => key === 'keyvault:shared');
    expect(vault).toMatchObject({ sharedBy: ['Payments'], config: { secrets: ['stripe-key'] } });
  });

  it('need no vault where no component names one', () => {
    expect(plan({}, [crud()]).resources.map(({ type }) => type)).not.toContain('keyvault');
  });

  it.each([
    ['FC1', 'azurerm_function_app_flex_consumption.shop_functions_shared.identity[0].principal_id'],
    ['EP1', 'azurerm_user_assigned_identity.shop_functions_elastic_identity.principal_id'],
  ] as const)('are read with the identity that azurerm lets a plan %s use', (sku, principal) => {
    const planned = plan({}, [reader({ sku })]);
    const [role] = blocksOf(planned, 'azurerm_role_assignment').filter(
      ({ arguments: config }) => config['role_definition_name'] === 'Key Vault Secrets User',
    );
    expect(role?.arguments).toMatchObject({
      scope: { $join: [{ $ref: 'azurerm_key_vault.shop_keyvault.id' }, '/secrets/stripe-key'] },
      principal_id: { $ref: principal },
    });
  });

  it('stay inside of an isolated network', () => {
    const planned = plan({ networking: 'isolated' });
    expect(blocksOf(planned, 'azurerm_key_vault')[0]?.arguments).toMatchObject({
      public_network_access_enabled: false,
      network_acls: { bypass: 'AzureServices', default_action: 'Deny' },
    });
    const zones = blocksOf(planned, 'azurerm_private_dns_zone').map(
      ({ arguments: config }) => config['name'],
    );
    expect(zones).toContain('privatelink.vaultcore.azure.net');
  });

  it('may be in a vault that is there already', () => {
    const planned = plan({ keyVault: { name: 'kv-main', useExisting: true, resourceGroup: 'rg-main' } });
    expect(blocksOf(planned, 'data.azurerm_key_vault')[0]?.arguments).toEqual({
      name: 'kv-main',
      resource_group_name: 'rg-main',
    });
    expect(blocksOf(planned, 'azurerm_key_vault')).toEqual([]);
  });

  it('of one name and two meanings split the app', () => {
    const other = app('Other', { environmentVariables: { KEY: 'plain' } });
    const planned = plan({}, [reader(), other]);
    expect(remarksIn(planned)).toMatchObject([{ code: 'RESOURCE_SPLIT', path: 'environment variable KEY' }]);
  });
});

describe('a secret is refused', () => {
  const functions = { run: { trigger: 'http' } } as const;

  it.each(['', 'has space', 'a/b', 'x'.repeat(128)])('when no vault takes its name: %j', (name) => {
    expect(() => keyVaultSecret(name)).toThrow(InvalidConfigError);
  });

  it.each([
    ['as text', { secrets: { KEY: 'sk_live' as KeyVaultSecret } }, /not its value/],
    ['within other text', { environmentVariables: { KEY: `x${keyVaultSecret('a')}` } }, /whole reference/],
    [
      'beside a setting of its name',
      { secrets: { KEY: keyVaultSecret('a') }, environmentVariables: { KEY: 'b' } },
      /must not have a name that environmentVariables has too/,
    ],
  ])('%s', (_how, options, rule) => {
    expect(() => FunctionsApp.define('Payments', { functions, ...options })).toThrow(rule);
  });
});
