import type { Resource } from '../resource.js';
import * as v from 'valibot';

import { flag, options, rule, textLike } from '../../validation/rule.js';
import { originsSchema } from '../azure/origin.js';
import { resourceGroupSchema } from '../azure/resource-group.js';
import { cacheMaxAgeSchema, indexDocumentSchema, siteNameSchema } from '../website/requirement.js';

/** Requirement of a Front Door before websites. */
export interface CdnRequirementConfig {
  readonly sites: readonly CdnSite[];
}

/** One website behind a Front Door. */
export interface CdnSite {
  /** The site of a `website` requirement of the same component. */
  readonly name: string;
  /** Document that answers the routes of a single-page application, with status 200. Absent: nothing is rewritten. */
  readonly spaDocument?: string;
  /** Compresses texts and fonts. @default true, unless nothing is cached */
  readonly enableCompression?: boolean;
  /** Seconds that Front Door keeps a file; 0: it keeps none. @default 3600 */
  readonly cacheMaxAge?: number;
  /** Origins whose pages may read the files; `*` for all. @default none but the site's own */
  readonly allowedOrigins?: readonly string[];
  readonly customDomain?: string;
  readonly dnsZone?: DnsZoneReference;
}

/** The Azure DNS zone that a domain is in. */
export interface DnsZoneReference {
  readonly name: string;
  /** Resource group of an existing zone. Absent: the plan creates the zone. */
  readonly resourceGroup?: string;
}

/** An hour: visitors see a new version of a file after at most that time. Azure's own default is one to three days. */
export const DEFAULT_CACHE_SECONDS = 3600;

/** Host names as DNS has them, in lower case. Source: learn.microsoft.com/azure/dns/dns-zones-records */
const HOST_NAME = /^(?=.{1,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/;

export const customDomainSchema: v.GenericSchema<string, string> = textLike(
  'a custom domain',
  HOST_NAME,
  'must be a host name in lower case, without protocol and path',
  "write it like 'app.example.com'",
);

export const dnsZoneNameSchema: v.GenericSchema<string, string> = textLike(
  'the name of a DNS zone',
  HOST_NAME,
  'must be a domain in lower case',
  "write it like 'example.com'",
);

/** A rule set takes 100 rules, of which a site needs up to three for other things. */
const MAX_ORIGINS = 90;

/** Origins of other sites. Source: learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits#azure-front-door-standard-and-premium-service-limits */
export const allowedOriginsSchema: v.GenericSchema<readonly string[], readonly string[]> = v.pipe(
  originsSchema,
  v.maxLength(MAX_ORIGINS, rule(`must have at most ${MAX_ORIGINS} origins`, "use '*'")),
);

const site = options({
  name: siteNameSchema,
  spaDocument: v.exactOptional(indexDocumentSchema),
  enableCompression: v.exactOptional(flag('enableCompression')),
  cacheMaxAge: v.exactOptional(cacheMaxAgeSchema),
  allowedOrigins: v.exactOptional(allowedOriginsSchema),
  customDomain: v.exactOptional(customDomainSchema),
  dnsZone: v.exactOptional(
    options({ name: dnsZoneNameSchema, resourceGroup: v.exactOptional(resourceGroupSchema) }),
  ),
});

/** Schema of requirements of type `cdn`. */
export const cdnRequirementSchema: v.GenericSchema<unknown, CdnRequirementConfig> = options({
  sites: v.array(site),
});

/** A planned Front Door. */
export type CdnResource = Resource<CdnRequirementConfig>;
