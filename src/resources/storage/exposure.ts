import { ref } from '../../plan/expression/expression.js';
import type { Exposure } from '../../plan/exposure.js';
import { dataPlane, ipRangesOf } from '../exposure.js';
import type { LayoutContext } from '../layout-context.js';
import type { Resource } from '../resource.js';
import type { Restricted } from '../restricted.js';
import { hostStorage, storageAccountRef } from './connections.js';

/** Returns how the blobs, queues and tables of an account are reached. */
export function storageExposure(resource: Resource<object, Restricted>, context: LayoutContext): Exposure[] {
  const account = storageAccountRef(resource.variant, context);
  const withKey = context.graph.incoming(resource.key, hostStorage).some(({ data }) => data.accessKey);
  return ['blob', 'queue', 'table'].map((service) =>
    dataPlane(resource, context, {
      name: `${service} data`,
      url: ref(account, `primary_${service}_endpoint`),
      ...ipRangesOf(resource),
      credentials: withKey ? ['account-key', 'entra'] : ['entra'],
    }),
  );
}
