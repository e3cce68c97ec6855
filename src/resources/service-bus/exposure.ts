import { join, ref } from '../../plan/expression/expression.js';
import type { Exposure } from '../../plan/exposure.js';
import { dataPlane } from '../exposure.js';
import type { LayoutContext } from '../layout-context.js';
import { isClosed, namespaceRef } from './connections.js';
import type { ServiceBusResource } from './sharing.js';

/** Returns how the messages of a namespace are reached: with Entra ID, since namespaces take no keys. */
export function serviceBusExposure(resource: ServiceBusResource, context: LayoutContext): Exposure[] {
  const url = join`${ref(namespaceRef(resource, context), 'name')}.servicebus.windows.net`;
  const network = isClosed(resource, context) ? 'private' : 'internet';
  return [dataPlane(resource, context, { url, credentials: ['entra'], network })];
}
