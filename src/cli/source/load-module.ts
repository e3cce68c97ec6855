import { existsSync, statSync } from 'node:fs';
import { basename, extname, relative, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

import { CliError } from '../cli-error.js';
import { withProgress } from '../progress.js';
import { framesOf, isOwn, thrownText } from '../sentence-of.js';

/** File names of a configuration, in the order in which they are tried. */
export const CONFIG_FILES = [
  'atakora.config.ts',
  'atakora.config.mts',
  'atakora.config.js',
  'atakora.config.mjs',
];

/** Exports of the file of a configuration. */
export interface LoadedModule {
  /** Path from the working directory, with slashes. */
  readonly file: string;
  /** The default export. */
  readonly exported: unknown;
  /** The export `deployment`; undefined where it is left out. */
  readonly deployment: unknown;
}

/**
 * Loads the file of a configuration: TypeScript with jiti, JavaScript as it is.
 * @throws CliError when the file does not exist, jiti is missing, the file throws, or a default export is
 * missing.
 */
export async function loadModule(given: string | undefined): Promise<LoadedModule> {
  const path = findFile(given);
  const file = relative(process.cwd(), path).replaceAll('\\', '/');
  const loaded = await withProgress(`Loading ${file}`, importFile(path, file));
  const { default: exported, deployment } = (loaded ?? {}) as {
    readonly default?: unknown;
    readonly deployment?: unknown;
  };
  if (exported === undefined)
    throw new CliError(
      file,
      'it must have a default export, received none',
      "Write 'export default defineBackend(…)'",
    );
  return { file, exported, deployment };
}

function findFile(given: string | undefined): string {
  const names = given === undefined ? CONFIG_FILES : [given];
  const found = names.map((name) => resolve(name)).find((path) => existsSync(path));
  if (found !== undefined) {
    if (given !== undefined) checkModule(given, found);
    return found;
  }
  if (given !== undefined)
    throw new CliError(given, 'the file must exist, received none', 'Check the path of --file');
  throw new CliError(
    `folder ${basename(process.cwd())}`,
    `it must have one of ${CONFIG_FILES.join(', ')}, received none`,
    'Add one that has a backend as its default export, or name another file with --file',
  );
}

/** Other files end in sentences of the module loader, which name neither the option nor what to do. */
function checkModule(given: string, path: string): void {
  const isDirectory = statSync(path).isDirectory();
  if (!isDirectory && /^\.[mc]?[jt]s$/.test(extname(path))) return;
  throw new CliError(
    given,
    `--file must be a module in TypeScript or JavaScript, received ${isDirectory ? 'a folder' : `a file '${extname(path)}'`}`,
    'Name the file that exports the backend; a saved plan is for --plan',
  );
}

async function importFile(path: string, file: string): Promise<unknown> {
  const isTypeScript = /^\.[mc]?ts$/.test(extname(path));
  const jiti = isTypeScript ? await loadJiti(file) : undefined;
  try {
    return await (jiti === undefined ? import(pathToFileURL(path).href) : jiti.import(path));
  } catch (error) {
    throw loadingError(file, error);
  }
}

async function loadJiti(file: string): Promise<{ import(path: string): Promise<unknown> }> {
  try {
    const { createJiti } = await import('jiti');
    // No cache: to plan writes no file.
    return createJiti(pathToFileURL(`${process.cwd()}/`).href, { fsCache: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new CliError(
      file,
      "TypeScript is loaded with the package 'jiti', which is not installed",
      "Run 'npm install --save-dev jiti'",
      error,
    );
  }
}

/**
 * Returns the problem of an error in the user's file: a sentence of the library, or the thrown value with its
 * place.
 */
export function loadingError(file: string, error: unknown): Error {
  if (error instanceof CliError) return error;
  if (isOwn(error)) return new CliError(file, error.message, undefined, error);
  if (!(error instanceof Error))
    return new CliError(file, `it must not throw, received ${thrownText(error)}`, 'Change the file', error);
  const frames = framesOf(error);
  const where = frames.length === 0 ? '' : `:\n${frames.join('\n')}\n`;
  return new CliError(
    file,
    `it must not throw, received ${error.name}: ${error.message}`,
    `Change the file${where}`,
    error,
  );
}
