import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CannotApplyError, InvalidPlanError, PlanChangedError } from '@atakora/component/backend';
import { parsePlan, planHash, serializePlan } from '@atakora/component/plan';
import { renderTerraform, type RenderOptions, writeTerraform } from '@atakora/component/terraform';
import { StaticSite } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { smallBackend } from '../apply/sample-backends.js';
import { planOf, thrownBy } from '../support/plans.js';

const options = { resourceGroup: 'rg-shop', location: 'eastus' };
const packages = [{ app: 'functions:shared', path: 'a.zip', md5: 'a'.repeat(32), sha256: 'b'.repeat(64) }];
const small = () => smallBackend('shop').plan();
const site = (sourceDirectory: string, rest = {}) =>
  planOf([StaticSite.define('Docs', { sourceDirectory, ...rest })], { backendId: 'shop' });
const built = () => site('docs', { buildCommand: 'make' });
const read = (plan: ResourcePlan) => parsePlan(serializePlan(plan));
const render = (plan: ResourcePlan, further: RenderOptions = {}) =>
  renderTerraform(plan, { ...options, packages, ...further });

const withBackend = (part: Partial<ResourcePlan['backend']>): ResourcePlan => {
  const plan = small();
  return {
    ...plan,
    backend: { ...plan.backend, ...part },
    lock: { ...plan.lock, backend: { ...plan.lock.backend, ...part } } as ResourcePlan['lock'],
  };
};
const withArgument = (name: string, value: string): ResourcePlan => {
  const plan = small();
  return {
    ...plan,
    terraform: plan.terraform.map((block, index) =>
      index === 0 ? { ...block, arguments: { ...block.arguments, [name]: value } } : block,
    ),
  };
};

describe('Terraform JSON of a plan from elsewhere', () => {
  it.each<[string, () => ResourcePlan, RegExp]>([
    ['a block', () => withArgument('name', '${file("/etc/passwd")}'), /never writes/],
    ['its resource group', () => withBackend({ resourceGroup: '${file("/etc/passwd")}' }), /never writes/],
    ['its location', () => withBackend({ location: '${file("/etc/passwd")}' }), /never writes/],
    [
      'its provider settings',
      () => ({
        ...small(),
        provider: { ...small().provider, resourceProvidersToRegister: ['${file("/etc/passwd")}'] },
      }),
      /never writes/,
    ],
    ['a path as its id', () => withBackend({ id: '../../elsewhere' }), /has the id/],
    ['no plan at all', () => ({}) as ResourcePlan, /not a resource plan/],
  ])('is refused with %s, and nothing is written', (_what, plan, message) => {
    const directory = mkdtempSync(join(tmpdir(), 'given-'));
    for (const act of [() => render(plan()), () => writeTerraform(plan(), directory, options)]) {
      const error = thrownBy(act);
      expect(error).toBeInstanceOf(InvalidPlanError);
      expect((error as Error).message).toMatch(message);
    }
    expect(readdirSync(directory)).toEqual([]);
  });

  it('is that of the plan when nothing was changed', () => {
    expect(render(read(small()))).toEqual(render(small()));
  });

  it('runs build commands only where they are allowed', () => {
    const directory = mkdtempSync(join(tmpdir(), 'given-'));
    expect((thrownBy(() => render(read(built()))) as Error).message).toMatch(/allowCommands/);
    expect((thrownBy(() => writeTerraform(read(built()), directory, options)) as Error).message).toMatch(
      /allowCommands/,
    );
    expect(render(read(built()), { allowCommands: true })).toEqual(render(built()));
    writeTerraform(read(built()), directory, { ...options, allowCommands: true });
    expect(existsSync(join(directory, 'main.tf.json'))).toBe(true);
  });

  it('is refused when it is not the plan of the hash', () => {
    const expectedHash = planHash(small());
    expect(thrownBy(() => render(small(), { expectedHash }))).toBeUndefined();
    const error = thrownBy(() => render(smallBackend('other').plan(), { expectedHash }));
    expect(error).toBeInstanceOf(PlanChangedError);
  });
});

it('a site with a symbolic link is not written', () => {
  const directory = mkdtempSync(join(tmpdir(), 'given-'));
  const projectDirectory = mkdtempSync(join(tmpdir(), 'project-'));
  const act = () => writeTerraform(site('docs'), directory, { ...options, projectDirectory });
  expect(thrownBy(act)).toBeUndefined();
  mkdirSync(join(projectDirectory, 'docs'));
  symlinkSync('/etc/hosts', join(projectDirectory, 'docs', 'hosts'));
  expect(thrownBy(act)).toBeInstanceOf(CannotApplyError);
});
