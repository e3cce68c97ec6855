import type * as Fflate from 'fflate';

import { CannotApplyError } from '../errors.js';

// Packages that only some engines need are loaded when they are used. `getBuiltinModule` keeps `node:` imports out of what a
// browser bundle would see.
type Require = (module: string) => unknown;

let required: Require | undefined;

/**
 * Loads a module now, where an `import` would have to be waited for.
 * @param install - Command that installs the package.
 * @throws CannotApplyError when it is not installed.
 */
export function loadModule(module: string, install: string): unknown {
  required ??= process.getBuiltinModule('node:module').createRequire(import.meta.url);
  try {
    return required(module);
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new CannotApplyError(`The package of '${module}' is not installed.`, `run '${install}'.`);
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';
}

/** Loads the fflate package, which planning does not need. */
export function loadFflate(): typeof Fflate {
  return loadModule('fflate', 'npm install fflate') as typeof Fflate;
}
