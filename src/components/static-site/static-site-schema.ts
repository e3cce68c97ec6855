import * as v from 'valibot';

import { resourceGroupSchema } from '../../resources/azure/resource-group.js';
import {
  allowedOriginsSchema,
  customDomainSchema,
  dnsZoneNameSchema,
} from '../../resources/cdn/requirement.js';
import { isInZone } from '../../resources/cdn/custom-domain.js';
import { type EntriesOf, flag, options, rule, together } from '../../validation/rule.js';
import {
  cacheMaxAgeSchema,
  commandSchema,
  directorySchema,
  errorDocumentSchema,
  indexDocumentSchema,
  outputDirectorySchema,
  publicSettingsSchema,
  publishable,
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

/** Returns a schema of a site with the rules that its options have together. */
function site<T extends StaticSiteConfig>(schema: v.GenericSchema<unknown, T>): v.GenericSchema<unknown, T> {
  return publishable(
    v.pipe(
      schema,
      together(
        ['buildCommand', 'sourceDirectory'],
        ({ buildCommand, sourceDirectory }) => buildCommand === undefined || sourceDirectory !== undefined,
        rule(
          'must be used with sourceDirectory, in which it runs',
          'set sourceDirectory, or remove buildCommand',
        ),
      ),
      together(
        ['outputDirectory', 'buildCommand'],
        ({ outputDirectory, buildCommand }) => outputDirectory === undefined || buildCommand !== undefined,
        rule(
          'must be used with buildCommand, which writes the directory',
          'set buildCommand, or set sourceDirectory to the directory of the files',
        ),
      ),
    ),
  );
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
export const staticSiteSchema: v.GenericSchema<unknown, StaticSiteConfig> = site(staticSiteOptions);

/** The configuration of `StaticSiteWithCdn.define`. */
export const staticSiteWithCdnSchema: v.GenericSchema<unknown, StaticSiteWithCdnConfig> = v.pipe(
  site(staticSiteWithCdnOptions),
  together(
    ['dnsZoneName', 'customDomain'],
    ({ customDomain, dnsZoneName }) =>
      dnsZoneName === undefined ||
      (customDomain !== undefined && isInZone(customDomain, { name: dnsZoneName })),
    rule(
      'must be the DNS zone of customDomain',
      'set customDomain to a name that ends with the name of the zone, or remove dnsZoneName',
    ),
  ),
  together(
    ['dnsZoneResourceGroup', 'dnsZoneName'],
    ({ dnsZoneName, dnsZoneResourceGroup }) =>
      dnsZoneResourceGroup === undefined || dnsZoneName !== undefined,
    rule('must be used with dnsZoneName', 'set dnsZoneName, or remove dnsZoneResourceGroup'),
  ),
  together(
    ['enableCompression', 'cacheMaxAge'],
    ({ enableCompression, cacheMaxAge }) => enableCompression !== true || cacheMaxAge !== 0,
    rule(
      'must not be true with cacheMaxAge 0, because Front Door compresses only files that it caches',
      'set cacheMaxAge above 0, or remove enableCompression',
    ),
  ),
);
