import type { ResourcePlan } from '../plan/resource-plan.js';

/**
 * Id of the construct that a backend's are made in: the backend's id, unless that is where cdktf puts the backend of the
 * Terraform state, whenever it likes. No backend id has an underscore, so that none can be in the way.
 */
export function scopeIdOf({ backend }: ResourcePlan): string {
  return backend.id === 'backend' ? 'backend_' : backend.id;
}
