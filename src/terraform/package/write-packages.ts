import type { ResourcePlan } from '../../plan/resource-plan.js';
import { checkKnownApps } from './known-apps.js';
import { parseGivenPlan } from '../parse-given-plan.js';
import { checkPackageOptions, type PackageOptions } from './package-options.js';
import { makePackages } from './make-packages.js';
import { onDisk } from './on-disk.js';
import { readSources } from './read-sources.js';
import { writeIfChanged } from './write-if-changed.js';

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
 * an isolated network, or to a Consumption plan. The same plan and code give the same bytes.
 * @param folder - Made when it is not there.
 * @throws InvalidConfigError when an option is wrong.
 * @throws InvalidPlanError when `plan` is not a plan, or one from elsewhere packs what is outside of the project.
 * @throws CannotApplyError when the library was not built, a `sourceDirectory` is not what it must be, or the file system
 *   refuses. A zip has its final name when it is whole.
 * @example
 * for (const { file } of writePackages(backend.plan(), 'packages')) console.log(file);
 */
export function writePackages(
  given: ResourcePlan,
  folder: string,
  options: PackageOptions = {},
): WrittenPackage[] {
  checkPackageOptions(options);
  // Packages have code alone: no command of the plan runs.
  const plan = parseGivenPlan(given, { allowCommands: true, expectedHash: undefined });
  checkKnownApps(plan, options.apps, 'options of writePackages');
  const chosen = plan.packages.filter(({ app }) => options.apps?.includes(app) ?? true);
  const path = process.getBuiltinModule('node:path');
  const packages = makePackages(
    { ...plan, packages: chosen },
    readSources(plan, options.projectDirectory, chosen),
  );
  const { mkdirSync } = process.getBuiltinModule('node:fs');
  onDisk(folder, () => mkdirSync(folder, { recursive: true }));
  return packages.map(({ app, name, bytes, sha256 }) => {
    const file = path.join(folder, `${name}.zip`);
    writeIfChanged(file, bytes);
    return { app, file, sha256 };
  });
}
