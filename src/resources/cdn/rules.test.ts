import { StaticSiteWithCdn, type StaticSiteWithCdnConfig } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { blocksOf, planOf } from '../../../test/support/plans.js';

const plan = (config: StaticSiteWithCdnConfig) => planOf([StaticSiteWithCdn.define('Docs', config)]);
const rules = (config: StaticSiteWithCdnConfig) =>
  blocksOf(plan(config), 'azurerm_cdn_frontdoor_rule')
    .map((block) => block.arguments)
    .sort((a, b) => Number(a['order']) - Number(b['order']));
const rule = (config: StaticSiteWithCdnConfig, name: string) =>
  rules(config).find((own) => own['name'] === name);
const route = (config: StaticSiteWithCdnConfig) =>
  blocksOf(plan(config), 'azurerm_cdn_frontdoor_route')[0]?.arguments;

describe('an application with routes of its own', () => {
  it('gets its document for paths without an extension, but not below .well-known', () => {
    expect(rule({ enableSpaMode: true, indexDocument: 'app.html' }, 'routes')).toMatchObject({
      conditions: {
        url_file_extension_condition: [{ operator: 'LessThan', match_values: ['1'] }],
        url_path_condition: [
          { operator: 'BeginsWith', negate_condition: true, match_values: ['.well-known/'] },
        ],
      },
      actions: {
        url_rewrite_action: { source_pattern: '/', destination: '/app.html', preserve_unmatched_path: false },
      },
    });
  });

  it('has no other error document, so that a missing file stays missing', () => {
    const [website] = blocksOf(plan({ enableSpaMode: true }), 'azurerm_storage_account_static_website');
    expect(website?.arguments).not.toHaveProperty('error_404_document');
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
        route_configuration_override_action: {
          cache_behavior: 'OverrideIfOriginMissing',
          cache_duration: cacheDuration,
        },
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
    expect(route(config)?.['cache']).toMatchObject({ compression_enabled: compressionEnabled });
    expect(rule(config, 'cache')).toMatchObject({
      actions: { route_configuration_override_action: { compression_enabled: compressionEnabled } },
    });
  });
});

describe('other origins', () => {
  it('may all read with *', () => {
    const [cors, ...more] = rules({ cacheMaxAge: 0, cors: { allowedOrigins: ['*'] } });
    expect(more).toEqual([]);
    expect(cors).not.toHaveProperty('conditions');
    expect(cors).toMatchObject({
      actions: { response_header_action: [{ header_name: 'Access-Control-Allow-Origin', value: '*' }] },
    });
  });

  it('that are listed are each answered with their own name, and caches keep them apart', () => {
    const allowedOrigins = ['https://b.example.com', 'https://a.example.com'];
    const [vary, first, second] = rules({ cacheMaxAge: 0, cors: { allowedOrigins } });
    expect(vary).toMatchObject({ actions: { response_header_action: [{ header_name: 'Vary' }] } });
    for (const [own, origin] of [
      [first, 'https://a.example.com'],
      [second, 'https://b.example.com'],
    ] as const)
      expect(own).toMatchObject({
        conditions: {
          request_header_condition: [{ header_name: 'Origin', operator: 'Equal', match_values: [origin] }],
        },
        actions: { response_header_action: [{ header_action: 'Overwrite', value: origin }] },
      });
  });
});
