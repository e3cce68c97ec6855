import { diffPlans, parsePlan, serializePlan } from '@atakora/component/plan';
import { StaticSite } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { app, crud, custom, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { backendsOf, EDITS } from './edits/index.js';

function diffOf(name: keyof typeof EDITS) {
  const edit = EDITS[name];
  if (edit === undefined) throw new Error(`no edit ${name}`);
  const { before, after } = backendsOf(edit);
  return diffPlans(before.plan(), after.plan());
}

const changeOf = (name: string, type: string) => diffOf(name).changes.find((each) => each.type === type);

describe('diffPlans', () => {
  it.each(Object.keys(EDITS))('%s: a plan does not differ from itself', (name) => {
    const edit = EDITS[name];
    if (edit === undefined) return;
    const plan = backendsOf(edit).after.plan();
    expect(diffPlans(plan, parsePlan(serializePlan(plan)))).toEqual({
      verdict: 'none',
      changes: [],
      components: [],
      risks: [],
      api: [],
      exposure: [],
      options: [],
      refused: plan.errors.map(({ code, message }) => `${code}: ${message}`),
      totals: {},
    });
  });

  it('creates everything in the first deployment', () => {
    const plan = planOf([crud()]);
    const { totals, verdict, changes } = diffPlans(null, plan);
    const resources = plan.terraform.filter(({ type }) => !type.startsWith('data.'));
    expect(totals).toEqual({ create: resources.length });
    expect(changes.every((each) => each.verdict === 'none')).toBe(true);
    // The health route asks for nothing.
    expect(verdict).toBe('exposure');
  });

  it('does not mind the order of keys', () => {
    const plan = planOf([crud()]);
    const reversed = JSON.parse(serializePlan(plan), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as typeof plan;
    expect(diffPlans(plan, reversed).changes).toEqual([]);
  });

  it('follows a block through a chain of moves, and a data source that has another address', () => {
    const code = app('Jobs', { sourceDirectory: 'test/arbitraries/sources/module' });
    const plan = planOf([code, StaticSite.define('Web', { sourceDirectory: 'site' })]);
    const now = 'shop_storage_shared_deployer_storage-blob-data-contributor';
    const first = 'shop_functions_shared_packages_deployer';
    const earlier = (id: string) => {
      const text = serializePlan({ ...plan, state: { ...plan.state, moved: [] } });
      return parsePlan(text.replaceAll(now, id).replaceAll('shop_subscription', 'shop_website_web_deployer'));
    };
    for (const id of [first, `${first}_storage-blob-data-contributor`])
      expect(diffPlans(earlier(id), plan).changes).toMatchObject([
        {
          action: 'move',
          address: `azurerm_role_assignment.${now}`,
          movedFrom: `azurerm_role_assignment.${id}`,
        },
      ]);
  });

  it('names the argument and the component of a replacement with data', () => {
    expect(changeOf('partition-key-unlocked', 'azurerm_cosmosdb_sql_container')).toMatchObject({
      action: 'replace',
      verdict: 'data-loss',
      holdsData: true,
      forcedBy: ['partition_key_paths'],
      causedBy: ['UserApi'],
      changed: [{ path: 'partition_key_paths', before: '["/id"]', after: '["/email"]' }],
    });
    expect(diffOf('partition-key-unlocked').components).toMatchObject([
      { id: 'UserApi', action: 'change', fields: [{ path: 'partitionKey', after: '"/email"' }] },
    ]);
  });

  it('says that Terraform refuses to replace retained data', () => {
    const { before, after } = backendsOf({
      title: '',
      before: { components: [crud()], config: { storageReplication: 'LRS' } },
      after: { components: [crud('UserApi', { partitionKey: '/id', uniqueKeys: ['/id'] })] },
      unlocked: true,
    });
    const { changes, verdict } = diffPlans(before.plan(), after.plan());
    expect(verdict).toBe('data-loss');
    expect(changes[0]?.refused).toMatch(/prevent_destroy/);
  });

  it('says that Terraform refuses to change manual throughput to autoscale', () => {
    expect(changeOf('autoscale-on', 'azurerm_cosmosdb_sql_container')).toMatchObject({
      action: 'update',
      refused: expect.stringContaining('throughput') as unknown,
    });
  });

  it('forgets what is retained and destroys what is discarded', () => {
    expect(changeOf('remove-queue', 'azurerm_storage_queue')).toMatchObject({
      action: 'forget',
      verdict: 'none',
    });
    expect(changeOf('remove-queue-discard', 'azurerm_storage_queue')).toMatchObject({
      action: 'destroy',
      verdict: 'data-loss',
    });
  });

  it('says that callers need another URL', () => {
    const { components } = diffOf('environment-conflict');
    expect(components).toMatchObject([{ id: 'Jobs', verdict: 'endpoint-change' }]);
    expect(components[0]?.endpoints.length).toBeGreaterThan(0);
  });

  it('finds a renamed component by the id that it had', () => {
    expect(diffOf('rename-component').components).toMatchObject([
      { id: 'Tasks', action: 'rename', renamedFrom: 'Jobs', verdict: 'endpoint-change' },
    ]);
  });

  it.each(['auth-level', 'cors', 'isolation-off'])('%s opens something', (name) => {
    const { verdict, exposure } = diffOf(name);
    expect(exposure.some(({ change }) => change === 'opened')).toBe(true);
    expect(['exposure', 'data-loss', 'endpoint-change']).toContain(verdict);
  });

  it.each(['isolation-on', 'sku-up', 'tag-added'])('%s opens nothing', (name) => {
    expect(diffOf(name).exposure.filter(({ change }) => change === 'opened')).toEqual([]);
  });

  it('names the option of the backend', () => {
    expect(diffOf('tag-added').options).toEqual([{ path: 'backend.tags.team', before: null, after: '"a"' }]);
    expect(diffOf('tag-added').changes.every(({ causedBy }) => causedBy.join() === 'backend.tags.team')).toBe(
      true,
    );
  });

  it('names a tag as the user wrote it', () => {
    const tagged = (tags: Readonly<Record<string, string>>) => planOf([crud('User')], { tags });
    const { changes } = diffPlans(tagged({ $env: 'dev' }), tagged({ $env: 'test', $$two: 'x' }));
    expect(changes[0]?.changed).toMatchObject([
      { path: 'tags.$env', before: '"dev"', after: '"test"' },
      { path: 'tags.$$two', before: null, after: '"x"' },
    ]);
  });

  it('tells a string from an expression that reads like it', () => {
    const before = planOf([crud('User')]);
    const text = JSON.stringify('${azurerm_cosmosdb_account.shop_cosmos_shared.name}');
    const after = parsePlan(
      serializePlan(before).replace(
        /"account_name": \{\s*"\$ref": "azurerm_cosmosdb_account\.shop_cosmos_shared\.name"\s*\}/,
        () => `"account_name": ${text}`,
      ),
    );
    expect(serializePlan(before)).not.toBe(serializePlan(after));
    expect(diffPlans(before, after).changes[0]?.changed).toMatchObject([
      { path: 'account_name', before: text, after: text.replace('$', '$$$$') },
    ]);
  });

  it('shows configurations that look like expressions as the data that they are', () => {
    const planWith = (value: string) => {
      const config = { a: { $join: value }, b: { $ref: 'x', other: value }, c: { $$d: value } };
      const own = {
        ...custom('Own', [requirement('storage', { containers: [{ name: 'orders' }] })]),
        config,
      };
      return planOf([own], { ...SHOP, tags: { $owner: value } });
    };
    const { components, options, changes } = diffPlans(planWith('x'), planWith('y'));
    const change = { before: '"x"', after: '"y"' };
    expect(components[0]?.fields).toEqual([
      { path: 'a.$join', ...change },
      { path: 'b.other', ...change },
      { path: 'c.$$d', ...change },
    ]);
    expect(options).toEqual([{ path: 'backend.tags.$owner', ...change }]);
    expect(changes[0]?.changed).toMatchObject([{ path: 'tags.$owner', ...change }]);
  });

  it('bounds the values that it shows', () => {
    const long = 'x'.repeat(1000);
    const one = planOf([app('Jobs', { environmentVariables: { MODE: 'a' } })]);
    const other = planOf([app('Jobs', { environmentVariables: { MODE: long } })]);
    const shown = diffPlans(one, other).changes.flatMap(({ changed }) => changed.map(({ after }) => after));
    expect(shown.map((text) => text?.length)).toEqual([200]);
  });
});

it('knows that a sign-in is in the packages of apps without routes as well', () => {
  const jobs = app('Jobs', {
    sourceDirectory: 'test/arbitraries/sources/module',
    functions: { run: { trigger: 'queue', queueName: 'jobs' } },
  });
  const auth = {
    provider: 'entra',
    tenantId: '11111111-1111-4111-8111-111111111111',
    clientId: '22222222-2222-4222-8222-222222222222',
  } as const;
  const { lock, ...without } = planOf([jobs]);
  const { changes } = diffPlans({ lock, ...without }, planOf([jobs], { ...SHOP, auth, lock }));
  expect(changes.find(({ type }) => type === 'azurerm_storage_blob')).toMatchObject({ action: 'replace' });
});

describe('what came back', () => {
  const logs = (retentionDays: number) => ({ ...SHOP, monitoring: { retentionDays } });
  const changeTo = (retentionDays: number) => {
    const { lock } = planOf([app()], logs(90));
    const without = planOf([app()], { ...SHOP, lock });
    const diff = diffPlans(without, planOf([app()], { ...logs(retentionDays), lock: without.lock }));
    return {
      ...diff,
      workspace: diff.changes.find(({ type }) => type === 'azurerm_log_analytics_workspace'),
    };
  };

  it('is imported as it was', () => {
    const { workspace, risks } = changeTo(90);
    expect(workspace).toMatchObject({ action: 'import', verdict: 'none', changed: [] });
    expect(risks).toEqual([]);
  });

  it('is imported and updated where it comes back otherwise, which may put its data at risk', () => {
    const { workspace, risks, verdict } = changeTo(30);
    const change = { before: '90', after: '30' };
    expect(workspace).toMatchObject({
      action: 'import',
      verdict: 'data-at-risk',
      changed: [{ path: 'retention_in_days', ...change, causedBy: ['backend.monitoring.retentionDays'] }],
    });
    expect(risks).toMatchObject([{ code: 'DATA_AT_RISK', argument: 'retention_in_days', ...change }]);
    expect(verdict).toBe('data-at-risk');
    const longer = changeTo(180);
    expect(longer.workspace).toMatchObject({ verdict: 'in-place', changed: [{ after: '180' }] });
    expect(longer.risks).toEqual([]);
  });
});

it('follows 20,000 moves in a time that grows with their number, not with its square', () => {
  const plan = planOf([crud()]);
  const moved = Array.from({ length: 20_000 }, (_, index) => ({
    from: `azurerm_storage_queue.q${index}`,
    to: 'azurerm_cosmosdb_account.shop_cosmos_shared',
  }));
  const start = performance.now();
  expect(diffPlans(plan, { ...plan, state: { ...plan.state, moved } }).changes).toEqual([]);
  expect(performance.now() - start).toBeLessThan(1000);
});
