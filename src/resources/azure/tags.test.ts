import { StaticSiteWithCdn, type StaticSiteWithCdnConfig } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { blocksOf, planOf, SHOP } from '../../../test/support/plans.js';

const cdn = (id: string, config: StaticSiteWithCdnConfig = {}) => StaticSiteWithCdn.define(id, config);
const codesOf = (remarks: readonly { readonly code: string }[]) => remarks.map(({ code }) => code);

describe('tags', () => {
  const many = Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`k${index + 10}`, 'v']));
  const zoned = cdn('Shop', { customDomain: 'example.com', dnsZoneName: 'example.com' });

  it('of a DNS zone are 15 at most, with plain keys, and the others are named', () => {
    const plan = planOf([zoned], { ...SHOP, tags: { ...many, 'cost center': '7', '1st': 'x' } });
    const [zone] = blocksOf(plan, 'azurerm_dns_zone');
    expect(Object.keys(zone?.arguments['tags'] ?? {})).toEqual(Object.keys(many).slice(0, 15));
    const left = plan.warnings.filter(({ code }) => code === 'TAGS_LEFT_OUT');
    expect(left).toHaveLength(1);
    expect(left[0]?.message).toContain("'1st', 'cost center', 'k25'");
    const [account] = blocksOf(plan, 'azurerm_storage_account');
    expect(Object.keys(account?.arguments['tags'] ?? {})).toHaveLength(18);
  });

  it('of Front Door have no # and : in their keys', () => {
    const plan = planOf([cdn('Shop')], { ...SHOP, tags: { 'a:b': '1', 'c#': '2', team: 'web' } });
    for (const type of ['azurerm_cdn_frontdoor_profile', 'azurerm_cdn_frontdoor_endpoint'])
      expect(blocksOf(plan, type)[0]?.arguments['tags']).toEqual({ team: 'web' });
    expect(codesOf(plan.warnings)).toEqual(['TAGS_LEFT_OUT']);
  });

  it.each([
    ['are those that DNS takes', {}, 1],
    [
      'are of no interest where zones exist',
      { privateDnsZoneResourceGroup: 'rg-dns', linkPrivateDnsZones: false },
      0,
    ],
  ])('of private DNS zones %s', (_title, zones, warned) => {
    const plan = planOf([crud('UserApi')], {
      ...SHOP,
      tags: { 'cost center': '7', team: 'web' },
      networking: { mode: 'isolated', ...zones },
    });
    for (const type of ['azurerm_private_dns_zone', 'azurerm_private_dns_zone_virtual_network_link'])
      for (const { arguments: config } of blocksOf(plan, type))
        expect(config['tags']).toEqual({ team: 'web' });
    expect(codesOf(plan.warnings).filter((code) => code === 'TAGS_LEFT_OUT')).toHaveLength(warned);
  });

  it('that all types take are not remarked on', () => {
    expect(codesOf(planOf([zoned], { ...SHOP, tags: { team: 'web' } }).warnings)).toEqual([
      'DNS_SETUP_NEEDED',
    ]);
  });
});
