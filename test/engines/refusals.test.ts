import {
  type AppliedBackend,
  type Backend,
  BackendError,
  CannotApplyError,
  defineBackend,
  PlanHasErrorsError,
  ResourceLimitError,
} from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { CosmosdbAccount } from '@cdktf/provider-azurerm/lib/cosmosdb-account/index.js';
import { type TerraformStack, Testing } from 'cdktf';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';

import { smallBackend } from './sample-backends.js';
import { footprint, groupStack, plainStack, synth } from './stacks.js';

/** What applying to a stack throws, once it is shown that the stack did not change. */
function refusal(stack: TerraformStack, apply: () => AppliedBackend): BackendError {
  const before = footprint(stack);
  let thrown: unknown;
  try {
    apply();
  } catch (error) {
    thrown = error;
  }
  expect(footprint(stack)).toEqual(before);
  expect(thrown).toBeInstanceOf(BackendError);
  return thrown as BackendError;
}

function refusedBy(stack: TerraformStack, backend: Backend): BackendError {
  const error = refusal(stack, () => backend.apply(stack));
  expect(backend.getResource('cosmos')).toBeUndefined();
  return error;
}

const conflicting = () =>
  defineBackend(
    {
      one: CrudApi.define('One', { entityName: 'User', schema: { id: 'string' }, partitionKey: '/id' }),
      two: CrudApi.define('Two', {
        entityName: 'User',
        schema: { id: 'string', mail: 'string' },
        partitionKey: '/mail',
      }),
    },
    { backendId: 'shop' },
  );

describe('nothing is created', () => {
  test('of a plan with errors', () => {
    const backend = conflicting();
    const error = refusedBy(groupStack(), backend);
    expect(error).toBeInstanceOf(PlanHasErrorsError);
    expect(error).toMatchObject({ code: 'PLAN_HAS_ERRORS', errors: backend.plan().errors });
    expect(error.message).toMatch(/CONFLICTING_VALUES: .*'One'.*'Two'/);
  });

  test('of a plan that exceeds a limit', () => {
    const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
    const limits = { maxCosmosAccounts: 0, maxFunctionsPerApp: 2 };
    const error = refusedBy(groupStack(), defineBackend({ userApi }, { backendId: 'shop', limits }));
    expect(error).toBeInstanceOf(ResourceLimitError);
    expect(error.code).toBe('RESOURCE_LIMIT_EXCEEDED');
    expect(error.message.split('\n')).toEqual(
      expect.arrayContaining([
        'Maximum Cosmos DB accounts exceeded',
        '  Limit: 0',
        '  Requested: 1',
        'Maximum functions per Function App exceeded',
        '  Limit: 2',
        '  Requested: 7',
      ]),
    );
  });

  test('in a stack without a resource group', () => {
    const error = refusedBy(plainStack(), smallBackend('shop', 'eastus'));
    expect(error).toBeInstanceOf(CannotApplyError);
    expect(error.code).toBe('CANNOT_APPLY');
    expect(error.message).toMatch(
      /^stack 'stack': must have a resource group for backend 'shop', received none\. Nothing was created\. Use a ResourceGroupStack/,
    );
  });

  test('where nobody says in which region', () => {
    const stack = plainStack();
    const error = refusal(stack, () => smallBackend('shop').apply(stack, { resourceGroup: 'rg-shop' }));
    expect(error).toMatchObject({ code: 'CANNOT_APPLY', name: 'CannotApplyError' });
    expect(error.message).toMatch(
      /^stack 'stack': must have an Azure region, because backend 'shop' has none/,
    );
  });

  test('a second time under one backend id', () => {
    const stack = groupStack();
    smallBackend('shop').apply(stack);
    const error = refusedBy(stack, smallBackend('shop'));
    expect(error).toMatchObject({ code: 'CANNOT_APPLY', name: 'CannotApplyError' });
    expect(error.message).toBe(
      "stack 'stack': the id of the backend must be free, received 'shop', which a construct has. Nothing was created. Add backendId: 'user-api' to the config of one of the two.",
    );
  });

  test('where a construct of the user has the id of the backend', () => {
    const stack = groupStack();
    new Construct(stack, 'shop');
    expect(refusedBy(stack, smallBackend('shop')).code).toBe('CANNOT_APPLY');
  });

  test.each(['in the stack itself', 'deep in the tree'])('where an address is taken %s', (place) => {
    const stack = groupStack();
    const scope = place === 'in the stack itself' ? stack : new Construct(new Construct(stack, 'a'), 'b');
    const account = new CosmosdbAccount(scope, 'mine', {
      name: 'cosno-mine',
      resourceGroupName: 'rg-test',
      location: 'eastus',
      offerType: 'Standard',
      consistencyPolicy: { consistencyLevel: 'Session' },
      geoLocation: [{ location: 'eastus', failoverPriority: 0 }],
    });
    account.overrideLogicalId('shop_cosmos_shared');
    const error = refusedBy(stack, smallBackend('shop'));
    expect(error.code).toBe('CANNOT_APPLY');
    expect(error.message).toContain(
      "stack 'stack': the addresses of the plan must be free, received azurerm_cosmosdb_account.shop_cosmos_shared, ",
    );
  });

  test('and the same stack takes a plan that fits', () => {
    const stack = groupStack();
    refusedBy(stack, conflicting());
    smallBackend('shop').apply(stack);
    const fresh = groupStack();
    smallBackend('shop').apply(fresh);
    expect(synth(stack)).toEqual(synth(fresh));
  });
});

test.each([
  ['an app', () => Testing.app()],
  ['a construct outside of any stack', () => new Construct(Testing.app(), 'alone')],
  ['an object', () => ({})],
  ['an object that looks a little like a construct', () => ({ node: { id: 'a', path: 'a' } })],
  ['a text', () => 'stack'],
  ['nothing', () => undefined],
  ['null', () => null],
])('%s is no stack', (_what, target) => {
  const apply = () => smallBackend('shop', 'eastus').apply(target() as never);
  expect(apply).toThrow(CannotApplyError);
  expect(apply).toThrow(/stack of cdktf or cdktn.*ResourceGroupStack/s);
});
