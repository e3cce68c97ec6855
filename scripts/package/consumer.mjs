// A project in an empty folder that has the packed package installed, and nothing of this repository but the
// dependencies: those are linked, because a check must not need the network.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { entries, manifest } from '../entries.mjs';

const linked = [
  ...Object.keys(manifest.dependencies),
  ...Object.keys(manifest.peerDependencies),
  // Not among the peers: it asks for a version of cdktn that contradicts theirs, which npm would refuse to install.
  '@cdktn/provider-azurerm',
  // For `console` and `node:fs` in the documented code.
  '@types/node',
];

export const compilers = [
  { version: '5.9', tsc: 'node_modules/@tsd/typescript/typescript/lib/_tsc.js' },
  { version: '6.0', tsc: 'node_modules/typescript/bin/tsc' },
  { version: '7.0', tsc: 'node_modules/typescript-7/bin/tsc' },
];

/** Every entry, imported as an ES module and as CommonJS. */
const allEntries = {
  'every-entry.ts': entries
    .map(({ specifier }, index) => `import * as entry${index} from '${specifier}';\nvoid entry${index};\n`)
    .join(''),
  'every-entry.cts': entries
    // Vitest, which the matchers import, refuses to be required.
    .filter(({ name }) => name !== 'testing')
    .map(({ specifier }, index) => `import entry${index} = require('${specifier}');\nvoid entry${index};\n`)
    .join(''),
};

/** @param pages - documents whose code is the code of the project */
export function createConsumer(root, tarball, pages) {
  const own = join(root, 'node_modules', manifest.name);
  mkdirSync(own, { recursive: true });
  run('tar', ['-xzf', tarball, '-C', own, '--strip-components=1']);
  for (const name of linked) {
    const target = join(root, 'node_modules', name);
    mkdirSync(dirname(target), { recursive: true });
    symlinkSync(resolve('node_modules', name), target, 'junction');
  }
  const documented = pages.flatMap((page) =>
    Array.from(readFileSync(page, 'utf8').matchAll(/^```ts\n([\s\S]*?)^```$/gm), ([, code], index) => [
      `${page.replace(/\W+/g, '-').toLowerCase()}-${index}.ts`,
      code,
    ]),
  );
  const files = { ...Object.fromEntries(documented), ...allEntries, 'plan.cts': asRequire(documented[0][1]) };
  for (const [name, code] of Object.entries(files)) writeFileSync(join(root, name), code);
  writeFileSync(join(root, 'package.json'), '{ "private": true, "type": "module" }\n');
  const compilerOptions = {
    target: 'es2022',
    lib: ['es2023'],
    module: 'nodenext',
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: true,
    types: ['node'],
    outDir: 'out',
    rootDir: '.',
  };
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: Object.keys(files) }));
  return { package: own, main: documented[0][0].replace(/ts$/, 'js') };
}

/** The same code as a CommonJS file has it. */
function asRequire(code) {
  return code.replace(
    /^import (\{[^}]*\}) from ('[^']+');$/gm,
    (_, names, from) => `const ${names} = require(${from});`,
  );
}

/** Returns the messages of the compiler. */
export function typeProblems(root, { tsc }) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve(tsc), '-p', root], {
    encoding: 'utf8',
  });
  return status === 0 ? '' : `${stdout}${stderr}` || `it ended with ${status}`;
}

/** Runs a file of the project, and returns the Terraform JSON that it wrote. */
export function synthesize(root, file, stack) {
  const out = join(root, `cdktf-${file.replace(/\W/g, '-')}`);
  // In the project, where the program writes its lock.
  run(process.execPath, [join(root, 'out', file)], { CDKTF_OUTDIR: out, CHECKPOINT_DISABLE: '1' }, root);
  const written = join(out, 'stacks', stack, 'cdk.tf.json');
  if (!existsSync(written)) throw new Error(`${file} wrote no ${written}`);
  return readFileSync(written, 'utf8');
}

export function run(command, args, env = {}, cwd = process.cwd()) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (status === 0) return stdout;
  throw new Error(
    `${[command, ...args].join(' ')} failed:\n${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`,
  );
}
