import { join } from 'node:path';

import ts from 'typescript';

const root = join(import.meta.dirname, '../..');

/** Parsed files of the library and its packages: pieces that are compiled later need them again. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/**
 * Compiles pieces of code with the compiler options of this repository, each as if it were a file at the root, and says
 * what is wrong in which.
 * @param loosened - Options that the authors of the code did not have on.
 * @param beside - Files at the root that the pieces import, by name.
 */
export function problemsIn(
  pieces: ReadonlyMap<string, string>,
  loosened: Readonly<ts.CompilerOptions> = {},
  beside: ReadonlyMap<string, string> = new Map(),
): string[] {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const options = { ...ts.parseJsonConfigFileContent(config.config, ts.sys, root).options, ...loosened };
  const files = new Map(
    [...pieces].map(([place, code], index) => [join(root, `block-${index}.ts`), { place, code }]),
  );
  const texts = new Map([
    ...[...files].map(([path, { code }]) => [path, code] as const),
    ...[...beside].map(([name, code]) => [join(root, name), code] as const),
  ]);
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists, getSourceFile } = host;
  host.getSourceFile = (path, ...rest) => {
    if (texts.has(path)) return getSourceFile(path, ...rest);
    if (!parsed.has(path)) parsed.set(path, getSourceFile(path, ...rest));
    return parsed.get(path);
  };
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([path, { place }]) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${place}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}
