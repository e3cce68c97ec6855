import type { JsonObject } from '../../plan/json.js';
import { type CdnRequirementConfig, DEFAULT_CACHE_SECONDS } from '../../resources/cdn/cdn-config.js';
import type { ResourceRequirement } from '../../resources/requirement.js';
import {
  DEFAULT_INDEX_DOCUMENT,
  type WebsiteRequirementConfig,
} from '../../resources/website/website-config.js';
import type { ComponentSite } from '../component-definition.js';
import { slugOf } from '../component-id.js';
import type { StaticSiteConfig, StaticSiteWithCdnConfig } from './static-site-config.js';

/** What a static site needs: a website of its own. */
export function staticSiteRequirements(id: string, config: StaticSiteConfig): ResourceRequirement[] {
  return [website(id, config)];
}

/** What a static site with a CDN needs: a website of its own, and a Front Door before it. */
export function staticSiteWithCdnRequirements(
  id: string,
  config: StaticSiteWithCdnConfig,
): ResourceRequirement[] {
  const { indexDocument = DEFAULT_INDEX_DOCUMENT, enableSpaMode, enableCompression } = config;
  const { customDomain, dnsZoneName, dnsZoneResourceGroup, cors } = config;
  const { cacheMaxAge = DEFAULT_CACHE_SECONDS } = config;
  const cdn: CdnRequirementConfig = {
    sites: [
      {
        name: slugOf(id),
        ...(enableSpaMode === true && { spaDocument: indexDocument }),
        ...(enableCompression !== undefined && { enableCompression }),
        cacheMaxAge,
        ...(cors && { allowedOrigins: cors.allowedOrigins }),
        ...(customDomain !== undefined && { customDomain }),
        ...(dnsZoneName !== undefined && {
          dnsZone: {
            name: dnsZoneName,
            ...(dnsZoneResourceGroup !== undefined && { resourceGroup: dnsZoneResourceGroup }),
          },
        }),
      },
    ],
  };
  return [
    website(id, config, cacheMaxAge),
    { resourceType: 'cdn', requirementKey: `${id}-cdn`, config: cdn },
  ];
}

/** What a static site offers. */
export function staticSiteOutputs(site: ComponentSite): JsonObject {
  return { siteEndpoint: site.websiteUrl ?? '', accountName: site.resourceName('website') ?? '' };
}

/** What a static site with a CDN offers. */
export function staticSiteWithCdnOutputs(
  { customDomain }: StaticSiteWithCdnConfig,
  site: ComponentSite,
): JsonObject {
  return {
    ...staticSiteOutputs(site),
    cdnEndpoint: site.cdnUrl ?? '',
    ...(customDomain !== undefined && { customDomainEndpoint: `https://${customDomain}` }),
  };
}

function website(id: string, config: StaticSiteConfig, cacheMaxAge?: number): ResourceRequirement {
  const { indexDocument, errorDocument, sourceDirectory, buildCommand, outputDirectory } = config;
  const own: WebsiteRequirementConfig = {
    site: slugOf(id),
    ...(indexDocument !== undefined && { indexDocument }),
    ...(errorDocument !== undefined && { errorDocument }),
    ...(sourceDirectory !== undefined && { sourceDirectory }),
    ...(buildCommand !== undefined && { buildCommand }),
    ...(outputDirectory !== undefined && { outputDirectory }),
    ...(cacheMaxAge !== undefined && { cacheMaxAge }),
  };
  return { resourceType: 'website', requirementKey: `${id}-website`, config: own };
}
