import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import process from 'node:process';

import { format } from 'prettier';
import ts from 'typescript';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';

import { readCall } from '../../src/cli/call.js';
import { COMMANDS } from '../../src/cli/commands.js';
import { linkPackages, PEERS } from '../host/build-package.js';
import { expectError } from './expect-error.js';
import { createProject } from './project.js';

const ENGINE = join(import.meta.dirname, 'stand-in-terraform.mjs');
const project = createProject(PEERS);
const packages = join(project.folder, 'node_modules');

let folder = '';
let count = 0;
beforeEach(() => {
  folder = `project-${(count += 1)}`;
  mkdirSync(join(project.folder, folder));
  symlinkSync(packages, join(project.folder, folder, 'node_modules'), 'junction');
});
afterAll(() => {
  project.remove();
});

const at = (file: string) => join(project.folder, folder, file);
const read = (file: string) => readFileSync(at(file), 'utf8');
const call = (...args: string[]) => project.call(args, { folder, env: { CI: '' } });
/** Another process reads the configuration again, which a module that is loaded does not. */
const again = (...args: string[]) => project.atakora(args, { folder, env: { CI: '' } });
const init = (...args: string[]) => call('init', '--no-install', ...args);

/** Returns the `atakora` commands of a workflow, each as a list of arguments. */
function commandsIn(workflow: string): string[][] {
  return Array.from(workflow.matchAll(/npx atakora ([^)|\n]+)/g), ([, line = '']) =>
    line
      .trim()
      .split(/\s+/)
      .map((word) => word.replaceAll('"', '')),
  );
}

describe('atakora init', () => {
  it('makes a project that synth writes, in the resource group of a deployment', async () => {
    await init('--name', 'shop');
    expect(await call('synth')).toMatchObject({ code: 0, stdout: 'terraform/main.tf.json\n' });
    expect(read('terraform/main.tf.json')).toContain('"name": "rg-shop-prod"');
  });

  it('makes a project whose tests pass and whose plan is locked', async () => {
    const { code, stdout } = await init('--name', 'shop');
    expect(code).toBe(0);
    expect(stdout).toBe(
      [
        'Written:',
        '  atakora.config.ts',
        '  atakora.config.test.ts',
        '  tsconfig.json',
        '  package.json',
        '  .gitignore',
        '  shop.prod.lock.json',
        '  .github/workflows/backend.yml',
        '  .github/workflows/deploy.yml',
        'Next:',
        '  npm install',
        '  npm test',
        '  npx atakora deploy --plan-only',
        '',
      ].join('\n'),
    );
    const { scripts, type } = JSON.parse(read('package.json')) as { scripts: object; type: string };
    expect([type, scripts]).toEqual(['module', { test: 'vitest run' }]);
    expect(again('check', '--frozen').stdout).toBe('0 errors, 0 warnings.\n');
    linkPackages(project.folder, ['vitest']);
    const options = { cwd: at('.'), encoding: 'utf8', env: { ...process.env, VITEST: '' } } as const;
    const tests = spawnSync(process.execPath, [join(packages, 'vitest/vitest.mjs'), 'run'], options);
    expect(tests.stdout).toContain('2 passed');
  }, 60_000);

  it('checks the types of handlers in src', async () => {
    await init('--name', 'shop');
    project.write(`${folder}/src/orders/index.ts`, 'export default {};');
    const { fileNames } = ts.parseJsonConfigFileContent(JSON.parse(read('tsconfig.json')), ts.sys, at('.'));
    expect(fileNames.map((file) => relative(at('.'), file)).sort()).toEqual([
      'atakora.config.test.ts',
      'atakora.config.ts',
      'src/orders/index.ts',
    ]);
  });

  it('plans a deployment before the lock is committed, and asks for the commit once something exists', async () => {
    await init('--name', 'shop');
    const planned = await call('deploy', '--plan-only', '--engine', ENGINE);
    expect([planned.code, planned.stdout.includes('in the last commit')]).toEqual([2, false]);
    const { code, stdout } = await call('deploy', '--yes', '--no-wait', '--engine', ENGINE);
    expect([code, stdout.includes('Next: git add shop.prod.lock.json')]).toEqual([0, true]);
    expectError(
      await call('deploy', '--yes', '--no-wait', '--engine', ENGINE),
      'shop.prod.lock.json: it must be the lock of this plan in the last commit',
    );
    const diff = await call('diff');
    expect(diff.stderr).toContain('Compared with the last deployment from this folder (.atakora/shop.prod).');
    expect(diff.code).toBe(0);
  });

  it('has a difference with its lock after an edit', async () => {
    await init('--name', 'shop');
    const edited = read('atakora.config.ts').replaceAll('Task', 'Note');
    project.write(`${folder}/atakora.config.ts`, edited);
    const { code, stdout, stderr } = again('diff');
    expect(stderr).toContain('Compared with shop.prod.lock.json.');
    expect(stdout).toContain('+ unit cosmos:note-db/note: cosmos:shared');
    expect(code).toBe(2);
  });

  it('writes workflows in YAML, with commands that exist', async () => {
    await init('--name', 'shop', '--env', 'test');
    const found = [];
    for (const name of ['backend', 'deploy']) {
      const workflow = read(`.github/workflows/${name}.yml`);
      await expect(format(workflow, { parser: 'yaml', printWidth: 200, singleQuote: true })).resolves.toBe(
        workflow,
      );
      found.push(...commandsIn(workflow));
    }
    expect(found.map(([name]) => name)).toEqual(['plan', 'check', 'diff', 'deploy']);
    for (const [name = '', ...args] of found) {
      const spec = COMMANDS[name];
      expect(spec).toBeDefined();
      if (spec !== undefined)
        expect(() =>
          readCall(
            name,
            spec,
            args.filter((each) => !/^[|>]/.test(each)),
          ),
        ).not.toThrow();
    }
    expect(read('.github/workflows/backend.yml')).toContain('cp ../base/shop.test.lock.json');
  });

  it('never changes what exists', async () => {
    const files = {
      'atakora.config.mjs': `import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
const users = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
export default defineBackend({ users }, { backendId: 'own', environment: 'dev', location: 'westeurope' });
`,
      '.gitignore': '/node_modules\ndist',
      '.github/workflows/deploy.yml': 'name: Own\n',
      'package.json':
        '{ "name": "own", "type": "commonjs", "scripts": { "test": "node --test" }, "devDependencies": { "jiti": "2" } }',
    };
    for (const [file, text] of Object.entries(files)) project.write(`${folder}/${file}`, text);
    const { stdout } = await init();
    expect(stdout).toContain(
      'Written:\n  package.json\n  .gitignore\n  own.dev.lock.json\n  .github/workflows/backend.yml\nNext:',
    );
    expect(read('atakora.config.mjs')).toBe(files['atakora.config.mjs']);
    expect(read('.github/workflows/deploy.yml')).toBe('name: Own\n');
    expect(read('.gitignore')).toBe('/node_modules\ndist\n.atakora/\n');
    expect(JSON.parse(read('package.json'))).toMatchObject({
      name: 'own',
      type: 'commonjs',
      scripts: { test: 'node --test' },
      devDependencies: { jiti: '2' },
    });
    expect((await init()).stdout).toMatch(/^Nothing to write: the project has everything\.\n/);
  });

  it('takes the id from the name of the package or the folder, and a configuration that is always a module', async () => {
    project.write(`${folder}/package.json`, '{ "name": "@contoso/Web_Shop", "type": "commonjs" }');
    expect((await init()).stdout).toMatch(
      / {2}atakora\.config\.mts\n[\s\S]+ {2}web-shop\.prod\.lock\.json\n/,
    );
    expect(again('check', '--frozen').code).toBe(0);
  });

  it.each([
    ['--name', '1;x', '--name must be 1 to 40 letters'],
    ['--env', '${{ x }}', '--env must be 1 to 32 letters'],
    ['--location', 'East US', "--location must be an Azure region such as 'eastus', received 'East US'"],
  ])('refuses %s %s', async (option, value, sentence) => {
    expectError(await init(option, value), sentence);
    expect(existsSync(at('atakora.config.ts'))).toBe(false);
  });

  it('refuses a package.json that is not JSON', async () => {
    project.write(`${folder}/package.json`, '{');
    expectError(await init(), 'package.json: it must be JSON, received ');
  });
});
