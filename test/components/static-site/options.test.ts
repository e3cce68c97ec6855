import { InvalidConfigError } from '@atakora/component/backend';
import { StaticSite, type StaticSiteConfig, StaticSiteWithCdn } from '@atakora/component/web';
import type { StaticSiteWithCdnConfig } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { planOf, thrownBy } from '../../support/plans.js';

/** Where, and the rule, of everything that is wrong with a site. */
function issuesOf(define: () => unknown): string[] {
  const error = thrownBy(define);
  expect(error).toBeInstanceOf(InvalidConfigError);
  return (error as InvalidConfigError).issues.map(({ path, rule }) => `${path}: ${rule}`);
}

describe('StaticSite.define refuses', () => {
  it.each<[string, object, RegExp]>([
    ['an option of the CDN', { enableSpaMode: true }, /^enableSpaMode: is not an option/],
    [
      'a build without a directory',
      { buildCommand: 'make' },
      /^buildCommand: must be used with sourceDirectory, in which it runs/,
    ],
    [
      'an output directory without a build',
      { sourceDirectory: 'site', outputDirectory: 'dist' },
      /^outputDirectory: must be used with buildCommand, which writes the directory/,
    ],
    [
      'an output directory above',
      { sourceDirectory: 'a', buildCommand: 'b', outputDirectory: '../x' },
      /^outputDirectory: /,
    ],
    [
      'an output directory that is the source',
      { sourceDirectory: 'a', buildCommand: 'b', outputDirectory: '.' },
      /^outputDirectory: /,
    ],
    ['an empty command', { sourceDirectory: 'site', buildCommand: ' ' }, /^buildCommand: /],
    ['an index document in a directory', { indexDocument: 'a/index.html' }, /^indexDocument: /],
    ['an index document that is too short', { indexDocument: 'a' }, /^indexDocument: /],
    ['an error document that starts at the root', { errorDocument: '/404.html' }, /^errorDocument: /],
    ['an empty directory', { sourceDirectory: '' }, /^sourceDirectory: /],
  ])('%s', (_what, config, message) => {
    expect(issuesOf(() => StaticSite.define('Site', config as StaticSiteConfig))).toEqual([
      expect.stringMatching(message),
    ]);
  });

  it.each(['${path.root}', '%{ if true }', 'a"b', 'a\\b', "a'b", 'a*', 'a//b', 'a\nb', 'a{b}', 'ü'])(
    'a directory that Terraform or a shell would read differently: %j',
    (sourceDirectory) => {
      expect(issuesOf(() => StaticSite.define('Site', { sourceDirectory }))).toHaveLength(1);
    },
  );

  it('a long directory with a bad end, at once', () => {
    const sourceDirectory = `${'a/b c'.repeat(2_000)}$`;
    expect(issuesOf(() => StaticSite.define('Site', { sourceDirectory }))).toHaveLength(1);
  });
});

describe('StaticSiteWithCdn.define refuses', () => {
  it.each<[string, StaticSiteWithCdnConfig, RegExp]>([
    [
      'a zone without a domain',
      { dnsZoneName: 'example.com' },
      /^dnsZoneName: must be the DNS zone of customDomain/,
    ],
    [
      'a domain of another zone',
      { customDomain: 'app.example.org', dnsZoneName: 'example.com' },
      /^dnsZoneName: must be the DNS zone of customDomain/,
    ],
    [
      'a domain that only ends with the same letters',
      { customDomain: 'badexample.com', dnsZoneName: 'example.com' },
      /^dnsZoneName: /,
    ],
    [
      'a group without a zone',
      { customDomain: 'app.example.com', dnsZoneResourceGroup: 'rg-dns' },
      /^dnsZoneResourceGroup: must be used with dnsZoneName/,
    ],
    [
      'a group that ends in a dot',
      { customDomain: 'a.b.de', dnsZoneName: 'b.de', dnsZoneResourceGroup: 'rg.' },
      /^dnsZoneResourceGroup: /,
    ],
    ['a domain with a protocol', { customDomain: 'https://app.example.com' }, /^customDomain: /],
    ['a domain in capitals', { customDomain: 'App.example.com' }, /^customDomain: /],
    ['a domain of one label', { customDomain: 'localhost' }, /^customDomain: /],
    [
      'compression of what is not cached',
      { enableCompression: true, cacheMaxAge: 0 },
      /^enableCompression: must not be true with cacheMaxAge 0, because Front Door compresses only files that it caches/,
    ],
    ['a cache age below zero', { cacheMaxAge: -1 }, /^cacheMaxAge: /],
    ['a cache age above 366 days', { cacheMaxAge: 366 * 86_400 }, /^cacheMaxAge: /],
    ['no origin', { cors: { allowedOrigins: [] } }, /^cors.allowedOrigins: must have at least one origin$/],
    [
      'an origin beside all',
      { cors: { allowedOrigins: ['*', 'https://a.de'] } },
      /^cors.allowedOrigins: must not combine '\*'/,
    ],
    ['an origin with a path', { cors: { allowedOrigins: ['https://a.de/'] } }, /^cors.allowedOrigins.0: /],
    [
      'more origins than there are rules',
      { cors: { allowedOrigins: Array.from({ length: 91 }, (_, index) => `https://a${index}.de`) } },
      /^cors.allowedOrigins: must have at most 90/,
    ],
  ])('%s', (_what, config, message) => {
    expect(issuesOf(() => StaticSiteWithCdn.define('Site', config))).toEqual([
      expect.stringMatching(message),
    ]);
  });
});

describe('no option of a site is without effect', () => {
  const domain = { customDomain: 'app.example.com' };
  const built = { sourceDirectory: 'site', buildCommand: 'make' };

  it.each<[StaticSiteConfig, StaticSiteConfig]>([
    [{}, { sourceDirectory: './site' }],
    [{ sourceDirectory: 'site' }, { sourceDirectory: 'other' }],
    [{ sourceDirectory: 'site' }, built],
    [built, { ...built, buildCommand: 'make all' }],
    [built, { ...built, outputDirectory: 'public' }],
    [{}, { indexDocument: 'start.html' }],
    [{}, { errorDocument: '404.html' }],
  ])('StaticSite: %j is not %j', (one, other) => {
    const blocks = (config: StaticSiteConfig) => planOf([StaticSite.define('Site', config)]).terraform;
    expect(blocks(other)).not.toEqual(blocks(one));
  });

  it.each<[StaticSiteWithCdnConfig, StaticSiteWithCdnConfig]>([
    [{}, { sourceDirectory: 'site' }],
    [{}, { errorDocument: '404.html' }],
    [{}, { enableSpaMode: true }],
    [{ enableSpaMode: true }, { enableSpaMode: true, indexDocument: 'start.html' }],
    [{}, domain],
    [domain, { ...domain, dnsZoneName: 'example.com' }],
    [
      { ...domain, dnsZoneName: 'example.com' },
      { ...domain, dnsZoneName: 'example.com', dnsZoneResourceGroup: 'rg-dns' },
    ],
    [{}, { enableCompression: false }],
    [{}, { cacheMaxAge: 60 }],
    [{ cacheMaxAge: 60 }, { cacheMaxAge: 0 }],
    [{}, { cors: { allowedOrigins: ['*'] } }],
  ])('StaticSiteWithCdn: %j is not %j', (one, other) => {
    const blocks = (config: StaticSiteWithCdnConfig) =>
      planOf([StaticSiteWithCdn.define('Site', config)]).terraform;
    expect(blocks(other)).not.toEqual(blocks(one));
  });
});
