import { StaticSite, StaticSiteWithCdn } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import type {
  SiteCorsConfig,
  StaticSiteConfig,
  StaticSiteWithCdnConfig,
} from '../../src/components/static-site/static-site-config.js';
import { SHOP } from '../support/plans.js';
import { effectOf, type TogglesOf } from './toggled.js';

const built = { sourceDirectory: 'web', buildCommand: 'npm run build' };
const domain = { customDomain: 'www.example.com' };
const zone = { ...domain, dnsZoneName: 'example.com' };

// test/hardening/secrets.test.ts tests publicSettings.
const SITE: TogglesOf<Omit<StaticSiteConfig, 'publicSettings'>> = {
  sourceDirectory: { with: { sourceDirectory: 'web' } },
  buildCommand: { without: { sourceDirectory: 'web' }, with: built },
  outputDirectory: { without: built, with: { ...built, outputDirectory: 'out' } },
  indexDocument: { with: { indexDocument: 'home.html' } },
  errorDocument: { with: { errorDocument: '404.html' } },
  renamedFrom: { with: { renamedFrom: 'Former' } },
};

const WITH_CDN: TogglesOf<Omit<StaticSiteWithCdnConfig, 'publicSettings'>> = {
  ...SITE,
  enableSpaMode: { with: { enableSpaMode: true } },
  customDomain: { with: domain },
  dnsZoneName: { without: domain, with: zone },
  dnsZoneResourceGroup: { without: zone, with: { ...zone, dnsZoneResourceGroup: 'rg-dns' } },
  enableCompression: { with: { enableCompression: false } },
  cacheMaxAge: { with: { cacheMaxAge: 60 } },
  cors: { with: { cors: { allowedOrigins: ['*'] } } },
};

const CORS: TogglesOf<SiteCorsConfig> = {
  allowedOrigins: {
    without: { allowedOrigins: ['https://a.example.com'] },
    with: { allowedOrigins: ['https://b.example.com'] },
  },
};

describe('an option changes what is made or said', () => {
  it.each(Object.entries(SITE))('of StaticSite: %s', (_option, { without = {}, with: changed }) => {
    const effect = (options: StaticSiteConfig) => effectOf([StaticSite.define('Web', options)], SHOP);
    expect(effect(changed)).not.toEqual(effect(without));
  });

  const effect = (options: StaticSiteWithCdnConfig) =>
    effectOf([StaticSiteWithCdn.define('Web', options)], SHOP);

  it.each(Object.entries(WITH_CDN))(
    'of StaticSiteWithCdn: %s',
    (_option, { without = {}, with: changed }) => {
      expect(effect(changed)).not.toEqual(effect(without));
    },
  );

  it.each(Object.entries(CORS))('of cors of StaticSiteWithCdn: %s', (_option, { without, with: changed }) => {
    const cors = (given?: Partial<SiteCorsConfig>) => effect({ cors: { allowedOrigins: ['*'], ...given } });
    expect(cors(changed)).not.toEqual(cors(without));
  });
});
