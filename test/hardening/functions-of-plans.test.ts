import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { BackendError, InvalidPlanError } from '@atakora/component/backend';
import { adviseOnCost, estimateCost, whatSharingSaves } from '@atakora/component/cost';
import { deployCode } from '@atakora/component/deploy';
import { lockFromState, writeLock } from '@atakora/component/lock';
import { diffPlans, gate, parsePlan, serializePlan } from '@atakora/component/plan';
import { findingsOf, renderHtml, renderMarkdown, toAnnotations, toSarif } from '@atakora/component/report';
import { renderTerraform, writeTerraform } from '@atakora/component/terraform';
import { planMatchers } from '@atakora/component/testing';
import { describe, expect, it } from 'vitest';

import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { smallBackend } from '../engines/sample-backends.js';
import { thrownBy } from '../support/plans.js';

const small = () => smallBackend('shop').plan();
const directory = mkdtempSync(join(tmpdir(), 'plans-'));
const file = { file: 'a.ts' };
const tfplan = { format_version: '1.2', resource_changes: [] };

const FUNCTIONS: readonly (readonly [string, (plan: ResourcePlan) => unknown])[] = [
  ['diffPlans, before', (plan) => diffPlans(plan, small())],
  ['diffPlans, after', (plan) => diffPlans(null, plan)],
  ['gate', (plan) => gate(tfplan, plan)],
  ['writeLock', (plan) => writeLock(join(directory, 'a.lock.json'), plan)],
  [
    'lockFromState',
    (plan) => lockFromState({ plan: () => plan, withLock: () => ({ plan: () => plan }) }, {}),
  ],
  ['renderTerraform', (plan) => renderTerraform(plan)],
  ['writeTerraform', (plan) => writeTerraform(plan, directory)],
  ['estimateCost', (plan) => estimateCost(plan)],
  ['adviseOnCost', (plan) => adviseOnCost(plan)],
  ['whatSharingSaves', (plan) => whatSharingSaves(plan, {})],
  ['whatSharingSaves, alone', (plan) => whatSharingSaves(small(), { UserApi: plan, OrderApi: plan })],
  ['findingsOf', (plan) => findingsOf({ plan })],
  ['renderMarkdown', (plan) => renderMarkdown({ plan })],
  ['renderHtml', (plan) => renderHtml({ plan })],
  ['toSarif', (plan) => toSarif({ plan }, file)],
  ['toAnnotations', (plan) => toAnnotations({ plan }, file)],
];

const broken = (change: (plan: { [key: string]: unknown }) => void): ResourcePlan => {
  const plan = JSON.parse(serializePlan(small())) as { [key: string]: unknown };
  change(plan);
  return plan as unknown as ResourcePlan;
};

const PLANS: readonly (readonly [string, () => ResourcePlan])[] = [
  ['nothing', () => ({}) as ResourcePlan],
  ['a list', () => [] as unknown as ResourcePlan],
  ['a plan without blocks', () => broken((plan) => delete plan['terraform'])],
  ['a plan with a warning of no code', () => broken((plan) => (plan['warnings'] = [{ code: 'x' }]))],
  ['a plan with a resource that is text', () => broken((plan) => (plan['resources'] = ['x']))],
  ['a plan of no format', () => broken((plan) => delete plan['formatVersion'])],
];

describe.each(FUNCTIONS)('%s', (_name, act) => {
  it.each(PLANS)('refuses %s', (_what, plan) => {
    expect(thrownBy(() => act(plan()))).toBeInstanceOf(InvalidPlanError);
    expect(readdirSync(directory)).toEqual([]);
  });
});

it('deployCode refuses what is no plan', async () => {
  await expect(deployCode({} as ResourcePlan)).rejects.toBeInstanceOf(InvalidPlanError);
});

it('matchers refuse half a plan', () => {
  const half = { formatVersion: '2.0', terraform: [] };
  expect(thrownBy(() => planMatchers.toHaveNoViolations(half))).toBeInstanceOf(InvalidPlanError);
});

describe('a pattern in a plan', () => {
  it.each(['(a+)+$', '(', '(a|a)*', '['])('%s is refused', (exceptName) => {
    const text = serializePlan(broken((plan) => (plan['dataTypes'] = { azurerm_a: {} })));
    const given = text.replace(/"azurerm_a": \{\}/, () => `"azurerm_a": ${JSON.stringify({ exceptName })}`);
    expect(thrownBy(() => parsePlan(given))).toBeInstanceOf(InvalidPlanError);
  });
});

describe('names that every object has', () => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('%s is none of a plan', (type) => {
    const before = { id: '/a', name: type };
    const change = { actions: ['delete'], before, after: null };
    const changes = [{ address: `${type}.a`, mode: 'managed', type, name: 'a', change }];
    const result = gate({ ...tfplan, resource_changes: changes }, small());
    expect(result.changes).toMatchObject([{ holdsData: null, isPlanned: false }]);
    const error = thrownBy(() => estimateCost(small(), { usage: { components: { [type]: {} } } as never }));
    expect(error === undefined || error instanceof BackendError).toBe(true);
    expect(Object.isFrozen(Object.prototype)).toBe(false);
  });
});
