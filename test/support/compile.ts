import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packagePaths } from './package-paths.js';

const root = join(import.meta.dirname, '../..');
/** TypeScript 7 checks a block in a second, where 6.0 takes six. */
const compiler = join(root, 'node_modules/typescript-7/bin/tsc');

/**
 * Compiles pieces of code with the compiler options of this repository, each as if it were a module beside it, and says
 * what is wrong in which.
 * @param loosened - Options that the authors of the code did not have on.
 * @param beside - Files that the pieces import, by name.
 */
export function problemsIn(
  pieces: ReadonlyMap<string, string>,
  loosened: Readonly<Record<string, boolean>> = {},
  beside: ReadonlyMap<string, string> = new Map(),
): string[] {
  const files = new Map([...pieces].map(([place, code], index) => [`block-${index}.ts`, { place, code }]));
  const folder = mkdtempSync(join(tmpdir(), 'compiled-'));
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    const write = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
    };
    for (const [name, { code }] of files) write(name, code);
    for (const [name, code] of beside) write(name, code);
    write('package.json', JSON.stringify({ type: 'module' }));
    write(
      'tsconfig.json',
      JSON.stringify({
        extends: join(root, 'tsconfig.json'),
        compilerOptions: { ...loosened, paths: packagePaths },
        files: [...files.keys(), ...beside.keys()],
        include: [],
      }),
    );
    const options = ['-p', join(folder, 'tsconfig.json'), '--pretty', 'false'];
    const { status, stdout, stderr } = spawnSync(process.execPath, [compiler, ...options], {
      cwd: folder,
      encoding: 'utf8',
    });
    // A problem begins with its place, and goes on in lines that are indented.
    const problems = stdout.split(/\n(?!\s)/).filter((text) => text !== '');
    if ((status === 0) !== (problems.length === 0))
      throw new Error(`The compiler failed: ${stderr}${stdout}`);
    return problems.map((text) => {
      const { name = '', problem = text } =
        /^(?<name>[^(]+)\(\d+,\d+\): error TS\d+: (?<problem>.*)$/s.exec(text)?.groups ?? {};
      return `${files.get(name)?.place ?? name}: ${problem}`;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
