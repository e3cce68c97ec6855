import { parseGivenPlan } from './parse-given-plan.js';
import { checkPublished } from './check-published.js';
import { assetPath } from './package/asset-path.js';
import { makePackages } from './package/make-packages.js';
import { readSources } from './package/read-sources.js';
import { writeIfChanged } from './package/write-if-changed.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { parseWriteOptions } from './parse-options.js';
import type { WriteOptions } from './render-options.js';
import { renderTerraform } from './render-terraform.js';
import { serializeTerraform } from './terraform-json.js';

/** A configuration on disk. */
export interface WrittenTerraform {
  /** Path of `main.tf.json`. */
  readonly file: string;
  /** Paths of the packages that it refers to. */
  readonly packages: readonly string[];
}

/**
 * Writes a plan as `main.tf.json`, and the packages of its function apps below `assets`. Keys are sorted, and a package has the
 * hash of its content in its path, so that what did not change has the same bytes at the same place. Everything is checked before
 * the first file is written, and `main.tf.json` comes last. Packages of earlier releases stay where they are.
 * @param directory - Made when it is not there. Terraform runs in it.
 * @throws InvalidConfigError when an option is wrong.
 * @throws InvalidPlanError when it is not a plan, or holds what the library never writes.
 * @throws PlanChangedError when it is not the plan of `expectedHash`.
 * @throws PlanHasErrorsError, ResourceLimitError when the plan must not be applied.
 * @throws LockNotFrozenError when `options.frozen` is set and the lock of the plan is not the committed one.
 * @throws CannotApplyError when something is not said, a custom provider has to make a resource, a site would publish more
 *   than its own files, or a `sourceDirectory` is not what it must be.
 * @example
 * writeTerraform(backend.plan(), 'infra/prod', { resourceGroup: 'rg-shop-prod' });
 */
export function writeTerraform(
  given: ResourcePlan,
  directory: string,
  writeOptions: WriteOptions = {},
): WrittenTerraform {
  const { projectDirectory = '.', ...options } = parseWriteOptions(writeOptions);
  const { allowCommands = false, expectedHash } = options;
  const plan = parseGivenPlan(given, { allowCommands, expectedHash });
  checkPublished(plan, projectDirectory);
  const path = process.getBuiltinModule('node:path');
  const deployed = { ...plan, packages: plan.packages.filter(({ deployment }) => deployment !== 'none') };
  const made = makePackages(deployed, readSources(plan, projectDirectory, deployed.packages)).map((one) => ({
    ...one,
    path: assetPath(plan, one.app, one.sha256),
  }));
  const json = renderTerraform(plan, {
    ...options,
    packages: made.map(({ app, path: way, md5, sha256 }) => ({ app, path: way, md5, sha256 })),
    wayToProject: wayBetween(directory, projectDirectory),
  });
  const packages = made.map(({ bytes, path: way }) => {
    const file = path.join(directory, way);
    writeIfChanged(file, bytes);
    return file;
  });
  const file = path.join(directory, 'main.tf.json');
  writeIfChanged(file, serializeTerraform(json));
  return { file, packages };
}

/** Returns the way from one directory to another, the same on every machine where both are in one project. */
function wayBetween(from: string, to: string): string {
  const path = process.getBuiltinModule('node:path');
  const way = path.relative(path.resolve(from), path.resolve(to));
  return way === '' ? '.' : way.split(path.sep).join('/');
}
