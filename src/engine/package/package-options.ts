import { ownOptions } from '../../validation/own-options.js';
import { parse } from '../../validation/parse.js';
import { options } from '../../validation/rule.js';
import { projectDirectory } from '../option-schemas.js';

/** What {@link writePackages} needs to know besides the plan. */
export interface PackageOptions {
  /** Where relative `sourceDirectory`s of sites and functions start. Default: the current directory of the process. */
  readonly projectDirectory?: string;
}

const packageOptionsSchema = options({ projectDirectory });

/** Refuses options of `writePackages` that are wrong. @throws InvalidConfigError */
export function checkPackageOptions(given: PackageOptions): void {
  const subject = 'options of writePackages';
  parse<PackageOptions>(packageOptionsSchema, ownOptions(given, subject), subject);
}
