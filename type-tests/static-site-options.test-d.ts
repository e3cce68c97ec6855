import { defineBackend } from '@atakora/component/backend';
import {
  StaticSite,
  type StaticSiteConfig,
  StaticSiteWithCdn,
  type StaticSiteWithCdnConfig,
} from '@atakora/component/web';
import { expectError, expectNotAssignable, expectType } from 'tsd';

const { admin, website, plain } = defineBackend({
  admin: StaticSite.define('AdminPortal', { sourceDirectory: './admin', buildCommand: 'npm run build' }),
  website: StaticSiteWithCdn.define('GlobalWebsite', {
    indexDocument: 'index.html',
    enableSpaMode: true,
    customDomain: 'app.example.com',
    dnsZoneName: 'example.com',
    enableCompression: true,
    cacheMaxAge: 3600,
    cors: { allowedOrigins: ['*'] },
  }),
  plain: StaticSiteWithCdn.define('Plain', {}),
}).components;

expectType<StaticSite>(admin);
expectType<string>(admin.siteEndpoint);
expectType<StaticSiteWithCdn<'app.example.com'>>(website);
expectType<string>(website.cdnEndpoint);

// Known where there is a domain, undefined where there is none, either where the types cannot see it.
expectType<'https://app.example.com'>(website.customDomainEndpoint);
expectType<'https://app.example.com'>(website.getOutputs().customDomainEndpoint);
expectType<undefined>(plain.customDomainEndpoint);
declare const config: StaticSiteWithCdnConfig;
const { some } = defineBackend({ some: StaticSiteWithCdn.define('Some', config) }).components;
expectType<`https://${string}` | undefined>(some.customDomainEndpoint);

declare const customDomain: string;
const { other } = defineBackend({ other: StaticSiteWithCdn.define('Other', { customDomain }) }).components;
expectType<`https://${string}`>(other.customDomainEndpoint);

// The builder keeps it.
const built = defineBackend({ environment: 'prod' })
  .addComponent(StaticSiteWithCdn.define('Shop', { customDomain: 'shop.example.com' }))
  .build();
expectType<'https://shop.example.com'>(built.components.Shop.customDomainEndpoint);

// Every option has a type, and there are no others.
expectError(admin.cdnEndpoint);
expectError(StaticSite.define('Site', { enableSpaMode: true }));
expectError(StaticSite.define('Site', { sourceDirectory: 1 }));
expectError(StaticSiteWithCdn.define('Site', { cacheMaxAge: '1h' }));
expectError(StaticSiteWithCdn.define('Site', { cors: { allowedOrigins: '*' } }));
expectError(StaticSiteWithCdn.define('Site', { cors: { allowOrigins: ['*'] } }));
expectError(StaticSiteWithCdn.define('Site', { enableCompresion: true }));
expectError(StaticSiteWithCdn.define('Site', { customDomain: undefined }));
expectNotAssignable<StaticSiteConfig>({ sourceDirectory: undefined });
expectError((website.cdnEndpoint = ''));

// Of a site's settings, the build command alone may look secret.
StaticSite.define('Docs', {
  sourceDirectory: 'docs',
  buildCommand: 'make',
  publicSettings: ['buildCommand'],
});
expectError(StaticSite.define('Docs', { sourceDirectory: 'docs', publicSettings: ['sourceDirectory'] }));
