import * as v from 'valibot';

import { resourceGroupSchema } from '../../resources/azure/resource-group.js';
import {
  allowedOriginsSchema,
  customDomainSchema,
  dnsZoneNameSchema,
} from '../../resources/cdn/requirement.js';
import { isInZone } from '../../resources/cdn/custom-domain.js';
import { type EntriesOf, flag, options, rule } from '../../validation/rule.js';
import {
  cacheMaxAgeSchema,
  commandSchema,
  directorySchema,
  errorDocumentSchema,
  HAS_COMMAND,
  hasPublicSettings,
  HOLDS_SECRET,
  indexDocumentSchema,
  isPublicCommand,
  outputDirectorySchema,
  publicSettingsSchema,
  PUBLISHES_ITS_OWN,
  publishesItsOwn,
} from '../../resources/website/requirement.js';
import { componentIdSchema } from '../component-id.js';
import type { StaticSiteConfig, StaticSiteWithCdnConfig } from './static-site-config.js';

const siteOptions = {
  sourceDirectory: v.exactOptional(directorySchema),
  buildCommand: v.exactOptional(commandSchema),
  publicSettings: v.exactOptional(publicSettingsSchema),
  outputDirectory: v.exactOptional(outputDirectorySchema),
  indexDocument: v.exactOptional(indexDocumentSchema),
  errorDocument: v.exactOptional(errorDocumentSchema),
  renamedFrom: v.exactOptional(componentIdSchema),
} satisfies EntriesOf<StaticSiteConfig>;

const HAS_SOURCE = rule(
  'must be used with sourceDirectory, in which it runs',
  'set sourceDirectory, or remove buildCommand',
);

function hasSource({ sourceDirectory, buildCommand }: StaticSiteConfig): boolean {
  return buildCommand === undefined || sourceDirectory !== undefined;
}

const IS_BUILT = rule(
  'must be used with buildCommand, which writes the directory',
  'set buildCommand, or set sourceDirectory to the directory of the files',
);

function isBuilt({ outputDirectory, buildCommand }: StaticSiteConfig): boolean {
  return outputDirectory === undefined || buildCommand !== undefined;
}

/** Every option of `StaticSite.define`. */
export const staticSiteOptions = options(siteOptions);

/** Every option of `StaticSiteWithCdn.define`. */
export const staticSiteWithCdnOptions = options({
  ...siteOptions,
  enableSpaMode: v.exactOptional(flag('enableSpaMode')),
  customDomain: v.exactOptional(customDomainSchema),
  dnsZoneName: v.exactOptional(dnsZoneNameSchema),
  dnsZoneResourceGroup: v.exactOptional(resourceGroupSchema),
  enableCompression: v.exactOptional(flag('enableCompression')),
  cacheMaxAge: v.exactOptional(cacheMaxAgeSchema),
  cors: v.exactOptional(options({ allowedOrigins: allowedOriginsSchema })),
} satisfies EntriesOf<StaticSiteWithCdnConfig>);

/** The configuration of `StaticSite.define`. */
export const staticSiteSchema: v.GenericSchema<unknown, StaticSiteConfig> = v.pipe(
  staticSiteOptions,
  v.forward(v.partialCheck([['sourceDirectory'], ['buildCommand']], hasSource, HAS_SOURCE), ['buildCommand']),
  v.forward(v.partialCheck([['outputDirectory'], ['buildCommand']], isBuilt, IS_BUILT), ['outputDirectory']),
  v.forward(v.partialCheck([['buildCommand'], ['publicSettings']], isPublicCommand, HOLDS_SECRET), [
    'buildCommand',
  ]),
  v.forward(v.partialCheck([['buildCommand'], ['publicSettings']], hasPublicSettings, HAS_COMMAND), [
    'publicSettings',
  ]),
  v.forward(v.partialCheck([['sourceDirectory'], ['buildCommand']], publishesItsOwn, PUBLISHES_ITS_OWN), [
    'sourceDirectory',
  ]),
);

/** The configuration of `StaticSiteWithCdn.define`. */
export const staticSiteWithCdnSchema: v.GenericSchema<unknown, StaticSiteWithCdnConfig> = v.pipe(
  staticSiteWithCdnOptions,
  v.forward(v.partialCheck([['sourceDirectory'], ['buildCommand']], hasSource, HAS_SOURCE), ['buildCommand']),
  v.forward(v.partialCheck([['outputDirectory'], ['buildCommand']], isBuilt, IS_BUILT), ['outputDirectory']),
  v.forward(v.partialCheck([['buildCommand'], ['publicSettings']], isPublicCommand, HOLDS_SECRET), [
    'buildCommand',
  ]),
  v.forward(v.partialCheck([['buildCommand'], ['publicSettings']], hasPublicSettings, HAS_COMMAND), [
    'publicSettings',
  ]),
  v.forward(v.partialCheck([['sourceDirectory'], ['buildCommand']], publishesItsOwn, PUBLISHES_ITS_OWN), [
    'sourceDirectory',
  ]),
  v.forward(
    v.partialCheck(
      [['customDomain'], ['dnsZoneName']],
      ({ customDomain, dnsZoneName }) =>
        dnsZoneName === undefined ||
        (customDomain !== undefined && isInZone(customDomain, { name: dnsZoneName })),
      rule(
        'must be the DNS zone of customDomain',
        'set customDomain to a name that ends with the name of the zone, or remove dnsZoneName',
      ),
    ),
    ['dnsZoneName'],
  ),
  v.forward(
    v.partialCheck(
      [['dnsZoneName'], ['dnsZoneResourceGroup']],
      ({ dnsZoneName, dnsZoneResourceGroup }) =>
        dnsZoneResourceGroup === undefined || dnsZoneName !== undefined,
      rule('must be used with dnsZoneName', 'set dnsZoneName, or remove dnsZoneResourceGroup'),
    ),
    ['dnsZoneResourceGroup'],
  ),
  v.forward(
    v.partialCheck(
      [['enableCompression'], ['cacheMaxAge']],
      ({ enableCompression, cacheMaxAge }) => enableCompression !== true || cacheMaxAge !== 0,
      rule(
        'must not be true with cacheMaxAge 0, because Front Door compresses only files that it caches',
        'set cacheMaxAge above 0, or remove enableCompression',
      ),
    ),
    ['enableCompression'],
  ),
);
