import { StaticSiteWithCdn, type StaticSiteWithCdnConfig } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { blocksOf, planOf } from '../../../test/support/plans.js';

const plan = (config: StaticSiteWithCdnConfig) => planOf([StaticSiteWithCdn.define('Docs', config)]);
const rules = (config: StaticSiteWithCdnConfig) =>
  blocksOf(plan(config), 'azurerm_cdn_frontdoor_rule')
    .map((block) => block.arguments)
    .sort((a, b) => Number(a['order']) - Number(b['order']));
const route = (config: StaticSiteWithCdnConfig) =>
  blocksOf(plan(config), 'azurerm_cdn_frontdoor_route')[0]?.arguments;

describe('requests', () => {
  it('go from the endpoint to the account, by https', () => {
    expect(route({})).toMatchObject({
      patterns_to_match: ['/*'],
      supported_protocols: ['Http', 'Https'],
      https_redirect_enabled: true,
      forwarding_protocol: 'HttpsOnly',
      cdn_frontdoor_endpoint_id: { $ref: 'azurerm_cdn_frontdoor_endpoint.shop_cdn_docs.id' },
      cdn_frontdoor_origin_ids: [{ $ref: 'azurerm_cdn_frontdoor_origin.shop_cdn_docs.id' }],
    });
    const host = { $ref: 'azurerm_storage_account.shop_website_docs.primary_web_host' };
    expect(blocksOf(plan({}), 'azurerm_cdn_frontdoor_origin')[0]?.arguments).toMatchObject({
      host_name: host,
      origin_host_header: host,
      certificate_name_check_enabled: true,
    });
  });

  it('go through the rules in order, each after the origin is there', () => {
    const config = { enableSpaMode: true, cors: { allowedOrigins: ['*'] } };
    expect(rules(config).map(({ name, order }) => [name, order])).toEqual([
      ['routes', 1],
      ['cache', 2],
      ['cors', 3],
    ]);
    for (const { meta } of blocksOf(plan(config), 'azurerm_cdn_frontdoor_rule'))
      expect(meta?.depends_on).toEqual(['azurerm_cdn_frontdoor_origin.shop_cdn_docs']);
    const [ruleSet] = blocksOf(plan(config), 'azurerm_cdn_frontdoor_rule_set');
    expect(ruleSet?.arguments['name']).toMatch(/^rsfde[a-z0-9]{1,55}$/);
    expect(route(config)?.['cdn_frontdoor_rule_set_ids']).toEqual([
      { $ref: 'azurerm_cdn_frontdoor_rule_set.shop_cdn_docs.id' },
    ]);
  });

  it('go through no rules where there are none', () => {
    expect(blocksOf(plan({ cacheMaxAge: 0 }), 'azurerm_cdn_frontdoor_rule_set')).toEqual([]);
    expect(route({ cacheMaxAge: 0 })).not.toHaveProperty('cdn_frontdoor_rule_set_ids');
  });
});
