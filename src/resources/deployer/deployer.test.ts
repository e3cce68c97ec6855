import { keyVaultSecret } from '@atakora/component/functions';
import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../test/support/definitions.js';
import { offerFor } from '../../../test/support/offers.js';
import { blocksOf, functionAppIn, planOf, SHOP } from '../../../test/support/plans.js';
import { groupStack, synth, warningsOf } from '../../../test/engines/stacks.js';
import { defineBackend } from '../../backend/define-backend.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import { dependenciesOf } from '../../plan/terraform-block.js';
import { StaticSite } from '../../web.js';

const GROUP = '11111111-2222-3333-4444-555555555555';
const site = StaticSite.define('Web', { sourceDirectory: 'site' });
const planned = (config: BackendConfig = {}) => planOf([crud('Users'), site], { ...SHOP, ...config });
const dataRoles = (config: BackendConfig = {}) =>
  blocksOf(planned(config), 'azurerm_role_assignment').filter(({ id }) => id.includes('deployer'));
const codesOf = (config: BackendConfig = {}) => planned(config).warnings.map(({ code }) => code);

describe('an API and a site in one backend', () => {
  it('have a role for each blob before it is written', () => {
    const plan = planned();
    for (const blob of blocksOf(plan, 'azurerm_storage_blob'))
      expect(dependenciesOf(blob)).toContainEqual(
        expect.stringMatching(/^azurerm_role_assignment\..*deployer/),
      );
    expect(dataRoles().map(({ arguments: config }) => config['scope'])).toEqual([
      { $ref: 'azurerm_storage_account.shop_storage_shared.id' },
      { $ref: 'azurerm_storage_account.shop_website_web.id' },
    ]);
  });

  it('write the code of the API with the account key where the site is not there', () => {
    const plan = planOf([crud('Users')]);
    expect(plan.provider.storageUseAzuread).toBe(false);
    expect(plan.deployer.rights.map(({ role }) => role)).not.toContain('Storage Blob Data Contributor');
  });
});

describe('a site and two apps with code', () => {
  const code = (id: string, version: '20' | '22') =>
    app(id, { version, sourceDirectory: 'test/arbitraries/sources/module' });
  const apps = [code('One', '22'), code('Two', '20')];

  it('share one role on the account of the apps: Azure refuses a second one', () => {
    const plan = planOf([site, ...apps]);
    const roles = blocksOf(plan, 'azurerm_role_assignment').filter(({ id }) => id.includes('deployer'));
    expect(roles.map(({ id }) => id)).toEqual([
      'shop_storage_shared_deployer_storage-blob-data-contributor',
      'shop_website_web_deployer_storage-blob-data-contributor',
    ]);
    expect(blocksOf(plan, 'data.azurerm_client_config')).toHaveLength(1);
  });

  it('move the role that an earlier version gave for one of them, whichever is deployed', () => {
    const { moved } = planOf([site, ...apps], { ...SHOP, deployer: { principalId: GROUP } }).state;
    const id = (words: string) =>
      `azurerm_role_assignment.shop_${words}_deployer_${GROUP}_storage-blob-data-contributor`;
    expect(moved).toEqual([
      { from: id('functions_shared-2_packages'), to: id('storage_shared') },
      { from: id('functions_shared_packages'), to: id('functions_shared-2_packages') },
    ]);
  });
});

describe('the deployer', () => {
  it('that is named has the roles, even if another principal runs Terraform', () => {
    const deployer = { principalId: GROUP, principalType: 'Group' } as const;
    expect(dataRoles({ deployer }).map(({ arguments: config }) => config)).toMatchObject([
      { principal_id: GROUP, principal_type: 'Group' },
      { principal_id: GROUP, principal_type: 'Group' },
    ]);
    expect(blocksOf(planned({ deployer }), 'data.azurerm_client_config')).toEqual([]);
    expect(planned({ deployer }).deployer.principalId).toBe(GROUP);
    expect(codesOf({ deployer })).not.toContain('DEPLOYER_UNNAMED');
  });

  it('that is not named is said', () => {
    expect(codesOf()).toContain('DEPLOYER_UNNAMED');
    expect(dataRoles()[0]?.arguments['principal_id']).toEqual({
      $ref: expect.stringMatching(/^data\.azurerm_client_config\./) as string,
    });
  });

  it('that has the roles already is given none', () => {
    const deployer = { dataRoles: 'existing' } as const;
    expect(dataRoles({ deployer })).toEqual([]);
    expect(planned({ deployer }).deployer.rights).toContainEqual(
      expect.objectContaining({ role: 'Storage Blob Data Contributor', granted: false }),
    );
    expect(codesOf({ deployer })).not.toContain('DEPLOYER_UNNAMED');
  });

  it('needs every right that the plan lists', () => {
    expect(planned().deployer.rights.map(({ role, scope, granted }) => [role, scope, granted])).toEqual([
      ['Storage Blob Data Contributor', 'azurerm_storage_account.shop_storage_shared', true],
      ['Storage Blob Data Contributor', 'azurerm_storage_account.shop_website_web', true],
      ['Contributor', 'resource group', false],
      ['Role Based Access Control Administrator', 'resource group', false],
    ]);
    const secrets = { KEY: keyVaultSecret('key') };
    const keyVault = { name: 'kv-company', useExisting: true, resourceGroup: 'rg-company' };
    const { rights } = planOf([app('Pay', { secrets })], {
      ...SHOP,
      networking: 'isolated',
      keyVault,
    }).deployer;
    expect(rights.map(({ role, scope }) => `${role} on ${scope}`)).toEqual(
      expect.arrayContaining([
        'Role Based Access Control Administrator on data.azurerm_key_vault.shop_keyvault',
        'Reader on resource group rg-company',
        'Contributor on subscription',
      ]),
    );
  });

  it.each([
    { principalId: 'ops@example.com' },
    { principalType: 'Group' as const },
    { dataRoles: 'none' as never },
  ])('is refused when it is wrong: %j', (deployer) => {
    expect(() => planned({ deployer })).toThrow(/deployer/);
  });
});

describe('two backends in one stack', () => {
  const first = (deployer: BackendConfig['deployer'] = {}) =>
    defineBackend({ ...SHOP, backendId: 'api', deployer }).addComponent(crud('Users'));
  const second = () => defineBackend({ ...SHOP, backendId: 'web' }).addComponent(site);
  const saidOf = (...backends: { build(): { addToStack(stack: never): void } }[]) => {
    const stack = groupStack();
    for (const backend of backends) backend.build().addToStack(stack as never);
    synth(stack);
    return warningsOf(stack).filter((text) => text.includes('storageAccess'));
  };

  it('say when the second changes how the first writes blobs', () => {
    expect(saidOf(first(), second())).toEqual([expect.stringContaining("Backend 'api'")]);
    expect(saidOf(second(), first())).toHaveLength(1);
    expect(saidOf(first({ storageAccess: 'entra-id' }), second())).toEqual([]);
    expect(saidOf(first())).toEqual([]);
  });
});

describe('code on Elastic Premium', () => {
  it('starts from the address of a package, which the identity of the app reads', () => {
    const plan = planOf([crud('Users', { sku: 'EP1' })]);
    expect(functionAppIn(plan).arguments).toMatchObject({
      webdeploy_publish_basic_authentication_enabled: false,
      app_settings: {
        WEBSITE_RUN_FROM_PACKAGE: {
          $join: [
            { $ref: 'azurerm_storage_account.shop_storage_shared.primary_blob_endpoint' },
            { $ref: 'azurerm_storage_container.shop_functions_elastic_packages.name' },
            '/released-package.zip',
          ],
        },
        WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: {
          $ref: 'azurerm_user_assigned_identity.shop_functions_elastic_identity.id',
        },
      },
    });
    expect(functionAppIn(plan).arguments).not.toHaveProperty('zip_deploy_file');
    expect(dependenciesOf(functionAppIn(plan))).toContain(
      'azurerm_storage_blob.shop_functions_elastic_package',
    );
  });
});

describe('triggers', () => {
  const timer = app('Jobs', {
    functions: { run: { trigger: 'timer', schedule: '0 0 * * * *' } },
    sourceDirectory: 'jobs',
  });
  const syncs = (config: BackendConfig) =>
    blocksOf(planOf([timer], { ...SHOP, ...config }), 'terraform_data');
  const said = (config: BackendConfig) =>
    planOf([timer], { ...SHOP, ...config }).warnings.filter(({ code }) => code === 'TRIGGERS_NOT_SYNCED');

  it('are synced after the code where the backend says so', () => {
    expect(syncs({ codeDeployment: 'terraform-sync' })).toMatchObject([
      {
        meta: {
          depends_on: ['azurerm_function_app_flex_consumption.shop_functions_shared'],
          local_exec: [
            {
              command: {
                $join: [
                  'https://management.azure.com',
                  { $ref: 'azurerm_function_app_flex_consumption.shop_functions_shared.id' },
                  expect.stringMatching(/^\/syncfunctiontriggers\?/) as string,
                ],
              },
            },
          ],
        },
      },
    ]);
    expect(said({ codeDeployment: 'terraform-sync' })).toEqual([]);
  });

  it('may not be known otherwise, which is said', () => {
    expect(syncs({})).toEqual([]);
    expect(said({})).toMatchObject([{ path: 'codeDeployment', components: ['Jobs'] }]);
    expect(said({ codeDeployment: 'separate' })).toEqual([]);
  });
});

describe('the deployer of a guest', () => {
  it.each([4, 5] as const)('registers no resource provider with azurerm %i, and is told which', (azurerm) => {
    const plan = planOf([crud('Users')], { ...SHOP, azurerm, host: offerFor('shop.prod') });
    expect(plan.errors).toEqual([]);
    expect(plan.provider.resourceProvidersToRegister).toEqual([]);
    const reason = plan.deployer.rights.find(({ scope }) => scope === 'subscription')?.reason;
    expect(reason).toMatch(/Microsoft\.Storage, Microsoft\.Web must be registered before$/);
  });
});
