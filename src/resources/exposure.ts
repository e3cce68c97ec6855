import type { Exposure } from '../plan/exposure.js';
import type { LayoutContext } from './layout-context.js';
import type { Restricted } from './restricted.js';
import { type Resource, sharersOf } from './resource.js';

/** Returns what callers reach of the data of a resource, which is closed in an isolated backend. */
export function dataPlane(
  resource: Pick<Resource, 'requirements'>,
  { settings }: Pick<LayoutContext, 'settings'>,
  said: Pick<Exposure, 'url' | 'credentials'> & Partial<Exposure>,
): Exposure {
  return {
    name: 'data',
    network: settings.isolated ? 'private' : 'internet',
    origins: [],
    components: sharersOf(resource),
    ...said,
  };
}

/** Returns the addresses that may call a resource; nothing where all may. */
export function ipRangesOf({ config }: { readonly config: Restricted }): Pick<Exposure, 'ipRanges'> {
  return config.allowedIpRanges === undefined ? {} : { ipRanges: config.allowedIpRanges };
}
