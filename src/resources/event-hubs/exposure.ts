import { join, ref } from '../../plan/expression/expression.js';
import type { Exposure } from '../../plan/exposure.js';
import { dataPlane } from '../exposure.js';
import type { LayoutContext } from '../layout-context.js';
import { namespaceRef } from './connections.js';
import type { EventHubsResource } from './sharing.js';

/** Returns how the events of a namespace are reached: with Entra ID, since namespaces take no keys. */
export function eventHubsExposure(resource: EventHubsResource, context: LayoutContext): Exposure[] {
  const url = join`${ref(namespaceRef(resource, context), 'name')}.servicebus.windows.net`;
  const network = context.settings.isolated ? 'private' : 'internet';
  return [dataPlane(resource, context, { url, credentials: ['entra'], network })];
}
