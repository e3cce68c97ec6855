import { existsSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, extname, relative, resolve } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';

import type * as Jiti from 'jiti';

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
 * Loads the file of a configuration: JavaScript as it is, TypeScript with the Node that removes types itself, or else with jiti.
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
  const isProgram = existsSync('cdktf.json') || existsSync('main.ts');
  throw new CliError(
    `folder ${basename(process.cwd())}`,
    `it must have one of ${CONFIG_FILES.join(', ')}, received ${isProgram ? 'a program of cdktf, which synth, deploy, drift, outputs, rebuild-index and destroy run' : 'none'}`,
    isProgram
      ? 'Export the backend from a file and name it with --file'
      : 'Add one that has a backend as its default export, or name another file with --file',
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
  try {
    return await (isTypeScript ? importTypeScript(path, file) : import(pathToFileURL(path).href));
  } catch (error) {
    throw loadingError(file, error);
  }
}

/** Node loads TypeScript in half the time of jiti, but only what needs no more than types removed and has complete paths. */
async function importTypeScript(path: string, file: string): Promise<unknown> {
  if (!removesTypes()) return loadJiti(file).import(path);
  try {
    return await import(pathToFileURL(path).href);
  } catch (error) {
    if (!isRefusedByNode(error)) throw error;
    return loadJiti(file, error).import(path);
  }
}

/**
 * Returns true if this Node removes types: 22.18 and later, where no option turns that off.
 * Source: nodejs.org/api/process.html#processfeaturestypescript
 */
export function removesTypes(): boolean {
  // The types of Node 20 do not have it.
  const { typescript } = process.features as { readonly typescript?: unknown };
  return typescript === 'strip' || typescript === 'transform';
}

/** Codes of errors that Node has for TypeScript that jiti loads: enums, and imports with the extension `.js` or none. */
const REFUSALS: ReadonlySet<unknown> = new Set([
  'ERR_MODULE_NOT_FOUND',
  'ERR_UNSUPPORTED_DIR_IMPORT',
  'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX',
]);

/**
 * Returns true if Node refused a file that jiti may load. An import of a type without the word `type` is a name that no module exports, and
 * `require` is not there in a module.
 */
function isRefusedByNode(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    REFUSALS.has((error as NodeJS.ErrnoException).code) ||
    (error instanceof SyntaxError && error.message.includes('does not provide an export')) ||
    (error instanceof ReferenceError && error.message.includes('in ES module scope'))
  );
}

function loadJiti(file: string, refusal?: unknown): { import(path: string): Promise<unknown> } {
  try {
    // An import reads all of its CommonJS once more, for the names of exports: 30 ms.
    const { createJiti } = createRequire(import.meta.url)('jiti') as typeof Jiti;
    // No cache: to plan writes no file.
    return createJiti(pathToFileURL(`${process.cwd()}/`).href, { fsCache: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    const isRefused = refusal instanceof Error;
    throw new CliError(
      file,
      isRefused
        ? `Node ${process.versions.node} cannot load it without the package 'jiti', which is not installed: ${refusal.message}`
        : "TypeScript is loaded with the package 'jiti' or Node 22.18, and neither is installed",
      isRefused
        ? "Import types with 'import type' and files with their extension '.ts', or run 'npm install --save-dev jiti'"
        : "Run 'npm install --save-dev jiti'",
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
  const marked = error instanceof Error ? conflictIn(file, error) : undefined;
  if (marked !== undefined)
    return new CliError(
      marked.file,
      `the file has a merge conflict marker of git in line ${marked.line}`,
      'Resolve the conflict, and take the marker out',
      error,
    );
  if (isOwn(error)) return new CliError(file, error.message, undefined, error);
  const place = placeOf(error);
  if (place !== undefined)
    return new CliError(
      relativePath(place.path),
      `the syntax must be right, received in line ${place.line}, column ${place.column}: ${place.problem}`,
      'Correct it there',
      error,
    );
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

/** Place of an error in the text of a file. */
interface Place {
  readonly path: string;
  readonly line: string;
  readonly column: string;
  readonly problem: string;
}

/** Returns the place that the parser of jiti names; undefined for other errors. Node names no file in those of its own parser. */
function placeOf(error: unknown): Place | undefined {
  const [, problem, path, line, column] =
    /ParseError: (.*)\n\s*(.+?):(\d+):(\d+)$/m.exec(error instanceof Error ? error.message : '') ?? [];
  return problem === undefined || path === undefined || line === undefined || column === undefined
    ? undefined
    : { problem: problem.trim(), path, line, column };
}

function relativePath(path: string): string {
  return relative(process.cwd(), resolve(path)).replaceAll('\\', '/');
}

/** Returns the first conflict marker in the configuration, or in the file that an error of a parser names. */
function conflictIn(file: string, error: Error): { file: string; line: number } | undefined {
  const named = placeOf(error)?.path;
  if (error.name !== 'SyntaxError' && named === undefined) return undefined;
  for (const path of [file, named ?? file]) {
    if (!existsSync(path)) continue;
    const line = readFileSync(path, 'utf8')
      .split('\n')
      .findIndex((text) => /^(?:<{7}|>{7}) /.test(text));
    if (line >= 0) return { file: relativePath(path), line: line + 1 };
  }
  return undefined;
}
