import { CannotApplyError, defineBackend, InvalidConfigError } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';

import { footprint, groupStack, plainStack, synth } from './stacks.js';

const user = { entityName: 'User', schema: { id: 'string' } } as const;
const jobs = { functions: { tidy: { trigger: 'timer', schedule: '0 0 * * * *' } } } as const;

describe('new CrudApi', () => {
  test('creates what a backend of that one component creates', () => {
    const [alone, shared] = [groupStack(), groupStack()];
    const userApi = new CrudApi(alone, 'UserApi', user);
    const backend = defineBackend({ userApi: CrudApi.define('UserApi', user) }, { backendId: 'user-api' });
    backend.apply(shared);
    expect(synth(alone)).toEqual(synth(shared));
    expect(userApi.getOutputs()).toEqual(backend.components.userApi.getOutputs());
  });

  test('takes any construct of a stack', () => {
    const [alone, nested] = [groupStack(), groupStack()];
    new CrudApi(alone, 'UserApi', user);
    new CrudApi(new Construct(nested, 'apis'), 'UserApi', user);
    expect(synth(nested)).toEqual(synth(alone));
  });

  test('creates resources of its own each time', () => {
    const stack = groupStack();
    const apis = [new CrudApi(stack, 'UserApi', user), new CrudApi(stack, 'TeamApi', user)];
    expect(new Set(apis.map(({ apiEndpoint }) => apiEndpoint)).size).toBe(2);
    expect(Object.keys(synth(stack).resource?.['azurerm_cosmosdb_account'] ?? {})).toEqual([
      'team-api_cosmos_shared',
      'user-api_cosmos_shared',
    ]);
  });

  test('refuses what it cannot be created from, and leaves the stack as it was', () => {
    const stack = groupStack();
    new CrudApi(stack, 'UserApi', user);
    const before = footprint(stack);
    expect(() => new CrudApi(stack, 'UserApi', user)).toThrow(CannotApplyError);
    expect(() => new CrudApi(stack, 'no id', user)).toThrow(InvalidConfigError);
    expect(() => new CrudApi(stack, 'TeamApi', { ...user, partitionKey: '/team' as '/id' })).toThrow(
      /partitionKey/,
    );
    expect(footprint(stack)).toEqual(before);
    expect(() => new CrudApi(plainStack(), 'UserApi', user)).toThrow(/no resource group/);
  });

  test('takes ids that differ only in their ends, however long they are', () => {
    const stack = groupStack();
    const long = 'Api'.repeat(18);
    expect(() => [
      new CrudApi(stack, `${long}One`, user),
      new CrudApi(stack, `${long}Two`, user),
    ]).not.toThrow();
  });
});

describe('new FunctionsApp', () => {
  test('creates what a backend of that one component creates', () => {
    const [alone, shared] = [groupStack(), groupStack()];
    const app = new FunctionsApp(alone, 'night_jobs', jobs);
    const backend = defineBackend(
      { jobs: FunctionsApp.define('night_jobs', jobs) },
      { backendId: 'night-jobs' },
    );
    backend.apply(shared);
    expect(synth(alone)).toEqual(synth(shared));
    expect(app.getOutputs()).toEqual(backend.components.jobs.getOutputs());
    expect(app.functionNames).toEqual(['tidy']);
  });

  test('stands beside an API of the same stack', () => {
    const stack = groupStack();
    new CrudApi(stack, 'UserApi', user);
    new FunctionsApp(stack, 'Jobs', jobs);
    expect(Object.keys(synth(stack).resource?.['azurerm_function_app_flex_consumption'] ?? {})).toHaveLength(
      2,
    );
  });
});
