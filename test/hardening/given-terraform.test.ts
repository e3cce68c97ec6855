import { existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { CannotApplyError, InvalidPlanError, PlanChangedError } from '@atakora/component/backend';
import { applyPlan } from '@atakora/component/cdk';
import { parsePlan, planHash, serializePlan } from '@atakora/component/plan';
import { renderTerraform, type RenderOptions, writeTerraform } from '@atakora/component/terraform';
import { StaticSite } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import type { JsonObject, JsonValue } from '../../src/plan/json.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { addressOf } from '../../src/plan/terraform-block.js';
import { smallBackend } from '../engines/sample-backends.js';
import { groupStack, synth } from '../engines/stacks.js';
import { crud } from '../support/definitions.js';
import { evaluatedIn, strayIn } from '../support/evaluated.js';
import { planOf, SHOP, textsIn, thrownBy } from '../support/plans.js';

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
/** A string that Terraform would evaluate if it were not escaped. */
const TEXT = '${file("/etc/passwd")}';

const withImport = (id: string): ResourcePlan => {
  const plan = small();
  const to = addressOf(plan.terraform[0] ?? { type: '', id: '' });
  return { ...plan, state: { ...plan.state, imports: [{ to, id }] } };
};
const withArgument = (name: string, value: JsonValue): ResourcePlan => {
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
    ['a block', () => withArgument('name', { $terraform: 'file("/etc/passwd")' }), /never writes/],
    [
      'an expression of another form',
      () => withArgument('name', { $file: '/etc/passwd' }),
      /^resource plan: /,
    ],
    ['a path as its id', () => withBackend({ id: '../../elsewhere' }), /backend\.id: Invalid format/],
    ['no plan at all', () => ({}) as ResourcePlan, /^resource plan: /],
  ])('is refused with %s, and nothing is written', (_what, plan, message) => {
    const directory = mkdtempSync(join(tmpdir(), 'given-'));
    for (const act of [() => render(plan()), () => writeTerraform(plan(), directory, options)]) {
      const error = thrownBy(act);
      expect(error).toBeInstanceOf(InvalidPlanError);
      expect((error as Error).message).toMatch(message);
    }
    expect(readdirSync(directory)).toEqual([]);
  });

  it.each<[string, ResourcePlan]>([
    ['of a block', withArgument('name', TEXT)],
    ['of its resource group', withBackend({ resourceGroup: TEXT })],
    ['of its location', withBackend({ location: TEXT })],
    [
      'of its provider settings',
      { ...small(), provider: { ...small().provider, resourceProvidersToRegister: [TEXT] } },
    ],
    ['of an import', withImport(TEXT)],
  ])('has a string %s as a string that Terraform does not evaluate', (_what, plan) => {
    const isGroup = plan.backend.resourceGroup !== null;
    const rendered = renderTerraform(plan, { packages, ...(isGroup ? { location: 'eastus' } : options) });
    const stack = groupStack();
    // A stack has a resource group of its own, and refuses a plan for another one.
    if (!isGroup) applyPlan(plan, stack);
    for (const json of [rendered, ...(isGroup ? [] : [synth(stack)])]) {
      const texts = textsIn(json as unknown as JsonObject);
      expect(texts).toContain(`$${TEXT}`);
      expect(texts.flatMap(evaluatedIn).filter(({ body }) => body.includes('file'))).toEqual([]);
    }
  });

  it('has a name of a lock as a string that Terraform does not evaluate', () => {
    const { lock } = planOf([crud()]);
    const cosmos = lock.resources['cosmos:shared'];
    const changed = {
      ...lock,
      resources: { ...lock.resources, 'cosmos:shared': { ...cosmos, name: TEXT } },
    } as ResourcePlan['lock'];
    const plan = planOf([crud()], { ...SHOP, lock: changed });
    expect(JSON.stringify(plan.terraform)).toContain(JSON.stringify(TEXT));
    expect(strayIn(plan)).toEqual([]);
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
