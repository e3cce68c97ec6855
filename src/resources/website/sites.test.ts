import { defineBackend, ResourceLimitError } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { StaticSite } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import type { ResourcePlan } from '../../plan/resource-plan.js';
import { groupStack } from '../../../test/engines/stacks.js';
import { crud, custom, requirement } from '../../../test/support/definitions.js';
import { blocksOf, keysOf, planOf, remarksIn, SHOP } from '../../../test/support/plans.js';

const site = (id: string) => StaticSite.define(id, { sourceDirectory: id.toLowerCase() });
const codesOf = (remarks: readonly { readonly code: string }[]) => remarks.map(({ code }) => code);

describe('websites', () => {
  it('have an account each, without a warning about a split', () => {
    const plan = planOf([site('Admin'), site('Status'), crud()], {
      ...SHOP,
      deployer: { dataRoles: 'existing' },
      codeDeployment: 'separate',
    });
    expect(keysOf(plan, 'website')).toEqual(['website:admin', 'website:status']);
    expect(blocksOf(plan, 'azurerm_storage_account')).toHaveLength(3);
    expect(remarksIn(plan)).toEqual([]);
  });

  it('are not counted as savings', () => {
    const { byType } = planOf([site('Admin'), site('Status')]).summary;
    expect(byType).toEqual([{ type: 'website', shared: 2, unshared: 2 }]);
  });

  it('keep names and addresses when there are more of them', () => {
    const one = planOf([site('Status')]);
    const more = planOf([site('Admin'), site('Status'), site('Shared'), crud('Shared-Api')]);
    // A block that several sites share belongs to the first of them.
    const blocksIn = ({ terraform }: ResourcePlan) => terraform.map(({ resource: _, ...block }) => block);
    for (const block of blocksIn(one)) expect(blocksIn(more)).toContainEqual(block);
  });

  it('count as storage accounts', () => {
    const backend = defineBackend({ ...SHOP, limits: { maxStorageAccounts: 1 } })
      .addComponents([site('Admin'), site('Status')])
      .build();
    expect(backend.plan().violations).toMatchObject([{ limit: 'maxStorageAccounts', requested: 2 }]);
    expect(() => backend.apply(groupStack())).toThrow(ResourceLimitError);
  });

  it('take no keys, which the provider is told, and no anonymous calls for blobs', () => {
    const plan = planOf([site('Admin')]);
    expect(blocksOf(plan, 'azurerm_storage_account')[0]?.arguments).toMatchObject({
      shared_access_key_enabled: false,
      allow_nested_items_to_be_public: false,
      https_traffic_only_enabled: true,
      min_tls_version: 'TLS1_2',
    });
    expect(plan.provider.storageUseAzuread).toBe(true);
  });

  it('stay open in an isolated backend, with a warning, while all else is closed', () => {
    const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
    const plan = planOf([userApi, site('Admin')], { ...SHOP, networking: 'isolated' });
    expect(plan.warnings).toContainEqual(
      expect.objectContaining({ code: 'PUBLIC_WEBSITE', components: ['Admin'] }),
    );
    const resolutionOf = ({ warnings }: typeof plan) =>
      warnings.find(({ code }) => code === 'PUBLIC_WEBSITE')?.resolution;
    expect(resolutionOf(plan)).toContain('put a gateway');
    const entry = { frontDoor: { site: 'Admin' } };
    const behind = planOf([userApi, site('Admin')], { ...SHOP, networking: 'isolated', entry });
    expect(resolutionOf(behind)).not.toContain('put a gateway');
    const open = plan.terraform.filter(
      ({ arguments: config }) => config['public_network_access_enabled'] === true,
    );
    expect(open.map(({ id }) => id)).toEqual(['shop_website_admin']);
    expect(blocksOf(plan, 'azurerm_private_endpoint').map(({ id }) => id)).not.toContainEqual(
      expect.stringContaining('website'),
    );
    expect(codesOf(planOf([userApi], { ...SHOP, networking: 'isolated' }).warnings)).not.toContain(
      'PUBLIC_WEBSITE',
    );
  });

  it('of one name are one website, and must agree', () => {
    const asking = (id: string, indexDocument: string) =>
      custom(id, [requirement('website', { site: 'docs', indexDocument })]);
    expect(keysOf(planOf([asking('A', 'a.html'), asking('B', 'a.html')]))).toEqual(['website:docs']);
    expect(planOf([asking('A', 'a.html'), asking('B', 'b.html')]).errors).toMatchObject([
      { code: 'CONFLICTING_VALUES', path: 'indexDocument', components: ['A', 'B'] },
    ]);
  });
});
