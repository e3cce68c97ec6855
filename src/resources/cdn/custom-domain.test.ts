import { StaticSiteWithCdn, type StaticSiteWithCdnConfig } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { blocksOf, planOf, SHOP } from '../../../test/support/plans.js';
import { addressOf } from '../../plan/terraform-block.js';

const plan = (config: StaticSiteWithCdnConfig) => planOf([StaticSiteWithCdn.define('Docs', config)]);
const route = (config: StaticSiteWithCdnConfig) =>
  blocksOf(plan(config), 'azurerm_cdn_frontdoor_route')[0]?.arguments;

describe('a custom domain', () => {
  const inZone = { customDomain: 'app.example.com', dnsZoneName: 'example.com' };

  it('is connected with the route, with a certificate of Azure’s', () => {
    const planned = plan({ customDomain: 'app.example.com' });
    const [domain] = blocksOf(planned, 'azurerm_cdn_frontdoor_custom_domain');
    expect(domain?.arguments).toMatchObject({
      name: 'app-example-com',
      host_name: 'app.example.com',
      tls: { certificate_type: 'ManagedCertificate' },
    });
    const id = { $ref: `${addressOf(domain ?? { type: '', id: '' })}.id` };
    const [association] = blocksOf(planned, 'azurerm_cdn_frontdoor_custom_domain_association');
    expect(association?.arguments).toEqual({
      cdn_frontdoor_custom_domain_id: id,
      cdn_frontdoor_route_ids: [{ $ref: 'azurerm_cdn_frontdoor_route.shop_cdn_docs.id' }],
    });
    expect(route({ customDomain: 'app.example.com' })?.['cdn_frontdoor_custom_domain_ids']).toEqual([id]);
    expect(planned.terraform.filter(({ type }) => type.includes('_dns_'))).toEqual([]);
  });

  it('has its proof and its CNAME record in its zone, the CNAME only while Front Door knows the domain', () => {
    const planned = plan(inZone);
    expect(blocksOf(planned, 'azurerm_dns_txt_record')[0]?.arguments).toMatchObject({ name: '_dnsauth.app' });
    const [way] = blocksOf(planned, 'azurerm_dns_cname_record');
    expect(way?.arguments).toMatchObject({
      name: 'app',
      record: { $ref: 'azurerm_cdn_frontdoor_endpoint.shop_cdn_docs.host_name' },
    });
    const needed = way?.meta?.depends_on?.map((address) => address.split('.')[0]);
    expect(needed).toEqual([
      'azurerm_cdn_frontdoor_route',
      'azurerm_cdn_frontdoor_custom_domain_association',
    ]);
  });

  it('at the top of its zone has an alias, because a CNAME cannot be there', () => {
    const planned = plan({ customDomain: 'example.com', dnsZoneName: 'example.com' });
    expect(blocksOf(planned, 'azurerm_dns_txt_record')[0]?.arguments).toMatchObject({ name: '_dnsauth' });
    expect(blocksOf(planned, 'azurerm_dns_cname_record')).toEqual([]);
    expect(blocksOf(planned, 'azurerm_dns_a_record')[0]?.arguments).toMatchObject({
      name: '@',
      target_resource_id: { $ref: 'azurerm_cdn_frontdoor_endpoint.shop_cdn_docs.id' },
    });
  });

  it('several labels down has them all in its records', () => {
    const planned = plan({ customDomain: 'a.b.example.com', dnsZoneName: 'example.com' });
    expect(blocksOf(planned, 'azurerm_dns_cname_record')[0]?.arguments['name']).toBe('a.b');
    expect(blocksOf(planned, 'azurerm_dns_txt_record')[0]?.arguments['name']).toBe('_dnsauth.a.b');
  });

  it('in an existing zone has its records in the group of the zone, which is only read', () => {
    const planned = plan({ ...inZone, dnsZoneResourceGroup: 'rg-dns' });
    expect(blocksOf(planned, 'azurerm_dns_zone')).toEqual([]);
    expect(blocksOf(planned, 'data.azurerm_dns_zone')[0]?.arguments).toEqual({
      name: 'example.com',
      resource_group_name: 'rg-dns',
    });
    for (const type of ['azurerm_dns_txt_record', 'azurerm_dns_cname_record'])
      expect(blocksOf(planned, type)[0]?.arguments['resource_group_name']).toBe('rg-dns');
  });

  it('shares a new zone with others', () => {
    const other = StaticSiteWithCdn.define('Shop', { ...inZone, customDomain: 'shop.example.com' });
    const planned = planOf([StaticSiteWithCdn.define('Docs', inZone), other], SHOP);
    expect(blocksOf(planned, 'azurerm_dns_zone')).toHaveLength(1);
    expect(blocksOf(planned, 'azurerm_dns_cname_record')).toHaveLength(2);
  });

  it('has a name of its own, also next to one that differs in a dot', () => {
    const names = ['app-eu.example.com', 'app.eu.example.com'].map(
      (customDomain) =>
        blocksOf(plan({ customDomain }), 'azurerm_cdn_frontdoor_custom_domain')[0]?.arguments['name'],
    );
    expect(names).toEqual(['app--eu-example-com', 'app-eu-example-com']);
  });
});
