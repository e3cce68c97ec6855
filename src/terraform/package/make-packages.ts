import type { ResourcePlan } from '../../plan/resource-plan.js';
import { checkExports } from './check-exports.js';
import { packageFiles } from './package-files.js';
import type { Sources } from './read-sources.js';
import { loadRuntimeFiles } from './runtime-files.js';
import { zip } from './zip.js';

/** The package of one app. */
export interface MadePackage {
  /** Key of the function app, such as `functions:shared`. */
  readonly app: string;
  /** Azure name of the function app. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** In hexadecimal. */
  readonly sha256: string;
  /** In hexadecimal. */
  readonly md5: string;
}

/**
 * Puts the packages of a plan together.
 * @throws CannotApplyError when code lacks the handler of a function.
 */
export function makePackages(plan: ResourcePlan, sources: Sources): MadePackage[] {
  if (plan.packages.length === 0) return [];
  checkExports(plan, sources);
  const { createHash } = process.getBuiltinModule('node:crypto');
  const runtime = loadRuntimeFiles();
  return plan.packages.map((planned) => {
    const bytes = zip(packageFiles(planned, plan, runtime, sources));
    const hash = (algorithm: string) => createHash(algorithm).update(bytes).digest('hex');
    // MD5 is what Azure compares an uploaded blob with.
    return { app: planned.app, name: planned.name, bytes, sha256: hash('sha256'), md5: hash('md5') };
  });
}
