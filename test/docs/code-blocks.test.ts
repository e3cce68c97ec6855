import { join } from 'node:path';

import ts from 'typescript';
import { describe, expect, it } from 'vitest';

import { codeBlocks, documents } from './markdown.js';

const root = join(import.meta.dirname, '../..');

/** Compiles pieces of code as if each were a file at the root; says what is wrong in which. */
function problemsIn(pieces: ReadonlyMap<string, string>): string[] {
  const config = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, root);
  const files = new Map(
    [...pieces].map(([place, code], index) => [join(root, `block-${index}.ts`), { place, code }]),
  );
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (path) => files.get(path)?.code ?? readFile(path);
  host.fileExists = (path) => files.has(path) || fileExists(path);
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([path, { place }]) => {
    const source = program.getSourceFile(path);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${place}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}

describe('code blocks of README and docs', () => {
  const blocks = [...documents()]
    .flatMap(([path, text]) => codeBlocks(path, text))
    .filter(({ language }) => language === 'ts');

  it('there are some', () => {
    expect(blocks.length).toBeGreaterThan(8);
  });

  it('compile', () => {
    expect(problemsIn(new Map(blocks.map(({ place, code }) => [place, code])))).toEqual([]);
  });

  it('would not compile with a mistake in them', () => {
    const code =
      "import { defineBackend } from '@atakora/component/backend';\ndefineBackend({ environmnt: 'prod' });\n";
    expect(problemsIn(new Map([['a mistake', code]])).join()).toContain("'environmnt' is neither");
  });
});
