import { record, sameName } from '../merge/merge-table.js';
import { agreement, priority } from '../merge/strategies.js';
import type { ResourceType } from '../resource-type.js';
import type { SharedResource } from '../shared-resource.js';
import {
  DEFAULT_INDEX_DOCUMENT,
  type WebsiteConfig,
  type WebsiteRequirementConfig,
  websiteRequirementSchema,
} from './website-config.js';

/** A planned website. */
export type WebsiteResource = SharedResource<WebsiteRequirementConfig, WebsiteConfig>;

/**
 * Websites are not shared: a storage account has one `$web` container, with one index document at its root.
 * Source: learn.microsoft.com/azure/storage/blobs/storage-blob-static-website
 */
export const websiteType: ResourceType<WebsiteRequirementConfig, WebsiteConfig> = {
  type: 'website',
  alone: true,
  schema: websiteRequirementSchema,
  merge: record<WebsiteRequirementConfig>({
    site: sameName(),
    indexDocument: agreement(),
    errorDocument: agreement(),
    sourceDirectory: agreement(),
    buildCommand: agreement(),
    outputDirectory: agreement(),
    // The shorter time is the safe one: nobody sees a file that is older than they allow.
    cacheMaxAge: priority((seconds) => -seconds),
  }),
  traits: () => [],
  indivisible: ({ site }) => [`site ${site}`],
  parts: ({ site }) => [site],
  capacity: { max: 1, unit: 'sites' },
  complete: (config) => ({ ...config, indexDocument: config.indexDocument ?? DEFAULT_INDEX_DOCUMENT }),
  purpose: ({ site }) => site,
};
