import { join } from '../../plan/expression/expression.js';
import type { Exposure } from '../../plan/exposure.js';
import { dataPlane, ipRangesOf } from '../exposure.js';
import type { LayoutContext } from '../layout-context.js';
import { isClosed, namespaceName } from './connections.js';
import { hostOf } from './hosted-namespace.js';
import type { ServiceBusResource } from './sharing.js';

/** Returns how the messages of a namespace are reached: with Entra ID, since namespaces take no keys. */
export function serviceBusExposure(resource: ServiceBusResource, context: LayoutContext): Exposure[] {
  const url = join`${namespaceName(resource, context)}.servicebus.windows.net`;
  const hosted = hostOf(resource, context);
  const isPrivate = hosted === undefined ? isClosed(resource, context) : hosted.network === 'isolated';
  const network = isPrivate ? 'private' : 'internet';
  return [dataPlane(resource, context, { url, credentials: ['entra'], network, ...ipRangesOf(resource) })];
}
