import { describe, expect, it } from 'vitest';

import { defineBackend } from '../../src/backend/define-backend.js';
import { settingsFrom } from '../../src/backend/settings-from-config.js';
import { join, ref } from '../../src/plan/expression/expression.js';
import { createContext } from '../../src/planner/context.js';
import { createNaming } from '../../src/planner/naming.js';
import { shareAndMerge } from '../../src/planner/share-and-merge.js';
import { cosmos } from '../../src/resources/cosmos/index.js';
import { functions } from '../../src/resources/functions/index.js';
import type { Requirement } from '../../src/resources/requirement.js';
import type { ResourceType } from '../../src/resources/resource-type.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { planOf, SHOP, settingsOf } from '../support/plans.js';

/** The app settings of the only app, after requirements on accounts and apps were shared. */
function sharedSettings(accounts: readonly Requirement[], apps: readonly Requirement[]): unknown {
  const settings = settingsFrom(SHOP);
  // Functions first: what is bound must not depend on the order in which types were collected.
  const collected = new Map<ResourceType, readonly Requirement[]>([
    [functions, apps],
    [cosmos, accounts],
  ]);
  const { resources } = shareAndMerge(collected, createContext(settings, createNaming(settings)));
  const [only] = resources.get(functions) ?? [];
  return Reflect.get(only?.config ?? {}, 'environmentVariables');
}

describe('a placeholder for an output of a component of a user', () => {
  it('is the expression that the component returns, or its data', () => {
    const account = ref({ type: 'azurerm_storage_account', id: 'shop_storage_shared' }, 'primary_web_host');
    const own = custom('Own', [requirement('storage', { containers: [{ name: 'orders' }] })], {
      url: join`https://${account}`,
      data: { $ref: 'x' },
    });
    const plan = planOf([own, app('Jobs', { environmentVariables: { URL: '${Own.url}/a' } })]);
    expect(plan.components.find(({ id }) => id === 'Own')?.outputs).toEqual({
      url: { $join: ['https://', { $ref: 'azurerm_storage_account.shop_storage_shared.primary_web_host' }] },
      data: { $$ref: 'x' },
    });
    const settings = plan.terraform.flatMap(({ arguments: plain }) => plain['app_settings'] ?? []);
    expect(settings).toMatchObject([
      {
        URL: {
          $join: ['https://', { $ref: 'azurerm_storage_account.shop_storage_shared.primary_web_host' }, '/a'],
        },
      },
    ]);
  });
});

describe('placeholders of requirements', () => {
  const account = (component: string, enableServerless: boolean) => ({
    component,
    key: 'cosmos:x',
    member: component,
    config: { enableServerless },
    priority: 10,
  });
  const code = (component: string, environmentVariables?: Record<string, string>) => ({
    component,
    key: 'functions:x',
    member: component,
    priority: 10,
    config: { runtime: 'node' as const, ...(environmentVariables && { environmentVariables }) },
  });
  // A is in both accounts.
  const accounts = [account('A', true), account('A', false), account('B', false)];
  const settingsFor = (component: string) =>
    sharedSettings(accounts, [code(component, { URL: '${cosmos.endpoint}', LEVEL: 'x' })]);

  it('name the first account that the component was given', () => {
    expect(settingsFor('A')).toEqual({ URL: '${cosmos:shared.endpoint}', LEVEL: 'x' });
    expect(settingsFor('B')).toEqual({ URL: '${cosmos:provisioned.endpoint}', LEVEL: 'x' });
  });

  it('name the only one of the backend for a component without one, and of several none', () => {
    const settings = [code('C', { URL: '${cosmos.endpoint}' })];
    expect(sharedSettings([account('B', false)], settings)).toMatchObject({
      URL: '${cosmos:provisioned.endpoint}',
    });
    expect(settingsFor('C')).toMatchObject({ URL: '${cosmos.endpoint}' });
  });

  it('stay as they are where nothing is named, or nothing is there', () => {
    expect(sharedSettings(accounts, [code('A')])).toEqual({});
    expect(sharedSettings([], [code('A', { URL: '${cosmos.x}' })])).toEqual({ URL: '${cosmos.x}' });
  });
});

describe('placeholders in a plan', () => {
  it('stand for outputs of components, by id and by key', () => {
    const jobs = app('Jobs', {
      environmentVariables: { BY_ID: '${UserApi.apiEndpoint}', BY_KEY: '${users.database}' },
    });
    const backend = defineBackend({ users: crud('UserApi'), jobs } as never, SHOP);
    const plan = backend.plan();
    const { outputs } = plan.components.find(({ id }) => id === 'UserApi') ?? {};
    expect(settingsOf(plan, 'Jobs')).toMatchObject({
      BY_ID: outputs?.['apiEndpoint'],
      BY_KEY: outputs?.['database'],
    });
  });

  it('stand for each component’s own accounts', () => {
    const blob = '${storage.blobEndpoint}-${storage.queueEndpoint}-${storage.tableEndpoint}-${storage.name}';
    const plan = planOf([
      crud('Cheap', { enableServerless: true }),
      custom('Fast', [
        requirement('cosmos', { enableServerless: false }),
        requirement('functions', {
          runtime: 'node',
          environmentVariables: { FAST: '${cosmos.name}', BLOB: blob },
        }),
      ]),
    ]);
    const settings = settingsOf(plan, 'Fast');
    expect(settings['FAST']).toEqual({ $ref: 'azurerm_cosmosdb_account.shop_cosmos_provisioned.name' });
    expect(settings['CHEAP_COSMOS_ENDPOINT']).toEqual({
      $ref: 'azurerm_cosmosdb_account.shop_cosmos_shared.endpoint',
    });
    const at = (attribute: string) => ({ $ref: `azurerm_storage_account.shop_storage_shared.${attribute}` });
    expect(settings['BLOB']).toEqual({
      $join: [
        at('primary_blob_endpoint'),
        '-',
        at('primary_queue_endpoint'),
        '-',
        at('primary_table_endpoint'),
        '-',
        at('name'),
      ],
    });
  });

  it('that are misspelt are an error that has what was meant', () => {
    const misspelt = { environmentVariables: { A: '${UserApi.apiEndpiont}', B: '${cosmos.endpont}' } };
    expect(planOf([crud('UserApi'), app('Jobs', misspelt)]).errors).toMatchObject([
      { resolution: expect.stringMatching(/^Write \$\{UserApi\.apiEndpoint\} if/) as string },
      { resolution: expect.stringMatching(/^Write \$\{cosmos\.endpoint\} if/) as string },
    ]);
  });

  it('that stand for nothing are an error that names the component and lists the others', () => {
    const plan = planOf([crud('UserApi'), app('Jobs', { environmentVariables: { A: '${nothing.of.it}' } })]);
    expect(plan.errors).toMatchObject([
      { code: 'UNKNOWN_PLACEHOLDER', components: ['Jobs'], path: 'environmentVariables.A' },
    ]);
    for (const known of ['${UserApi.apiEndpoint}', '${UserApi.database}', '${cosmos.endpoint}'])
      expect(plan.errors[0]?.resolution).toContain(known);
    // What is no text, such as a map of endpoints, cannot be put into a setting.
    expect(plan.errors[0]?.resolution).not.toContain('${UserApi.endpoints}');
  });
});
