import type { ResourcePlan } from '../plan/resource-plan.js';

/**
 * Returns the id of the construct that contains a backend's constructs: the backend's id, or `backend_` for
 * `backend`, which cdktf uses for the backend of the Terraform state. A backend id does not have an
 * underscore, so `backend_` is always free.
 */
export function scopeIdOf({ backend }: ResourcePlan): string {
  return backend.id === 'backend' ? 'backend_' : backend.id;
}
