import { ownOptions } from '../../validation/own-options.js';
import { parse } from '../../validation/parse.js';
import { options } from '../../validation/rule.js';
import { projectDirectory } from '../option-schemas.js';

/** Options of {@link writePackages}. */
export interface PackageOptions {
  /**
   * Base of relative `sourceDirectory` paths of sites and functions. Default: the current directory of the
   * process.
   */
  readonly projectDirectory?: string;
}

const packageOptionsSchema = options({ projectDirectory });

/** Refuses options of `writePackages` that are wrong. @throws InvalidConfigError */
export function checkPackageOptions(given: PackageOptions): void {
  const subject = 'options of writePackages';
  parse<PackageOptions>(packageOptionsSchema, ownOptions(given, subject), subject);
}
