import { parsePlan } from '@atakora/component/plan';
import { afterEach, expect, it, vi } from 'vitest';

import { parseDeploymentOptions } from '../../src/deploy/deployment-options.js';
import { readDrift } from '../../src/deploy/read-drift.js';
import { listHostKeys, startFunction, syncTriggers } from '../../src/deploy/resource-manager.js';
import { DeploymentFailedError, InvalidConfigError, InvalidPlanError } from '../../src/errors.js';
import { addressOf } from '../../src/plan/terraform-block.js';
import { crud } from '../support/definitions.js';
import { planOf } from '../support/plans.js';

const APP = '/subscriptions/0-1/resourceGroups/rg/providers/Microsoft.Web/sites/func-shop';
const getToken = () => Promise.resolve('token');

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  '@evil.example/x',
  '.evil.example/x',
  ':80@evil.example',
  `${APP}/../../../../../x`,
  `${APP}?x=`,
  '',
  `${APP}\n`,
])('sends no token for the id %j of a state', async (id) => {
  const send = vi.fn();
  vi.stubGlobal('fetch', send);
  await expect(syncTriggers(id, { getToken })).rejects.toThrow(DeploymentFailedError);
  await expect(listHostKeys(id, { getToken })).rejects.toThrow(DeploymentFailedError);
  await expect(startFunction(id, 'f', [], { getToken })).rejects.toThrow(DeploymentFailedError);
  expect(send).not.toHaveBeenCalled();
});

it.each(['..', '../host/keys', 'a?b', '', '_a', 'a'.repeat(128)])('starts no function %j', async (name) => {
  const send = vi.fn();
  vi.stubGlobal('fetch', send);
  await expect(startFunction(APP, name, [], { getToken })).rejects.toThrow(InvalidConfigError);
  expect(send).not.toHaveBeenCalled();
});

it.each(['{"functionKeys":{"a":5}}', 'no JSON', 'null'])('refuses keys of the form %s', async (body) => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body)));
  await expect(listHostKeys(APP, { getToken })).rejects.toThrow(DeploymentFailedError);
});

it.each<[string, object]>([
  ['engine', { engine: 'a\0b' }],
  ['hook without a program', { hooks: { beforePlan: [['']] } }],
  ['hook with a NUL', { hooks: { afterDeploy: [['echo', 'a\0b']] } }],
])('refuses an option that no program can be started with: %s', (_name, options) => {
  expect(() => parseDeploymentOptions(options)).toThrow(InvalidConfigError);
});

it.each(['id', 'environment'] as const)('refuses a plan file whose %s leads out of its folder', (name) => {
  const plan = planOf([crud()]);
  for (const value of ['../x', 'a/../../b', '..', 'a\\b', '']) {
    const hostile = { ...plan, backend: { ...plan.backend, [name]: value } };
    expect(() => parsePlan(JSON.stringify(hostile))).toThrow(InvalidPlanError);
  }
});

it('shows no value of a resource that is sensitive as a whole', () => {
  const plan = planOf([crud()]);
  const block = plan.terraform.find(({ type }) => type === 'azurerm_cosmosdb_sql_container')!;
  const change = {
    address: addressOf(block),
    mode: 'managed',
    type: block.type,
    change: {
      actions: ['update'],
      before: { name: 'secret-1' },
      after: { name: 'secret-2' },
      before_sensitive: true,
      after_sensitive: {},
    },
  };
  const text = JSON.stringify({ format_version: '1.2', planned_values: {}, resource_drift: [change] });
  expect(JSON.stringify(readDrift(text, [plan]))).not.toContain('secret-');
});
