/** `@atakora/component/web`: static sites, with and without a CDN. */
export {
  StaticSite,
  type StaticSiteDefinition,
  type StaticSiteOutputs,
} from './components/static-site/static-site.js';
export type {
  SiteCorsConfig,
  StaticSiteConfig,
  StaticSiteWithCdnConfig,
} from './components/static-site/static-site-config.js';
export {
  type DomainEndpoint,
  StaticSiteWithCdn,
  type StaticSiteWithCdnDefinition,
  type StaticSiteWithCdnOutputs,
} from './components/static-site/static-site-with-cdn.js';
