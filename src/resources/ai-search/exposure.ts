import type { Exposure } from '../../plan/exposure.js';
import { dataPlane } from '../exposure.js';
import type { LayoutContext } from '../layout-context.js';
import { searchUrl } from './connections.js';
import type { SearchResource } from './sharing.js';

/** Returns how the indexes of a service are reached: with Entra ID, since services take no keys. */
export function searchExposure(resource: SearchResource, context: LayoutContext): Exposure[] {
  return [dataPlane(resource, context, { url: searchUrl(resource, context), credentials: ['entra'] })];
}
