import type { PlannedMeter } from '../../plan/meter.js';
import type { LayoutContext } from '../layout-context.js';
import { blobData } from '../storage/meters.js';
import { storageOptions } from '../storage/options.js';
import type { WebsiteResource } from './requirement.js';
import { typeOptionsOf } from '../settings.js';

/** Returns the meters of the account of a site: its files, and reading them. */
export function websiteMeters(_resource: WebsiteResource, { settings }: LayoutContext): PlannedMeter[] {
  const replication = typeOptionsOf(settings, storageOptions).replication ?? 'LRS';
  return [
    blobData(replication),
    {
      meter: `storage/hot-${replication.toLowerCase()}-read`,
      what: 'files that are read',
      measure: 'requests',
      // Files in the cache of a browser or a Front Door are not read again.
      each: { low: 0, high: 1 },
    },
  ];
}
