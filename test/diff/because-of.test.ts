import { diffPlans, renderPlanDiff } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { AnyComponentDefinition } from '../../src/component.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

type Side = readonly [components: readonly AnyComponentDefinition[], config?: Partial<BackendConfig>];

function diffOf([first, before = {}]: Side, [second, after = {}]: Side) {
  const old = planOf(first, { ...SHOP, ...before });
  return diffPlans(old, planOf(second, { ...SHOP, ...after, lock: old.lock }));
}

/** Returns the causes of each change, by Terraform type and argument. */
function causesOf({ changes }: ReturnType<typeof diffOf>, type: string) {
  const ofType = changes.filter((change) => change.type === type);
  return {
    causedBy: ofType.map(({ causedBy }) => causedBy),
    changed: Object.fromEntries(
      ofType.flatMap(({ changed }) => changed.map(({ path, causedBy }) => [path, causedBy] as const)),
    ),
  };
}

const schema = { id: 'string', name: 'string' } as const;

describe('because of', () => {
  it('names the component that edited a container, and no other one of its account', () => {
    const diff = diffOf(
      [[crud('UserApi'), crud('OrderApi')]],
      [[crud('UserApi', { ttl: 60 }), crud('OrderApi', { schema })]],
    );
    expect(causesOf(diff, 'azurerm_cosmosdb_sql_container').causedBy).toEqual([['UserApi']]);
    expect(diff.risks).toMatchObject([{ argument: 'default_ttl', components: ['UserApi'] }]);
  });

  it('names the component whose value of a shared container differs', () => {
    const files = (id: string, days: number | undefined, extra: object = {}) =>
      custom(id, [
        requirement('cosmos', {
          databases: [
            {
              name: 'db',
              containers: [{ name: 'all', partitionKey: '/id', ...(days !== undefined && { ttl: days }) }],
            },
          ],
          ...extra,
        }),
      ]);
    const users = (ttl: number, of = 'A') => ({ ...files('Users', ttl), config: { ttl, of } });
    const orders = (ttl: number) => ({ ...files('Orders', ttl), config: { ttl } });
    const diff = diffOf([[users(600), orders(500)]], [[users(600, 'B'), orders(900)]]);
    expect(causesOf(diff, 'azurerm_cosmosdb_sql_container').changed).toEqual({ default_ttl: ['Orders'] });
  });

  it('names the component of each setting of a shared app', () => {
    const jobs = (id: string, value: string) => app(id, { environmentVariables: { [`${id}_MODE`]: value } });
    const diff = diffOf([[jobs('A', 'x'), jobs('B', 'x')]], [[jobs('A', 'y'), jobs('B', 'y')]]);
    expect(causesOf(diff, 'azurerm_function_app_flex_consumption')).toEqual({
      causedBy: [['A', 'B']],
      changed: { 'app_settings.A_MODE': ['A'], 'app_settings.B_MODE': ['B'] },
    });
  });

  it('names the options of the backend, each for what it changes', () => {
    const api = crud('UserApi');
    const diff = diffOf(
      [[api]],
      [[api], { cosmosConfig: { backup: 'Continuous7Days' }, networking: 'isolated', tags: { team: 'a' } }],
    );
    expect(causesOf(diff, 'azurerm_cosmosdb_account').changed).toMatchObject({
      backup: ['backend.cosmosConfig.backup'],
      'tags.team': ['backend.tags.team'],
      public_network_access_enabled: ['backend.networking'],
    });
    expect(causesOf(diff, 'azurerm_virtual_network').causedBy).toEqual([['backend.networking']]);
    expect(causesOf(diff, 'azurerm_function_app_flex_consumption').changed).toMatchObject({
      virtual_network_subnet_id: ['backend.networking'],
    });
  });

  it('names the new component and not the option that changed with it', () => {
    const diff = diffOf([[crud('UserApi')]], [[crud('UserApi'), crud('OrderApi')], { tags: { team: 'a' } }]);
    expect(causesOf(diff, 'azurerm_cosmosdb_sql_container').causedBy).toEqual([['OrderApi']]);
    expect(causesOf(diff, 'azurerm_cosmosdb_sql_role_assignment').causedBy).toEqual([['OrderApi']]);
  });

  it('names discard for data that a later release gives up', () => {
    const first = planOf([crud('UserApi'), crud('OrderApi')], SHOP);
    const second = planOf([crud('UserApi')], { ...SHOP, lock: first.lock });
    const third = planOf([crud('UserApi')], {
      ...SHOP,
      lock: second.lock,
      discard: ['cosmos:orderapi-db/orderapi', 'cosmos:orderapi-db'],
    });
    const { changes } = diffPlans(second, third);
    expect(changes).toMatchObject([{ action: 'destroy', causedBy: ['backend.discard'] }]);
  });

  it('names nobody where nobody edited anything', () => {
    const plan = planOf([crud('UserApi')]);
    const changed = JSON.parse(JSON.stringify(plan)) as typeof plan;
    const later = {
      ...changed,
      terraform: changed.terraform.map((block) => ({
        ...block,
        arguments: {
          ...block.arguments,
          ...(block.type === 'azurerm_cosmosdb_account' && { tags: { by: 'x' } }),
        },
      })),
    };
    expect(diffPlans(plan, later).changes).toMatchObject([{ causedBy: [], changed: [{ causedBy: [] }] }]);
  });
});

describe('renderPlanDiff', () => {
  it('has one line for the endpoints of an app that one switch closes', () => {
    const components = [crud('UserApi'), crud('OrderApi'), app('Jobs')];
    const lines = renderPlanDiff(diffOf([components], [components, { networking: 'isolated' }])).split('\n');
    expect(lines.filter((line) => line.includes('internet -> private'))).toEqual([
      '  changed cosmos:shared data: internet -> private',
      '  changed functions:shared: 14 endpoints, internet -> private',
      '  changed storage:shared: 3 endpoints, internet -> private',
    ]);
  });

  it('has the cause of an argument where it is not that of the whole', () => {
    const jobs = (id: string, value: string) => app(id, { environmentVariables: { [`${id}_MODE`]: value } });
    const text = renderPlanDiff(
      diffOf([[jobs('A', 'x'), jobs('B', 'x')]], [[jobs('A', 'y'), jobs('B', 'y')]]),
    );
    expect(text).toContain('app_settings.A_MODE: "x" -> "y" because of A\n');
  });

  it('says first that a plan is refused', () => {
    const diff = diffOf(
      [[crud('UserApi')]],
      [[crud('UserApi', { schema: { id: 'string', email: 'string' }, partitionKey: '/email' })]],
    );
    const [first, second] = renderPlanDiff(diff).split('\n');
    expect(first).toBe('Refused: nothing of this plan is applied');
    expect(second).toMatch(/^ {2}PLACEMENT_CONFLICT: /);
    expect(diff.refused).toHaveLength(1);
  });
});
