import { requirementsOf } from '../requirements-of.js';
import { type ComponentContext, type OutputValues, slugOf } from '../../component.js';
import { type CdnRequirementConfig, DEFAULT_CACHE_SECONDS } from '../../resources/cdn/requirement.js';
import { pickGiven } from '../../plan/json.js';
import type { ResourceRequirement } from '../../resources/requirement.js';
import {
  DEFAULT_INDEX_DOCUMENT,
  type WebsiteRequirementConfig,
} from '../../resources/website/requirement.js';
import type { StaticSiteConfig, StaticSiteWithCdnConfig } from './static-site-config.js';

/** Returns the requirements of a static site: a website of its own. */
export function staticSiteRequirements(id: string, config: StaticSiteConfig): ResourceRequirement[] {
  return requirementsOf(id, { website: website(id, config) });
}

/** Returns the requirements of a static site with a CDN: a website of its own, and a Front Door before it. */
export function staticSiteWithCdnRequirements(
  id: string,
  config: StaticSiteWithCdnConfig,
): ResourceRequirement[] {
  const { indexDocument = DEFAULT_INDEX_DOCUMENT, enableSpaMode } = config;
  const { dnsZoneName, dnsZoneResourceGroup, cors } = config;
  const { cacheMaxAge = DEFAULT_CACHE_SECONDS } = config;
  const cdn: CdnRequirementConfig = {
    sites: [
      {
        name: siteNameOf(id, config),
        ...(enableSpaMode === true && { spaDocument: indexDocument }),
        ...pickGiven(config, 'enableCompression', 'customDomain'),
        cacheMaxAge,
        ...(cors && { allowedOrigins: cors.allowedOrigins }),
        ...(dnsZoneName !== undefined && {
          dnsZone: {
            name: dnsZoneName,
            ...(dnsZoneResourceGroup !== undefined && { resourceGroup: dnsZoneResourceGroup }),
          },
        }),
      },
    ],
  };
  return requirementsOf(id, { website: website(id, config, cacheMaxAge), cdn });
}

export function staticSiteOutputs(context: ComponentContext): OutputValues {
  return {
    siteEndpoint: context.endpoint('website') ?? '',
    accountName: context.resourceName('website') ?? '',
  };
}

export function staticSiteWithCdnOutputs(
  { customDomain }: StaticSiteWithCdnConfig,
  context: ComponentContext,
): OutputValues {
  return {
    ...staticSiteOutputs(context),
    cdnEndpoint: context.endpoint('cdn') ?? '',
    ...(customDomain !== undefined && { customDomainEndpoint: `https://${customDomain}` }),
  };
}

/**
 * Returns the name of a site. A renamed site keeps the name that its account and its endpoint were made from.
 */
function siteNameOf(id: string, { renamedFrom = id }: StaticSiteConfig): string {
  return slugOf(renamedFrom);
}

function website(id: string, config: StaticSiteConfig, cacheMaxAge?: number): WebsiteRequirementConfig {
  return {
    site: siteNameOf(id, config),
    ...pickGiven(config, 'indexDocument', 'errorDocument', 'publicSettings'),
    ...pickGiven(config, 'sourceDirectory', 'buildCommand', 'outputDirectory'),
    ...(cacheMaxAge !== undefined && { cacheMaxAge }),
  };
}
