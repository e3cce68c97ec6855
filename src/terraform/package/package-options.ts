import * as v from 'valibot';

import { ownOptions } from '../../validation/own-options.js';
import { parse } from '../../validation/parse.js';
import { options, rule } from '../../validation/rule.js';
import { projectDirectory } from '../option-schemas.js';

/** Options of {@link writePackages}. */
export interface PackageOptions {
  /**
   * Base of relative `sourceDirectory` paths of sites and functions. Default: the current directory of the
   * process.
   */
  readonly projectDirectory?: string;
  /** Keys of function apps of the plan. @default all @example ['functions:shared'] */
  readonly apps?: readonly string[];
}

const APPS = rule('apps must be keys of function apps', "write ['functions:shared']");
const packageOptionsSchema = options({
  projectDirectory,
  apps: v.exactOptional(v.array(v.string(APPS), APPS)),
} satisfies Record<keyof PackageOptions, unknown>);

/** Refuses options of `writePackages` that are wrong. @throws InvalidConfigError */
export function checkPackageOptions(given: PackageOptions): void {
  const subject = 'options of writePackages';
  parse<PackageOptions>(packageOptionsSchema, ownOptions(given, subject), subject);
}
