import { StaticSiteWithCdn, type StaticSiteWithCdnConfig } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { addressOf } from '../../../src/plan/terraform-block.js';
import { blocksOf, planOf, SHOP } from '../../support/plans.js';

const plan = (config: StaticSiteWithCdnConfig) => planOf([StaticSiteWithCdn.define('Docs', config)]);
const rules = (config: StaticSiteWithCdnConfig) =>
  blocksOf(plan(config), 'azurerm_cdn_frontdoor_rule').map((block) => block.config);
const rule = (config: StaticSiteWithCdnConfig, name: string) =>
  rules(config).find((own) => own['name'] === name);
const route = (config: StaticSiteWithCdnConfig) =>
  blocksOf(plan(config), 'azurerm_cdn_frontdoor_route')[0]?.config;

describe('requests', () => {
  it('go from the endpoint to the account, by https', () => {
    expect(route({})).toMatchObject({
      patternsToMatch: ['/*'],
      supportedProtocols: ['Http', 'Https'],
      httpsRedirectEnabled: true,
      forwardingProtocol: 'HttpsOnly',
      cdnFrontdoorEndpointId: '${azurerm_cdn_frontdoor_endpoint.shop_cdn_docs.id}',
      cdnFrontdoorOriginIds: ['${azurerm_cdn_frontdoor_origin.shop_cdn_docs.id}'],
    });
    const host = '${azurerm_storage_account.shop_website_docs.primary_web_host}';
    expect(blocksOf(plan({}), 'azurerm_cdn_frontdoor_origin')[0]?.config).toMatchObject({
      hostName: host,
      originHostHeader: host,
      certificateNameCheckEnabled: true,
    });
  });

  it('go through the rules in order, each after the origin is there', () => {
    const config = { enableSpaMode: true, cors: { allowedOrigins: ['*'] } };
    expect(rules(config).map(({ name, order }) => [name, order])).toEqual([
      ['routes', 1],
      ['cache', 2],
      ['cors', 3],
    ]);
    for (const { dependsOn } of blocksOf(plan(config), 'azurerm_cdn_frontdoor_rule'))
      expect(dependsOn).toEqual(['azurerm_cdn_frontdoor_origin.shop_cdn_docs']);
    const [ruleSet] = blocksOf(plan(config), 'azurerm_cdn_frontdoor_rule_set');
    expect(ruleSet?.config['name']).toMatch(/^rsfde[a-z0-9]{1,55}$/);
    expect(route(config)?.['cdnFrontdoorRuleSetIds']).toEqual([
      '${azurerm_cdn_frontdoor_rule_set.shop_cdn_docs.id}',
    ]);
  });

  it('go through no rules where there are none', () => {
    expect(blocksOf(plan({ cacheMaxAge: 0 }), 'azurerm_cdn_frontdoor_rule_set')).toEqual([]);
    expect(route({ cacheMaxAge: 0 })).not.toHaveProperty('cdnFrontdoorRuleSetIds');
  });
});

describe('an application with routes of its own', () => {
  it('gets its document for paths without an extension, but not below .well-known', () => {
    expect(rule({ enableSpaMode: true, indexDocument: 'app.html' }, 'routes')).toMatchObject({
      conditions: {
        urlFileExtensionCondition: [{ operator: 'LessThan', matchValues: ['1'] }],
        urlPathCondition: [{ operator: 'BeginsWith', negateCondition: true, matchValues: ['.well-known/'] }],
      },
      actions: {
        urlRewriteAction: { sourcePattern: '/', destination: '/app.html', preserveUnmatchedPath: false },
      },
    });
  });

  it('has no other error document, so that a missing file stays missing', () => {
    const [website] = blocksOf(plan({ enableSpaMode: true }), 'azurerm_storage_account_static_website');
    expect(website?.config).not.toHaveProperty('error404Document');
  });

  it('is not what every site is', () => {
    expect(rule({}, 'routes')).toBeUndefined();
    expect(rule({ enableSpaMode: false }, 'routes')).toBeUndefined();
  });
});

describe('caching', () => {
  it.each([
    [1, '00:00:01'],
    [3600, '01:00:00'],
    [86_399, '23:59:59'],
    [86_400, '1.00:00:00'],
    [90_061, '1.01:01:01'],
    [366 * 86_400 - 1, '365.23:59:59'],
  ])('of %d seconds is %s', (cacheMaxAge, cacheDuration) => {
    expect(rule({ cacheMaxAge }, 'cache')).toMatchObject({
      actions: {
        routeConfigurationOverrideAction: { cacheBehavior: 'OverrideIfOriginMissing', cacheDuration },
      },
    });
  });

  it('is an hour by default, and none with 0', () => {
    expect(rule({}, 'cache')).toEqual(rule({ cacheMaxAge: 3600 }, 'cache'));
    expect(route({ cacheMaxAge: 0 })).not.toHaveProperty('cache');
  });

  it.each([
    [{}, true],
    [{ enableCompression: true }, true],
    [{ enableCompression: false }, false],
  ])('compresses with %j: %j, and the rule says the same as the route', (config, compressionEnabled) => {
    expect(route(config)?.['cache']).toMatchObject({ compressionEnabled });
    expect(rule(config, 'cache')).toMatchObject({
      actions: { routeConfigurationOverrideAction: { compressionEnabled } },
    });
  });
});

describe('other origins', () => {
  it('may all read with *', () => {
    const [cors, ...more] = rules({ cacheMaxAge: 0, cors: { allowedOrigins: ['*'] } });
    expect(more).toEqual([]);
    expect(cors).not.toHaveProperty('conditions');
    expect(cors).toMatchObject({
      actions: { responseHeaderAction: [{ headerName: 'Access-Control-Allow-Origin', value: '*' }] },
    });
  });

  it('that are listed are each answered with their own name, and caches keep them apart', () => {
    const allowedOrigins = ['https://b.example.com', 'https://a.example.com'];
    const [vary, first, second] = rules({ cacheMaxAge: 0, cors: { allowedOrigins } });
    expect(vary).toMatchObject({ actions: { responseHeaderAction: [{ headerName: 'Vary' }] } });
    for (const [own, origin] of [
      [first, 'https://a.example.com'],
      [second, 'https://b.example.com'],
    ] as const)
      expect(own).toMatchObject({
        conditions: {
          requestHeaderCondition: [{ headerName: 'Origin', operator: 'Equal', matchValues: [origin] }],
        },
        actions: { responseHeaderAction: [{ headerAction: 'Overwrite', value: origin }] },
      });
  });
});

describe('a custom domain', () => {
  const inZone = { customDomain: 'app.example.com', dnsZoneName: 'example.com' };

  it('is connected with the route, with a certificate of Azure’s', () => {
    const planned = plan({ customDomain: 'app.example.com' });
    const [domain] = blocksOf(planned, 'azurerm_cdn_frontdoor_custom_domain');
    expect(domain?.config).toMatchObject({
      name: 'app-example-com',
      hostName: 'app.example.com',
      tls: { certificateType: 'ManagedCertificate' },
    });
    const id = `\${${addressOf(domain ?? { type: '', id: '' })}.id}`;
    const [association] = blocksOf(planned, 'azurerm_cdn_frontdoor_custom_domain_association');
    expect(association?.config).toEqual({
      cdnFrontdoorCustomDomainId: id,
      cdnFrontdoorRouteIds: ['${azurerm_cdn_frontdoor_route.shop_cdn_docs.id}'],
    });
    expect(route({ customDomain: 'app.example.com' })?.['cdnFrontdoorCustomDomainIds']).toEqual([id]);
    expect(planned.terraform.filter(({ type }) => type.includes('_dns_'))).toEqual([]);
  });

  it('has proof and way in its zone, the way only while Front Door knows the domain', () => {
    const planned = plan(inZone);
    expect(blocksOf(planned, 'azurerm_dns_txt_record')[0]?.config).toMatchObject({ name: '_dnsauth.app' });
    const [way] = blocksOf(planned, 'azurerm_dns_cname_record');
    expect(way?.config).toMatchObject({
      name: 'app',
      record: '${azurerm_cdn_frontdoor_endpoint.shop_cdn_docs.host_name}',
    });
    const needed = way?.dependsOn.map((address) => address.split('.')[0]);
    expect(needed).toEqual([
      'azurerm_cdn_frontdoor_route',
      'azurerm_cdn_frontdoor_custom_domain_association',
    ]);
  });

  it('at the top of its zone has an alias, because a CNAME cannot be there', () => {
    const planned = plan({ customDomain: 'example.com', dnsZoneName: 'example.com' });
    expect(blocksOf(planned, 'azurerm_dns_txt_record')[0]?.config).toMatchObject({ name: '_dnsauth' });
    expect(blocksOf(planned, 'azurerm_dns_cname_record')).toEqual([]);
    expect(blocksOf(planned, 'azurerm_dns_a_record')[0]?.config).toMatchObject({
      name: '@',
      targetResourceId: '${azurerm_cdn_frontdoor_endpoint.shop_cdn_docs.id}',
    });
  });

  it('several labels down has them all in its records', () => {
    const planned = plan({ customDomain: 'a.b.example.com', dnsZoneName: 'example.com' });
    expect(blocksOf(planned, 'azurerm_dns_cname_record')[0]?.config['name']).toBe('a.b');
    expect(blocksOf(planned, 'azurerm_dns_txt_record')[0]?.config['name']).toBe('_dnsauth.a.b');
  });

  it('in an existing zone has its records in the group of the zone, which is only read', () => {
    const planned = plan({ ...inZone, dnsZoneResourceGroup: 'rg-dns' });
    expect(blocksOf(planned, 'azurerm_dns_zone')).toEqual([]);
    expect(blocksOf(planned, 'data.azurerm_dns_zone')[0]?.config).toEqual({
      name: 'example.com',
      resourceGroupName: 'rg-dns',
    });
    for (const type of ['azurerm_dns_txt_record', 'azurerm_dns_cname_record'])
      expect(blocksOf(planned, type)[0]?.config['resourceGroupName']).toBe('rg-dns');
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
        blocksOf(plan({ customDomain }), 'azurerm_cdn_frontdoor_custom_domain')[0]?.config['name'],
    );
    expect(names).toEqual(['app--eu-example-com', 'app-eu-example-com']);
  });
});
