import { PACKAGE_FILE } from '../../plan/package.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';

/**
 * Returns the id of the construct that contains a backend's constructs: the backend's id, or `backend_` for
 * `backend`, which cdktf uses for the backend of the Terraform state. A backend id does not have an
 * underscore, so `backend_` is always free.
 */
export function scopeIdOf({ backend }: ResourcePlan): string {
  return backend.id === 'backend' ? 'backend_' : backend.id;
}

/** Returns the id of the construct that cdktf has for a package. */
export function assetIdOf(app: string): string {
  return `package ${app}`.replaceAll(/[^a-z0-9]+/g, '_');
}

/**
 * Returns the path that cdktf gives a package below the directory of its stack. A blob with another path is another blob for
 * azurerm, so every engine uses this one: changing the engine then changes nothing in Azure.
 * Source: makeUniqueId in cdktf 0.21, lib/private/unique.js
 */
export function assetPath(plan: ResourcePlan, app: string, sha256: string): string {
  const { createHash } = process.getBuiltinModule('node:crypto');
  const path = [scopeIdOf(plan), assetIdOf(app)];
  const hash = createHash('md5').update(path.join('/')).digest('hex').slice(0, 8).toUpperCase();
  return ['assets', [...path, hash].join('_'), sha256, PACKAGE_FILE].join('/');
}
