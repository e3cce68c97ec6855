import { writeTerraform } from '@atakora/component/terraform';
import { writePackages } from '@atakora/component/cdk';
import { describe, expect, it } from 'vitest';

import { defineBackend } from '../../../src/backend/define-backend.js';
import { exportsOf } from '../../../src/terraform/package/module-exports.js';
import { app } from '../../support/definitions.js';
import { planOf, SHOP } from '../../support/plans.js';
import { groupStack } from '../stacks.js';
import { aProject } from './project.js';

const { directory, writeText } = aProject();

const orders = app('Orders', {
  functions: { status: { trigger: 'http' }, 'close-day': { trigger: 'timer', schedule: '0 0 0 * * *' } },
  sourceDirectory: 'functions/orders',
});

describe('code without a handler for a declared function', () => {
  const message =
    "'functions/orders/index.mjs': must export a handler for the function 'close-day' of 'Orders', received exports 'closeDay', 'status'. Nothing was created. Export a handler under the name of each function";
  const options = () => ({ projectDirectory: directory() });

  it.each<[string, () => unknown]>([
    ['apply', () => defineBackend({ orders }, SHOP).apply(groupStack(), options())],
    ['writePackages', () => writePackages(planOf([orders]), `${directory()}/out`, options())],
    [
      'writeTerraform',
      () => writeTerraform(planOf([orders]), `${directory()}/out`, { ...options(), resourceGroup: 'rg' }),
    ],
  ])('is refused by %s, with function, file and what there is', (_act, act) => {
    writeText('functions/orders/index.mjs', 'export const status = () => 1; export const closeDay = status;');
    expect(act).toThrow(message);
    writeText('functions/orders/index.mjs', `const a = () => 1; export { a as status, a as 'close-day' };`);
    expect(act).not.toThrow();
  });
});

describe('what is received', () => {
  it.each<[string, string, string]>([
    [
      "a default export with 'closed-day'",
      'index.mjs',
      `export default { status() {}, 'closed-day': () => 1 };`,
    ],
    [
      "a default export with 'closed-day'",
      'index.cjs',
      `const d = { status: 1, 'closed-day'() {} }; module.exports = d;`,
    ],
    ["a default export with 'close-dya'", 'index.mjs', `export default { status() {}, 'close-dya': 1 };`],
    ['a default export without it', 'index.mjs', 'export default { status() {} };'],
    ['no exports', 'index.mjs', 'import "node:fs";'],
  ])('is %s, in %s', (what, file, text) => {
    writeText(`functions/orders/${file}`, text);
    const write = () =>
      writePackages(planOf([orders]), `${directory()}/out`, { projectDirectory: directory() });
    expect(write).toThrow(`of 'Orders', received ${what}. `);
  });
});

describe('a module', () => {
  const read = (index: string, files: Record<string, string>) =>
    exportsOf(
      index,
      new Map(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)])),
    );

  it.each<[string, string, Record<string, string>, readonly string[]]>([
    ['declares', 'index.mjs', { 'index.mjs': 'export function a() {}; export const b = 1;' }, ['a', 'b']],
    [
      'passes others on',
      'index.mjs',
      {
        'index.mjs': `export * from './lib/x.mjs';`,
        'lib/x.mjs': `export * from '../index.mjs'; export const a = 1;`,
      },
      ['a'],
    ],
    ['compiled', 'index.cjs', { 'index.cjs': 'exports.a = 1; exports["b-c"] = 2;' }, ['a', 'b-c']],
    ['says nothing of its kind, with exports', 'index.js', { 'index.js': 'export const a = 1;' }, ['a']],
    ['says nothing of its kind, without', 'index.js', { 'index.js': 'exports.a = 1;' }, ['a']],
    [
      'is CommonJS by its package.json',
      'index.js',
      { 'index.js': 'module.exports = { a };', 'package.json': '{"type":"commonjs"}' },
      ['a'],
    ],
  ])('that %s: names are found, and no other is taken', (_case, index, files, names) => {
    const found = read(index, files);
    expect(found.names).toEqual(names);
    for (const name of names) expect(found.mayExport(name)).toBe(true);
    expect(found.mayExport('missing')).toBe(false);
  });

  // None of these may be refused: each is a way to export a handler that no lexer sees.
  it.each<[string, Record<string, string>]>([
    ['index.mjs', { 'index.mjs': 'const run = 1; export default { run };' }],
    [
      'index.mjs',
      { 'index.mjs': `export { default } from './x.mjs';`, 'x.mjs': 'export default { run: 1 };' },
    ],
    ['index.mjs', { 'index.mjs': `export * from 'x';`, 'node_modules/x/index.js': 'exports.run = 1;' }],
    ['index.mjs', { 'index.mjs': `export * from './x.cjs';`, 'x.cjs': 'module.exports = { run: () => 1 };' }],
    ['index.cjs', { 'index.cjs': 'module.exports = { other: () => 1, run: () => 2 };' }],
    ['index.cjs', { 'index.cjs': `for (const name of ['run']) exports[name] = 1;` }],
    ['index.cjs', { 'index.cjs': `Object.assign(exports, require('./x'));`, 'x.js': 'exports.run = 1;' }],
    ['index.js', { 'index.js': 'export const run = ;;; `' }],
  ])('is not refused for what a lexer cannot see: %s %o', (index, files) => {
    const { mayExport } = read(index, files);
    expect([mayExport('run'), mayExport('missing')]).toEqual([true, false]);
  });
});
