import type { ResourcePlan } from '../../plan/resource-plan.js';
import { makePackages } from './make-packages.js';

/** A package on disk. */
export interface WrittenPackage {
  /** Key of the function app, such as `functions:shared`. */
  readonly app: string;
  /** Path of the zip. */
  readonly file: string;
  /** Hash of the zip, in hexadecimal. */
  readonly sha256: string;
}

/**
 * Writes the code of each function app of a plan as `<app name>.zip`, for a deployment that Terraform cannot make: into
 * an isolated network, or to a Consumption plan. The same plan gives the same bytes.
 * @param folder - Made when it is not there.
 * @throws CannotApplyError when the library was not built.
 * @example
 * for (const { file } of writePackages(backend.plan(), 'packages')) console.log(file);
 */
export function writePackages(plan: ResourcePlan, folder: string): WrittenPackage[] {
  const { mkdirSync, writeFileSync } = process.getBuiltinModule('node:fs');
  const path = process.getBuiltinModule('node:path');
  mkdirSync(folder, { recursive: true });
  return makePackages(plan).map(({ app, name, bytes, sha256 }) => {
    const file = path.join(folder, `${name}.zip`);
    writeFileSync(file, bytes);
    return { app, file, sha256 };
  });
}
