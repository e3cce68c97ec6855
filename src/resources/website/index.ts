import type { PlanWarning } from '../../plan/diagnostics.js';
import { defineResourceType } from '../define-resource-type.js';
import type { LayoutContext } from '../layout-context.js';
import { record, sameName } from '../merge/merge-table.js';
import { agreement, priority, union } from '../merge/strategies.js';
import { FRONT_DOOR, logsOf } from '../platform.js';
import { componentsOf } from '../resource.js';
import { STORAGE_CALLS } from '../storage/account-kind.js';
import { WEBSITE_ACCOUNT } from '../storage/naming.js';
import { resourceCount } from '../usage.js';
import { layOutWebsite, websiteAccountRef, websiteUrl } from './layout.js';
import { websiteMeters } from './meters.js';
import {
  DEFAULT_INDEX_DOCUMENT,
  type WebsiteConfig,
  type WebsiteRequirementConfig,
  websiteRequirementSchema,
  type WebsiteResource,
} from './requirement.js';
import { websiteExposure } from './exposure.js';
import { WEBSITE_REPLACED_BY } from './replaced-by.js';

/**
 * Static websites. They are not shared: a storage account has one `$web` container, with one index document at its root.
 * Source: learn.microsoft.com/azure/storage/blobs/storage-blob-static-website
 */
export const website = defineResourceType<WebsiteRequirementConfig, WebsiteConfig>({
  type: 'website',
  title: 'static website',
  naming: WEBSITE_ACCOUNT,
  schema: websiteRequirementSchema,
  merge: record<WebsiteRequirementConfig>({
    site: sameName(),
    indexDocument: agreement(),
    errorDocument: agreement(),
    sourceDirectory: agreement(),
    buildCommand: agreement(),
    publicSettings: union(),
    outputDirectory: agreement(),
    // The shorter time is the safe one: no visitor sees a file that is older than a component allows.
    cacheMaxAge: priority((seconds) => -seconds),
  }),
  sharing: {
    units: ({ site }) => [site],
    capacityEntries: ({ site }) => [site],
    capacity: { max: 1, unit: 'sites' },
    exclusive: true,
    variant: (_constraints, [requirement]) => requirement?.site ?? 'shared',
    // Its files are uploaded again wherever it goes.
    holdsData: false,
  },
  withDefaults: (config) => ({ ...config, indexDocument: config.indexDocument ?? DEFAULT_INDEX_DOCUMENT }),
  connections: {
    // Browsers load sites from the internet.
    isolation: 'public',
    runsCode: false,
    exposure: websiteExposure,
    connect(resource, context) {
      const target = websiteAccountRef(resource.variant, context);
      return logsOf(
        resource,
        [{ target, part: '/blobServices/default', audit: [], calls: STORAGE_CALLS }],
        context,
      );
    },
    endpoint: ({ variant }, _component, context) => websiteUrl(variant, context),
  },
  validate: {
    check: (websites, context) => ({ warnings: publicWebsites(websites, context) }),
    usage: (websites) => [resourceCount('maxStorageAccounts', 'Storage Accounts', 'storage', websites)],
  },
  replacedBy: WEBSITE_REPLACED_BY,
  azurerm5: { registers: ['Microsoft.Storage'] },
  meters: websiteMeters,
  layOut: (resource, context) => ({
    ...layOutWebsite(resource, context),
    provider: { storageUseAzuread: true },
  }),
});

/** Warns that sites of an isolated backend stay open: a site cannot be behind the backend's private endpoints. */
function publicWebsites(
  websites: readonly WebsiteResource[],
  { settings, graph }: LayoutContext,
): PlanWarning[] {
  if (!settings.isolated || websites.length === 0) return [];
  const components = componentsOf(websites.flatMap(({ requirements }) => requirements));
  const hasGateway = graph.platform(FRONT_DOOR).length > 0;
  return [
    {
      code: 'PUBLIC_WEBSITE',
      message: `The backend is isolated, and the websites of ${components.join(', ')} are open to the internet all the same, because browsers load them from there. Their accounts hold nothing else.`,
      resource: 'website',
      components,
      resolution: hasGateway
        ? 'Nothing is wrong: pages of such a site reach the isolated applications through the gateway before them.'
        : 'Nothing is wrong where pages call no application of this backend. To let them, put a gateway before the applications, such as entry: { frontDoor: {} }.',
    },
  ];
}
