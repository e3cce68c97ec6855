import { describe, expect, test } from 'vitest';

import { DECLARE, runScript } from './run-script.js';

const PLAN = `
const plan = parsePlan(serializePlan(backend.plan()));
renderPlan(plan);
renderMermaid(plan);
backend.validate();
globalThis.value = [backend.components.UserApi.apiEndpoint, backend.getResource('cosmos') ?? null];`;

/** Makes the packages look as if they were not installed. */
const UNINSTALL = `
import Module from 'node:module';
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => {
  if (!/^(cdktf|constructs|@cdktf\\/)/.test(request)) return resolve.call(Module, request, ...rest);
  throw Object.assign(new Error('Cannot find ' + request), { code: 'MODULE_NOT_FOUND' });
};`;

describe('without applying', () => {
  test.each(['', '/backend', '/crud', '/functions', '/web', '/plan', '/lock'])(
    'importing @atakora/component%s loads no construct',
    (entry) => {
      expect(runScript(`await import('@atakora/component${entry}');`).loaded).toEqual([]);
    },
  );

  test('building, planning, checking and rendering load no construct', () => {
    const { value, loaded } = runScript(DECLARE + PLAN);
    expect(value).toEqual([expect.stringContaining('.azurewebsites.net/api/user-api'), null]);
    expect(loaded).toEqual([]);
  });

  test('a component of one’s own is asked for its needs with the constructs package alone', () => {
    const { loaded } = runScript(`
import { defineBackend } from '@atakora/component/backend';
const instance = {
  componentId: 'Own', componentType: 'Own', config: {}, initialize() {},
  getRequirements: () => [{ resourceType: 'storage', requirementKey: 'files', config: {} }],
  validateResources: () => ({ valid: true }),
};
const own = { componentId: 'Own', componentType: 'Own', config: {}, factory: () => instance };
defineBackend({ own }, { backendId: 'own' }).plan();`);
    expect([...new Set(loaded.map((file) => file.split('/')[0]))]).toEqual(['constructs']);
  });

  test('nothing needs the packages to be installed', () => {
    const { value } = runScript(`${UNINSTALL}${DECLARE}${PLAN}`);
    expect(value).toHaveLength(2);
  });
});

describe('applying', () => {
  test('loads the modules of the planned types and of the provider block, never the index', () => {
    const { value, loaded } = runScript(`${DECLARE}
import { ResourceGroupStack } from '@atakora/component/cdk';
import { Testing } from 'cdktf';
const stack = new ResourceGroupStack(Testing.app(), 's', { resourceGroupName: 'rg', location: 'eastus' });
backend.apply(stack);
Testing.synth(stack, true);
globalThis.value = backend.plan().terraform.map(({ type }) => type);`);
    const types = value as string[];
    const folders = types.map((type) => type.replace('azurerm_', '').replaceAll('_', '-'));
    const expected = [...new Set([...folders, 'provider', 'resource-group'])].sort();
    const modules = loaded.filter((file) => file.startsWith('@cdktf/'));
    const [top, deep] = [
      modules.filter((file) => /\/lib\/[^/]+$/.test(file)),
      modules.flatMap((file) => /\/lib\/([^/]+)\//.exec(file)?.[1] ?? []),
    ];
    expect(top).toEqual([]);
    expect([...new Set(deep)].sort()).toEqual(expected);
    expect(loaded).toContain('cdktf/lib/index.js');
  });

  test('says which packages to install where they are missing', () => {
    const { value } = runScript(`${UNINSTALL}${DECLARE}
try { backend.apply({ node: {} }); } catch ({ code, message }) { globalThis.value = { code, message }; }`);
    expect(value).toMatchObject({
      code: 'CANNOT_APPLY',
      message: expect.stringContaining('npm install cdktf constructs @cdktf/provider-azurerm') as string,
    });
  });
});
