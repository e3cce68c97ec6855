import { defineBackend, PlanHasErrorsError, ResourceLimitError } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { StaticSite, StaticSiteWithCdn, type StaticSiteWithCdnConfig } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { groupStack } from '../apply/stacks.js';
import { crud, custom, requirement } from '../support/definitions.js';
import { blocksOf, keysOf, planOf, SHOP } from '../support/plans.js';

const site = (id: string) => StaticSite.define(id, { sourceDirectory: id.toLowerCase() });
const cdn = (id: string, config: StaticSiteWithCdnConfig = {}) => StaticSiteWithCdn.define(id, config);
const codesOf = (remarks: readonly { readonly code: string }[]) => remarks.map(({ code }) => code);
const sites = (count: number) => Array.from({ length: count }, (_, index) => cdn(`Site${index}`));

describe('websites', () => {
  it('have an account each, and nobody is told of a split', () => {
    const plan = planOf([site('Admin'), site('Status'), crud()]);
    expect(keysOf(plan, 'website')).toEqual(['website:admin', 'website:status']);
    expect(blocksOf(plan, 'azurerm_storage_account')).toHaveLength(3);
    expect(codesOf(plan.warnings)).toEqual([]);
  });

  it('are not counted as savings', () => {
    const { byType } = planOf([site('Admin'), site('Status')]).summary;
    expect(byType).toEqual([{ type: 'website', shared: 2, unshared: 2 }]);
  });

  it('keep names and addresses when there are more of them', () => {
    const one = planOf([site('Status')]);
    const more = planOf([site('Admin'), site('Status'), site('Shared'), crud('Shared-Api')]);
    for (const block of one.terraform) expect(more.terraform).toContainEqual(block);
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
    expect(blocksOf(plan, 'azurerm_storage_account')[0]?.config).toMatchObject({
      sharedAccessKeyEnabled: false,
      allowNestedItemsToBePublic: false,
      httpsTrafficOnlyEnabled: true,
      minTlsVersion: 'TLS1_2',
    });
    expect(plan.provider.storageUseAzuread).toBe(true);
  });

  it('stay open in an isolated backend, with a warning, while all else is closed', () => {
    const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
    const plan = planOf([userApi, site('Admin')], { ...SHOP, networking: 'isolated' });
    expect(plan.warnings).toContainEqual(
      expect.objectContaining({ code: 'PUBLIC_WEBSITE', components: ['Admin'] }),
    );
    const open = plan.terraform.filter(({ config }) => config['publicNetworkAccessEnabled'] === true);
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

describe('Front Door', () => {
  it('is one for all sites of a backend, with an endpoint for each', () => {
    const plan = planOf([cdn('Shop'), cdn('Docs'), site('Admin')]);
    expect(keysOf(plan, 'cdn')).toEqual(['cdn:shared']);
    expect(blocksOf(plan, 'azurerm_cdn_frontdoor_profile')).toHaveLength(1);
    expect(blocksOf(plan, 'azurerm_cdn_frontdoor_endpoint')).toHaveLength(2);
    expect(plan.summary.byType).toContainEqual({ type: 'cdn', shared: 1, unshared: 2 });
  });

  it('is not there without a site that wants it', () => {
    expect(blocksOf(planOf([site('Admin')]), 'azurerm_cdn_frontdoor_profile')).toEqual([]);
  });

  it('takes ten sites, and an eleventh gets a second one, with a warning', () => {
    expect(keysOf(planOf(sites(10)), 'cdn')).toEqual(['cdn:shared']);
    const plan = planOf(sites(11));
    expect(keysOf(plan, 'cdn')).toEqual(['cdn:shared', 'cdn:shared-2']);
    expect(blocksOf(plan, 'azurerm_cdn_frontdoor_endpoint')).toHaveLength(11);
    expect(codesOf(plan.warnings)).toEqual(['RESOURCE_SPLIT']);
  });

  it('is not put before a website that is not there', () => {
    const plan = planOf([custom('Own', [requirement('cdn', { sites: [{ name: 'gone' }] })])]);
    expect(plan.errors).toMatchObject([{ code: 'INVALID_COMBINATION', components: ['Own'] }]);
    expect(plan.errors[0]?.message).toContain("'gone'");
  });

  it('serves a domain for one site only', () => {
    const customDomain = 'app.example.com';
    const backend = defineBackend(SHOP)
      .addComponents([cdn('Shop', { customDomain }), cdn('Docs', { customDomain })])
      .build();
    expect(backend.plan().errors).toMatchObject([
      { code: 'INVALID_COMBINATION', path: 'sites.shop.customDomain', components: ['Docs', 'Shop'] },
    ]);
    expect(() => backend.apply(groupStack())).toThrow(PlanHasErrorsError);
  });

  it('looks for a zone in one place only', () => {
    const dnsZoneName = 'example.com';
    const plan = planOf([
      cdn('Shop', { customDomain: 'shop.example.com', dnsZoneName, dnsZoneResourceGroup: 'rg-dns' }),
      cdn('Docs', { customDomain: 'docs.example.com', dnsZoneName }),
    ]);
    expect(plan.errors).toMatchObject([{ code: 'INVALID_COMBINATION', components: ['Docs', 'Shop'] }]);
  });
});

describe('what the owner of a domain has to do', () => {
  const domain = { customDomain: 'app.example.com' };

  it('is said where the records are not part of the plan', () => {
    const { warnings } = planOf([cdn('Shop', domain)]);
    expect(warnings).toMatchObject([{ code: 'DNS_SETUP_NEEDED', components: ['Shop'] }]);
    expect(warnings[0]?.resolution).toContain('_dnsauth.app.example.com');
  });

  it('is said once for each new zone', () => {
    const { warnings } = planOf([
      cdn('Shop', { ...domain, dnsZoneName: 'example.com' }),
      cdn('Docs', { customDomain: 'docs.example.com', dnsZoneName: 'example.com' }),
    ]);
    expect(warnings).toMatchObject([{ code: 'DNS_SETUP_NEEDED', components: ['Docs', 'Shop'] }]);
  });

  it('is nothing with an existing zone, and without a domain', () => {
    const existing = { ...domain, dnsZoneName: 'example.com', dnsZoneResourceGroup: 'rg-dns' };
    expect(planOf([cdn('Shop', existing), cdn('Docs')]).warnings).toEqual([]);
  });
});

describe('tags', () => {
  const many = Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`k${index + 10}`, 'v']));
  const zoned = cdn('Shop', { customDomain: 'example.com', dnsZoneName: 'example.com' });

  it('of a DNS zone are 15 at most, with plain keys, and the others are named', () => {
    const plan = planOf([zoned], { ...SHOP, tags: { ...many, 'cost center': '7', '1st': 'x' } });
    const [zone] = blocksOf(plan, 'azurerm_dns_zone');
    expect(Object.keys(zone?.config['tags'] ?? {})).toEqual(Object.keys(many).slice(0, 15));
    const left = plan.warnings.filter(({ code }) => code === 'TAGS_LEFT_OUT');
    expect(left).toHaveLength(1);
    expect(left[0]?.message).toContain("'1st', 'cost center', 'k25'");
    const [account] = blocksOf(plan, 'azurerm_storage_account');
    expect(Object.keys(account?.config['tags'] ?? {})).toHaveLength(18);
  });

  it('of Front Door have no # and : in their keys', () => {
    const plan = planOf([cdn('Shop')], { ...SHOP, tags: { 'a:b': '1', 'c#': '2', team: 'web' } });
    for (const type of ['azurerm_cdn_frontdoor_profile', 'azurerm_cdn_frontdoor_endpoint'])
      expect(blocksOf(plan, type)[0]?.config['tags']).toEqual({ team: 'web' });
    expect(codesOf(plan.warnings)).toEqual(['TAGS_LEFT_OUT']);
  });

  it.each([
    ['are those that DNS takes', {}, 1],
    ['are of no interest where zones exist', { privateDnsZoneResourceGroup: 'rg-dns' }, 0],
  ])('of private DNS zones %s', (_title, zones, warned) => {
    const plan = planOf([crud('UserApi')], {
      ...SHOP,
      tags: { 'cost center': '7', team: 'web' },
      networking: { mode: 'isolated', ...zones },
    });
    for (const type of ['azurerm_private_dns_zone', 'azurerm_private_dns_zone_virtual_network_link'])
      for (const { config } of blocksOf(plan, type)) expect(config['tags']).toEqual({ team: 'web' });
    expect(codesOf(plan.warnings).filter((code) => code === 'TAGS_LEFT_OUT')).toHaveLength(warned);
  });

  it('that all types take are not remarked on', () => {
    expect(codesOf(planOf([zoned], { ...SHOP, tags: { team: 'web' } }).warnings)).toEqual([
      'DNS_SETUP_NEEDED',
    ]);
  });
});
