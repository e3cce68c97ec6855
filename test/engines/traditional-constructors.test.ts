import {
  type AnyComponentDefinition,
  CannotApplyError,
  defineBackend,
  InvalidConfigError,
} from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { StaticSite, StaticSiteWithCdn } from '@atakora/component/web';
import { type TerraformStack, Testing } from 'cdktf';
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
    expect(() => new CrudApi(plainStack(), 'UserApi', user)).toThrow(/must have a resource group/);
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

describe('the backend of a component that is alone', () => {
  const place = {
    backendId: 'alone',
    environment: 'prod',
    location: 'westeurope',
    dataProtection: 'destroy',
  } as const;
  const site = { sourceDirectory: 'site' };
  const made: Record<string, [(stack: TerraformStack) => unknown, AnyComponentDefinition]> = {
    CrudApi: [
      (stack) => new CrudApi(stack, 'UserApi', { ...user, ...place }),
      CrudApi.define('UserApi', user),
    ],
    FunctionsApp: [
      (stack) => new FunctionsApp(stack, 'Jobs', { ...jobs, ...place }),
      FunctionsApp.define('Jobs', jobs),
    ],
    StaticSite: [
      (stack) => new StaticSite(stack, 'Site', { ...site, ...place }),
      StaticSite.define('Site', site),
    ],
    StaticSiteWithCdn: [
      (stack) => new StaticSiteWithCdn(stack, 'Site', { ...site, ...place }),
      StaticSiteWithCdn.define('Site', site),
    ],
  };

  test.each(Object.entries(made))('is what the configuration says (%s)', (_type, [create, definition]) => {
    const [alone, shared] = [groupStack(), groupStack()];
    create(alone);
    defineBackend(place).addComponents([definition]).build().apply(shared);
    expect(synth(alone)).toEqual(synth(shared));
    expect(JSON.stringify(synth(alone))).toContain('westeurope');
  });

  test('refuses a region other than that of its lock', () => {
    const { lock } = defineBackend({ UserApi: CrudApi.define('UserApi', user) }, place).plan();
    expect(() => new CrudApi(groupStack(), 'UserApi', { ...user, ...place, lock })).toThrow(
      /must be in the region 'westeurope' that the backend is locked in/,
    );
  });

  test('is checked, and is no option of a definition', () => {
    expect(() => new CrudApi(groupStack(), 'UserApi', { ...user, environment: '1' })).toThrow(
      InvalidConfigError,
    );
    expect(() => CrudApi.define('UserApi', { ...user, environment: 'prod' } as never)).toThrow(/environment/);
    expect(() => new CrudApi(groupStack(), 'UserApi', undefined as never)).toThrow(InvalidConfigError);
  });

  test('takes no global name that another stack of the app has', () => {
    const app = Testing.app();
    new CrudApi(groupStack(app, 'one'), 'UserApi', user);
    const other = groupStack(app, 'other');
    expect(() => new CrudApi(other, 'UserApi', user)).toThrow(/stack 'other'.*stack 'one'/);
    expect(() => new CrudApi(other, 'UserApi', { ...user, environment: 'test' })).not.toThrow();
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
