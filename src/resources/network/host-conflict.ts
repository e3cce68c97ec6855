import { hostedPart } from '../host/hosted-part.js';
import { NETWORK } from '../platform.js';
import { offeredNetworkSchema } from './hosted-network.js';
import { networkOptions } from './settings.js';
import { type Settings, typeOptionsOf } from '../settings.js';

/** Problem of a guest that cannot reach a resource of its host, and what to do. */
export interface NetworkConflict {
  readonly message: string;
  readonly resolution: string;
}

/**
 * Returns why the apps of a guest cannot reach a resource of its host; undefined where they can. Apps of an isolated backend send through
 * their network alone, and only the network of the host has the private endpoint of a closed resource.
 * @param what - Such as `the account of 'platform'`.
 */
export function networkConflict(
  what: string,
  network: 'public' | 'isolated',
  settings: Settings,
): NetworkConflict | undefined {
  const own = typeOptionsOf(settings, networkOptions);
  if (network === 'public')
    return own === null
      ? undefined
      : {
          message: `host: ${what} is open to the internet, and the apps of this backend send through its network alone.`,
          resolution: 'Leave networking out, or be the guest of an isolated host.',
        };
  if (own?.existing) return undefined;
  const hosted = hostedPart(settings, NETWORK, offeredNetworkSchema) !== undefined;
  return {
    message: `host: ${what} is closed to the internet, and the apps of this backend are outside its network.`,
    resolution: hosted
      ? "Set networking: 'isolated', which is the network of the host, without options of a network of its own."
      : "Have the host add network: {} to the record of this backend and read its new offer, or name its existing network, with a subnet for the apps of this backend: networking: { mode: 'isolated', virtualNetworkId, subnetId, privateEndpointSubnetId, … }.",
  };
}
