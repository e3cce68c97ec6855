import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { median } from './statistics.mjs';

/** A project of a user with one builder, checked as a whole. */
function projectWith(count) {
  const root = mkdtempSync(join(tmpdir(), 'atakora-types-'));
  mkdirSync(join(root, 'node_modules/@atakora'), { recursive: true });
  symlinkSync(resolve('.'), join(root, 'node_modules/@atakora/component'), 'junction');
  const components = Array.from(
    { length: count },
    (_, index) =>
      `  .addComponent(CrudApi.define('Api${index}', { entityName: 'Entity${index}', schema: { id: 'string', name: 'string' }, partitionKey: '/name' }))`,
  );
  const code = [
    "import { defineBackend } from '@atakora/component/backend';",
    "import { CrudApi } from '@atakora/component/crud';",
    "export const builder = defineBackend({ environment: 'prod' })",
    ...components,
    '  .withMonitoring();',
    ...(count > 0
      ? [`export const endpoint: string = builder.build().components.Api${count - 1}.apiEndpoint;`]
      : []),
  ];
  writeFileSync(join(root, 'main.ts'), `${code.join('\n')}\n`);
  const compilerOptions = {
    target: 'es2023',
    module: 'nodenext',
    strict: true,
    noEmit: true,
    types: [],
    skipLibCheck: true,
  };
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));
  return root;
}

function check(root) {
  const tsc = resolve('node_modules/typescript/bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', root, '--extendedDiagnostics'], {
    encoding: 'utf8',
  });
  // A figure, not a failure of the benchmark: there is a number of components that the compiler gives up at.
  const tooDeep = stdout.includes('error TS2589');
  if (status !== 0 && !tooDeep) throw new Error(`The project of the type check does not compile:\n${stdout}`);
  const figure = (label) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(stdout)?.[1]);
  return { checkMs: figure('Check time') * 1000, instantiations: figure('Instantiations'), tooDeep };
}

/** Check time (median) and instantiations of a builder, which are the same each time. */
export function measureTypeCheck(count, samples) {
  const root = projectWith(count);
  try {
    const runs = Array.from({ length: samples }, () => check(root));
    return {
      checkMs: median(runs.map(({ checkMs }) => checkMs)),
      instantiations: runs[0].instantiations,
      tooDeep: runs[0].tooDeep,
      samples,
    };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
