import { defineBackend, PlanHasErrorsError } from '@atakora/component/backend';
import { StaticSite, StaticSiteWithCdn, type StaticSiteWithCdnConfig } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { groupStack } from '../../../test/engines/stacks.js';
import { custom, requirement } from '../../../test/support/definitions.js';
import { blocksOf, keysOf, planOf, SHOP } from '../../../test/support/plans.js';

const site = (id: string) => StaticSite.define(id, { sourceDirectory: id.toLowerCase() });
const cdn = (id: string, config: StaticSiteWithCdnConfig = {}) => StaticSiteWithCdn.define(id, config);
const codesOf = (remarks: readonly { readonly code: string }[]) => remarks.map(({ code }) => code);
const sites = (count: number) => Array.from({ length: count }, (_, index) => cdn(`Site${index}`));

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
