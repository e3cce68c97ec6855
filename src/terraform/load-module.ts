import type * as EsmLexer from 'es-module-lexer';
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
    throw new CannotApplyError(
      `package of '${module}'`,
      'must be installed, received none',
      `run '${install}'`,
    );
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND';
}

/** Loads the fflate package, which planning does not need. */
export function loadFflate(): typeof Fflate {
  return loadModule('fflate', 'npm install fflate') as typeof Fflate;
}

/** The packages that read what a module exports, without running it. */
export interface ModuleLexers {
  readonly esm: Pick<typeof EsmLexer, 'parse'>;
  /** The used part of cjs-module-lexer; version 1 lacks the file with its declarations. */
  readonly cjs: { parse(text: string): { readonly exports: readonly string[] } };
}

let lexers: ModuleLexers | undefined;

/** Loads the packages that read exports. Only code of functions needs them. */
export function loadModuleLexers(): ModuleLexers {
  if (lexers !== undefined) return lexers;
  const esm = loadModule('es-module-lexer', 'npm install es-module-lexer') as typeof EsmLexer;
  const cjs = loadModule('cjs-module-lexer', 'npm install cjs-module-lexer') as ModuleLexers['cjs'];
  esm.initSync();
  return (lexers = { esm, cjs });
}
