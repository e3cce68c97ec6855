import { ownValue } from '../../plan/json.js';
import { type AdoptedId, groupInId, readAdoptedId } from '../../resources/azure/adopted-id.js';
import type { Settings } from '../../resources/settings.js';
import { childName } from '../retention/discarded.js';

type Adopting = Pick<Settings, 'adopt'>;

/** Returns the Azure id of a resource that exists and becomes part of the backend; undefined for one that Terraform makes. */
export function adoptedResource(key: string, { adopt }: Adopting): AdoptedId | undefined {
  const id = ownValue(adopt, key);
  return id === undefined ? undefined : readAdoptedId(id);
}

/**
 * Returns true if a unit exists in Azure and becomes part of the backend. The id of a whole resource does not
 * cover its units.
 */
export function isAdoptedUnit(type: string, unit: string, resource: string, { adopt }: Adopting): boolean {
  const name = childName(type, unit);
  const ids = [ownValue(adopt, name), ownValue(adopt, `${name}@${resource}`)];
  return ids.some((id) => id !== undefined && readAdoptedId(id) === undefined);
}

/** Returns the resource group of everything that is adopted; null where nothing says it. */
export function adoptedGroup({ adopt }: Adopting): string | null {
  for (const id of Object.values(adopt)) {
    const group = groupInId(id);
    if (group !== undefined) return group;
  }
  return null;
}
