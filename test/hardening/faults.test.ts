import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  assertLawfulMerge,
  BackendError,
  CannotApplyError,
  defineBackend,
  InvalidConfigError,
} from '@atakora/component/backend';
import { applyPlan, writePackages } from '@atakora/component/cdk';
import { parseLock, parsePlan, serializePlan } from '@atakora/component/plan';
import { writeTerraform } from '@atakora/component/terraform';
import { StaticSite } from '@atakora/component/web';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { writeTemplate } from '../../src/plan/expression/template.js';
import { smallBackend } from '../apply/sample-backends.js';
import { footprint, groupStack } from '../apply/stacks.js';
import { builtProject } from '../host/build-package.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { planOf, thrownBy } from '../support/plans.js';

const fs = process.getBuiltinModule('node:fs');
const small = () => smallBackend('shop').plan();
const options = { resourceGroup: 'rg-shop', location: 'eastus' };

afterEach(() => {
  vi.restoreAllMocks();
});

function fault(code: string): Error {
  return Object.assign(new Error(`${code}: refused`), { code });
}

/** Has the file system fail as a full or read-only one does: a write leaves half of the file behind. */
function failing(
  operation: 'writeFileSync' | 'mkdirSync' | 'renameSync' | 'mkdtempSync',
  code: string,
): void {
  const write = fs.writeFileSync.bind(fs);
  vi.spyOn(fs, operation).mockImplementation(((path: string, bytes: Uint8Array) => {
    if (operation === 'writeFileSync') write(path, bytes.subarray(0, bytes.length / 2));
    throw fault(code);
  }) as never);
}

/** Every file below a folder. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [entry.name] : [],
  );

describe.each(['ENOSPC', 'EACCES', 'EROFS'])('a file system that answers %s', (code) => {
  it.each(['writeFileSync', 'mkdirSync', 'renameSync'] as const)(
    'to %s leaves no half of a package or configuration, and is named',
    (operation) => {
      for (const write of [
        (folder: string) => writePackages(small(), folder),
        (folder: string) => writeTerraform(small(), folder, options),
      ]) {
        const folder = mkdtempSync(join(tmpdir(), 'faults-'));
        failing(operation, code);
        const error = thrownBy(() => write(join(folder, 'out')));
        vi.restoreAllMocks();
        expect(error).toBeInstanceOf(CannotApplyError);
        expect((error as Error).message).toContain(code);
        expect(filesBelow(folder)).toEqual([]);
      }
    },
  );

  it('to what reads the code of functions or a site is named', () => {
    const project = mkdtempSync(join(tmpdir(), 'project-'));
    mkdirSync(join(project, 'code'));
    const site = planOf([StaticSite.define('Docs', { sourceDirectory: 'code' })], { backendId: 'shop' });
    const code_ = planOf([app('Jobs', { sourceDirectory: 'code' })], { backendId: 'shop' });
    for (const plan of [site, code_]) {
      const stack = groupStack();
      const before = footprint(stack);
      vi.spyOn(fs, 'readdirSync').mockImplementation(() => {
        throw fault(code);
      });
      const error = thrownBy(() => applyPlan(plan, stack, { projectDirectory: project }));
      vi.restoreAllMocks();
      expect(error).toBeInstanceOf(CannotApplyError);
      expect((error as Error).message).toContain(code);
      expect(footprint(stack)).toEqual(before);
    }
  });
});

describe('a signal during synthesis', () => {
  const script = (listens: boolean) => `
    import { defineBackend } from '@atakora/component/backend';
    import { ResourceGroupStack } from '@atakora/component/cdk';
    import { CrudApi } from '@atakora/component/crud';
    import { App } from 'cdktf';
    ${listens ? "process.on('SIGTERM', () => setTimeout(() => process.exit(7), 10));" : ''}
    const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
    const stack = new ResourceGroupStack(new App(), 'stack', { resourceGroupName: 'rg-shop', location: 'eastus' });
    defineBackend({ userApi }, { backendId: 'shop' }).apply(stack);
    console.log('applied');
    setInterval(() => undefined, 1000);
  `;

  it.each([
    ['ends the process', false, { code: null, signal: 'SIGTERM' }],
    ['is left to those who listen', true, { code: 7, signal: null }],
  ])('%s, and no temporary folder stays', async (_what, listens, ending) => {
    const temporary = mkdtempSync(join(tmpdir(), 'signals-'));
    const child = spawn(process.execPath, ['--input-type=module', '-e', script(listens)], {
      cwd: builtProject(),
      env: { ...process.env, TMPDIR: temporary },
    });
    let errors = '';
    child.stderr.on('data', (text) => (errors += String(text)));
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    await new Promise<void>((resolve, reject) => {
      child.stdout.once('data', () => resolve());
      child.once('exit', () => reject(new Error(errors)));
    });
    expect(readdirSync(temporary).filter((name) => name.startsWith('packages-'))).toHaveLength(1);
    child.kill('SIGTERM');
    expect(await ended).toEqual(ending);
    expect(readdirSync(temporary).filter((name) => name.startsWith('packages-'))).toEqual([]);
  });
});

describe('data that is too large', () => {
  const sparse = (): unknown[] => Array(2 ** 32 - 1) as unknown[];
  const deep = (levels: number): string => '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);

  it.each<[string, () => unknown]>([
    ['an option of a component', () => crud('A', { uniqueKeys: sparse() as never })],
    ['an option of a backend', () => defineBackend({ restored: sparse() as never })],
    ['a requirement', () => planOf([custom('A', [requirement('storage', { queues: sparse() })])])],
    ['a configuration', () => planOf([{ ...custom('A', []), config: { a: sparse() } } as never])],
  ])('as a list of four billion holes in %s is refused at once', (_what, act) => {
    expect(thrownBy(act)).toBeInstanceOf(InvalidConfigError);
  });

  it('is refused in plans and locks', () => {
    const plan = JSON.parse(serializePlan(small())) as { terraform: unknown; lock: { components: unknown } };
    plan.terraform = sparse();
    expect(thrownBy(() => applyPlan(plan as never, groupStack()))).toBeInstanceOf(BackendError);
    expect(thrownBy(() => parseLock({ ...plan.lock, components: sparse() }))).toBeInstanceOf(BackendError);
    for (const text of [deep(5000), `[${'['.repeat(5000)}${']'.repeat(5001)}`])
      for (const read of [parsePlan, parseLock])
        expect(thrownBy(() => read(text))).toBeInstanceOf(BackendError);
  });

  it('as 500,000 beginnings of expressions is text like any other', () => {
    const text = '${'.repeat(500_000);
    const site = (buildCommand: string) =>
      StaticSite.define('Docs', { sourceDirectory: 'docs', buildCommand });
    const plan = planOf([site(`make ${text}`)]);
    const [built] = plan.terraform.filter(({ type }) => type === 'terraform_data');
    const { command } = built?.meta?.local_exec?.[0] ?? { command: '' };
    expect(command).toBe(`make ${text}`);
    const written = writeTemplate(command, { parameters: {}, packages: new Map() });
    expect(written).toHaveLength(5 + 1_500_000);
    for (const act of [
      () => app('Jobs', { environmentVariables: { A: text } }),
      () => planOf([app('Jobs', { environmentVariables: { A: text } })]),
      () => defineBackend({ tags: { a: text } }),
      () => crud('A', { databaseName: text }),
    ]) {
      const error = thrownBy(act);
      expect(error === undefined || error instanceof BackendError).toBe(true);
    }
  });
});

describe('the laws of a merge', () => {
  const provider = {
    mergeRequirements: (all: readonly { config: unknown }[]) => ({
      resourceType: 'own',
      requirementKey: 'a',
      config: {
        texts: [...new Set(all.flatMap(({ config }) => (config as { texts: string[] }).texts))].sort(),
      },
    }),
  };

  it('are checked to the end for texts of a megabyte', () => {
    const samples = Array.from({ length: 12 }, (_, index) => ({
      resourceType: 'own',
      requirementKey: 'a',
      config: { texts: [`${index}${'x'.repeat(1_000_000)}`] },
    }));
    assertLawfulMerge(provider as never, samples);
    const first = { mergeRequirements: ([one]: readonly unknown[]) => one };
    const error = thrownBy(() => assertLawfulMerge(first as never, samples));
    expect((error as Error).message).toContain('commutative');
    expect((error as Error).message.length).toBeLessThan(20_000);
  });
});

it('nothing of these tests is left where they ran', () => {
  expect(existsSync('out')).toBe(false);
});
