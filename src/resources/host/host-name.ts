import type { Settings } from '../settings.js';

/** Returns the name of a host that no other backend of its tenant has. */
export function hostName({ backendId, environment, location }: Settings): string {
  return [backendId, environment, location ?? ''].join(' ').trim();
}
