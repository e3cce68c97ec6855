import type { Exposure } from '../../plan/exposure.js';
import { dataPlane, ipRangesOf } from '../exposure.js';
import type { LayoutContext } from '../layout-context.js';
import { hostOf, namesOf } from './connections.js';
import { cosmosOptions } from './settings.js';
import type { CosmosResource } from './sharing.js';
import { typeOptionsOf } from '../settings.js';

/** Returns how the data of an account is reached. What an existing account asks for is its owner's to say. */
export function cosmosExposure(resource: CosmosResource, context: LayoutContext): Exposure[] {
  const { settings } = context;
  const url = namesOf(resource, context).endpoint;
  const hosted = hostOf(resource, context);
  if (hosted !== undefined) {
    const network = hosted.network === 'isolated' ? 'private' : 'internet';
    return [dataPlane(resource, context, { url, network, credentials: ['entra'] })];
  }
  if (typeOptionsOf(settings, cosmosOptions).existing !== null)
    return [dataPlane(resource, context, { url, network: 'unknown', credentials: ['unknown'] })];
  return [
    dataPlane(resource, context, {
      url,
      ...ipRangesOf(resource),
      credentials: settings.managedIdentity ? ['entra'] : ['account-key', 'entra'],
    }),
  ];
}
