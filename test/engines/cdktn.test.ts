import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { type BackendConfig, CannotApplyError, defineBackend } from '@atakora/component/backend';
import { applyPlan } from '@atakora/component/cdk';
import { parsePlan, serializePlan } from '@atakora/component/plan';
import { ResourceGroup } from '@cdktn/provider-azurerm/lib/resource-group/index.js';
import { App, TerraformStack, Testing } from 'cdktn';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { engineOf, ENGINES } from '../../src/engines/engine.js';
import { crud } from '../support/definitions.js';
import { canonical, type Configuration } from '../terraform/canonical.js';
import { EXAMPLES, exampleStacks, groupIn, networkIn, planned } from '../terraform/example-stacks.js';
import { runScript } from './loading/run-script.js';
import { groupStack } from './stacks.js';

// The examples are programs, which print something.
beforeAll(() => {
  vi.spyOn(console, 'log').mockReturnValue();
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Each provider package pins the version that it was made from, which nothing else depends on. */
function withoutVersion(json: Configuration): unknown {
  const { terraform, ...others } = canonical(json) as Configuration;
  const providers = terraform['required_providers'] as Record<string, { version: unknown }>;
  expect(providers['azurerm']?.version).toMatch(/^4\.\d+\.\d+$/);
  const { version: _, ...azurerm } = providers['azurerm'] ?? { version: '' };
  return { ...others, terraform: { ...terraform, required_providers: { ...providers, azurerm } } };
}

describe('what cdktn writes of an example is what cdktf writes', () => {
  test.each(EXAMPLES)('%s', async (example) => {
    const stacks = await exampleStacks(example);
    expect(stacks.length).toBeGreaterThan(0);
    for (const each of stacks) {
      // Beside cdktf's, so that ways to files are the same.
      const app = new App({ outdir: dirname(dirname(each.directory)) });
      const stack = new TerraformStack(app, 'of-cdktn');
      const { name, location, tags } = groupIn(each);
      const group = new ResourceGroup(stack, 'group', {
        name,
        location: location ?? '',
        ...(tags && { tags: { ...tags } }),
      });
      group.overrideLogicalId('resource_group');
      applyPlan(each.plan, stack, {
        resourceGroup: group,
        network: networkIn(each),
        ...(location !== undefined && { location }),
      });
      app.synth();
      const file = `${dirname(each.directory)}/of-cdktn/cdk.tf.json`;
      const written = JSON.parse(readFileSync(file, 'utf8')) as Configuration;
      expect(withoutVersion(written)).toEqual(withoutVersion(planned(each)));
    }
  });
});

const SHOP = { backendId: 'shop', environment: 'prod', location: 'eastus' } satisfies BackendConfig;

const stackOfCdktn = () => new TerraformStack(Testing.app(), 'stack');

describe('the engine is that of the stack', () => {
  test('of either library, and of a class of the user’s', () => {
    class Own extends TerraformStack {}
    expect(engineOf(stackOfCdktn())).toBe(ENGINES.cdktn);
    expect(engineOf(new Own(Testing.app(), 'own'))).toBe(ENGINES.cdktn);
    expect(engineOf(groupStack())).toBe(ENGINES.cdktf);
    expect(engineOf({})).toBe(ENGINES.cdktf);
  });

  test('so that a backend fits a stack of cdktn without a cast, with what the lock says of the state', () => {
    const first = defineBackend(SHOP).addComponent(crud('UserApi')).addComponent(crud('OrderApi'));
    const { lock } = first.plan();
    const stack = stackOfCdktn();
    const backend = defineBackend({ ...SHOP, lock })
      .addComponent(crud('UserApi'))
      .build();
    const applied = backend.apply(stack, { resourceGroup: 'rg-shop' });
    const json = JSON.parse(Testing.synth(stack, true)) as Configuration;
    expect(json['removed']).toHaveLength(1);
    expect(json.terraform['required_version']).toBe('>= 1.7.0');
    expect(applied.resources.has('cosmos:shared')).toBe(true);
  });

  test('also for a plan for azurerm 5, which no construct library has classes for', () => {
    const plan = defineBackend({ ...SHOP, azurerm: 5 })
      .addComponent(crud('UserApi'))
      .plan();
    expect(() => applyPlan(parsePlan(serializePlan(plan)), stackOfCdktn(), { resourceGroup: 'rg' })).toThrow(
      CannotApplyError,
    );
    expect(() => applyPlan(plan, stackOfCdktn(), { resourceGroup: 'rg' })).toThrow(
      'for which @cdktn/provider-azurerm has constructs, received azurerm 5',
    );
  });
});

/** Makes packages look as if they were not installed. */
const without = (packages: string) => `
import Module from 'node:module';
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  if (!/^${packages}/.test(request)) return resolve.call(Module, request, ...rest);
  throw Object.assign(new Error('Cannot find ' + request), { code: 'MODULE_NOT_FOUND' });
};
const { defineBackend } = await import('@atakora/component/backend');
const { CrudApi } = await import('@atakora/component/crud');
const backend = defineBackend({ backendId: 'shop', location: 'eastus' })
  .addComponent(CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } })).build();
const { TerraformStack, Testing } = await import('cdktn');
const stack = new TerraformStack(Testing.app(), 'stack');
const apply = () => backend.apply(stack, { resourceGroup: 'rg-shop' });`;

describe('where packages are missing', () => {
  test('cdktn works without anything of cdktf', () => {
    const { value } = runScript(
      `${without('(cdktf|@cdktf\\/)')} apply(); globalThis.value = Object.keys(JSON.parse(Testing.synth(stack, true)));`,
    );
    expect(value).toContain('resource');
  });

  test('the provider package of the stack’s library is named, with its version', () => {
    const { value } = runScript(
      `${without('@cdktn\\/')} try { apply(); } catch ({ message }) { globalThis.value = message; }`,
    );
    expect(value).toContain("package of '@cdktn/provider-azurerm");
    expect(value).toContain('@cdktn/provider-azurerm@16.1');
  });
});
