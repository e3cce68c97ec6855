import { describe, expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { planOf } from '../../../test/support/plans.js';
import type { JsonObject } from '../json.js';
import type { PlannedComponent, PlannedResource, ResourcePlan } from '../resource-plan.js';
import { addressOf, type TerraformBlock } from '../terraform-block.js';
import { diffPlans } from './diff-plans.js';

const SHOP = planOf([crud()]);
const APP = 'azurerm_function_app_flex_consumption';
const RESOURCE: PlannedResource = {
  key: 'a:shared',
  type: 'a',
  name: 'a',
  config: {},
  sharedBy: ['A', 'B'],
  decisions: [],
  askedBy: { days: ['A'], kind: ['B'], policy: ['A'] },
  block: 'azurerm_a.main',
  madeBy: 'plan',
};
/** Blocks of the resource. */
const OWN: readonly string[] = ['azurerm_a.main', 'azurerm_a.other', `${APP}.main`];
const WEAKENED: ResourcePlan['weakenedBy'] = {
  azurerm_a: {
    arguments: ['days', 'policy.days'].map((argument) => ({
      argument,
      weaker: 'lower',
      absent: 0,
      effect: 'Less is kept.',
    })),
  },
};

const block = (id: string, values: JsonObject, type = 'azurerm_a'): TerraformBlock => ({
  type,
  id,
  arguments: values,
});
const component = (id: string, given: Partial<PlannedComponent> = {}): PlannedComponent => ({
  key: id,
  id,
  type: 'CrudApi',
  config: {},
  uses: {},
  outputs: {},
  ...given,
});

/** A plan of two components that share one resource. */
const plan = (
  terraform: readonly TerraformBlock[],
  { resource, ...given }: Partial<ResourcePlan> & { readonly resource?: Partial<PlannedResource> } = {},
): ResourcePlan => ({
  ...SHOP,
  components: [component('A'), component('B')],
  resources: [{ ...RESOURCE, ...resource }],
  packages: [],
  terraform: terraform.map((each) =>
    OWN.includes(addressOf(each)) ? { ...each, resource: RESOURCE.key } : each,
  ),
  exposure: [],
  replacedBy: { [APP]: { arguments: ['name'] } },
  weakenedBy: WEAKENED,
  ...given,
});

it('compares with nothing where no plan was deployed', () => {
  const next = plan([block('main', {})]);
  for (const given of [null, undefined]) expect(diffPlans(given, next).totals).toEqual({ create: 1 });
});

it('has the gravest change first, then by action and by address', () => {
  const [data, other] = [{ meta: { holds_data: true } } as const, 'azurerm_b'];
  const before = plan([
    block('z', {}, other),
    block('c', { v: 1 }, other),
    { ...block('lost', {}), ...data },
    block('b', { v: 1 }, other),
    block('d', { name: 1 }, other),
  ]);
  const after = plan([
    block('new', {}, other),
    block('c', { v: 2 }, other),
    block('b', { v: 2 }, other),
    block('d', { name: 2 }, other),
  ]);
  const { changes, totals, verdict: gravest } = diffPlans(before, after);
  expect(gravest).toBe('data-loss');
  expect(changes.map(({ verdict, action, address }) => `${verdict} ${action} ${address}`)).toEqual([
    'data-loss destroy azurerm_a.lost',
    'downtime replace azurerm_b.d',
    'in-place destroy azurerm_b.z',
    'in-place update azurerm_b.b',
    'in-place update azurerm_b.c',
    'none create azurerm_b.new',
  ]);
  expect(totals).toEqual({ destroy: 2, replace: 1, update: 2, create: 1 });
});

it('is refused for each error and violation of the next plan', () => {
  const errors: ResourcePlan['errors'] = [
    { code: 'CONFLICTING_VALUES', components: ['A', 'B'], message: 'A and B differ.', resolution: 'Agree.' },
  ];
  const violations: ResourcePlan['violations'] = [
    {
      limit: 'maxCosmosAccounts',
      max: 0,
      requested: 1,
      resource: 'cosmos',
      components: ['A'],
      message: 'Maximum exceeded',
      solutions: [],
    },
  ];
  expect(diffPlans(plan([], { violations }), plan([])).refused).toEqual([]);
  expect(diffPlans(plan([]), plan([], { errors, violations })).refused).toEqual([
    'CONFLICTING_VALUES: A and B differ.',
    'RESOURCE_LIMIT_EXCEEDED: Maximum exceeded.',
  ]);
});

describe('an endpoint that Azure chooses', () => {
  const components = [
    component('A', { outputs: { api: { $join: ['https://', { $ref: `${APP}.main.default_hostname` }] } } }),
  ];
  const withApp = (values: JsonObject) => plan([block('main', values, APP)], { components });

  it('is another one where its app is replaced, and the same where it is updated', () => {
    const was = withApp({ name: 'a', tags: { a: 'x' } });
    expect(diffPlans(was, withApp({ name: 'b' })).components).toMatchObject([{ verdict: 'endpoint-change' }]);
    expect(diffPlans(was, withApp({ name: 'a', tags: { a: 'y' } })).components).toEqual([]);
  });
});

describe('a component that causes a change', () => {
  const causes = (before: readonly PlannedComponent[], after: readonly PlannedComponent[]) =>
    diffPlans(
      plan([block('main', { v: 1 })], { components: before }),
      plan([block('main', { v: 2 })], { components: after }),
    ).changes[0]?.causedBy;
  const edited = component('A', { config: { v: 1 } });

  it('is one whose declaration differs', () => {
    expect(causes([component('A'), component('B')], [edited, component('B')])).toEqual(['A']);
  });

  it('is one that is new, and one that is gone', () => {
    expect(causes([component('A'), component('C')], [component('B'), component('C')])).toEqual(['A', 'B']);
  });

  it('is not one whose endpoint alone differs', () => {
    const at = (api: string) => component('B', { outputs: { api } });
    expect(causes([component('A'), at('https://a')], [edited, at('https://b')])).toEqual(['A']);
  });

  it('is one that has another id, by both ids', () => {
    const locked = (id: string) => ({
      components: [component(id), component('C')],
      lock: { ...SHOP.lock, components: { first: { id, endpoints: {} } } },
    });
    const { changes } = diffPlans(
      plan([block('main', { v: 1 })], locked('A')),
      plan([block('main', { v: 2 })], locked('B')),
    );
    expect(changes).toMatchObject([{ causedBy: ['A', 'B'] }]);
  });
});

describe('a risk', () => {
  const edited = {
    components: [component('A', { config: { v: 1 } }), component('B', { config: { v: 1 } })],
  };
  const risksOf = (before: JsonObject, after: JsonObject) =>
    diffPlans(
      plan([block('other', { v: 1 }), block('main', before)], { resource: { config: before } }),
      plan([block('other', { v: 2 }), block('main', after)], { resource: { config: after }, ...edited }),
    );

  it('has the causes of its argument alone, and makes its change one that puts data at risk', () => {
    const { risks, changes, verdict } = risksOf({ kind: 'x', days: 90 }, { kind: 'y', days: 30 });
    expect(risks).toMatchObject([{ subject: 'azurerm_a.main', argument: 'days', components: ['A'] }]);
    expect(changes).toMatchObject([
      { address: 'azurerm_a.main', verdict: 'data-at-risk', causedBy: ['A', 'B'] },
      { address: 'azurerm_a.other', verdict: 'in-place' },
    ]);
    expect(verdict).toBe('data-at-risk');
  });

  it('has the causes of the part that holds its argument', () => {
    const { risks } = risksOf({ kind: 'x', policy: { days: 90 } }, { kind: 'y' });
    expect(risks).toMatchObject([{ argument: 'policy.days', components: ['A'] }]);
  });

  it('of an option of the backend keeps its own', () => {
    const retaining = plan([]);
    const destroying = plan([], { backend: { ...SHOP.backend, dataProtection: 'destroy' } });
    expect(diffPlans(retaining, destroying)).toMatchObject({
      verdict: 'data-at-risk',
      changes: [],
      risks: [{ subject: 'backend', components: [] }],
    });
  });
});
