import { defineBackend, InvalidConfigError } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { CosmosdbAccount } from '@cdktf/provider-azurerm/lib/cosmosdb-account/index.js';
import { FunctionAppFlexConsumption } from '@cdktf/provider-azurerm/lib/function-app-flex-consumption/index.js';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account/index.js';
import { Testing, TerraformOutput, type TerraformResource } from 'cdktf';
import { describe, expect, expectTypeOf, test } from 'vitest';

import { SAMPLES, smallBackend } from './sample-backends.js';
import { groupStack, synth } from './stacks.js';

describe('an applied backend', () => {
  const backend = smallBackend('shop');
  const stack = groupStack();
  const applied = backend.apply(stack);

  test('has the plan and the components of its backend', () => {
    expect(applied.plan).toBe(backend.plan());
    expect(applied.components).toBe(backend.components);
    expect(applied.components.userApi.apiEndpoint).toMatch(
      /^https:\/\/func-shop-.*\.azurewebsites\.net\/api\/user-api$/,
    );
    expectTypeOf(applied.components).toEqualTypeOf(backend.components);
  });

  test('has the live construct of each shared resource, by key', () => {
    expect([...applied.resources.keys()]).toEqual(['cosmos:shared', 'functions:shared', 'storage:shared']);
    expect(applied.resources.get('cosmos:shared')).toBeInstanceOf(CosmosdbAccount);
    expect(applied.resources.get('functions:shared')).toBeInstanceOf(FunctionAppFlexConsumption);
    expect(applied.resources.get('storage:shared')).toBeInstanceOf(StorageAccount);
  });

  test('finds a shared resource by type and key', () => {
    const account = applied.getResource<CosmosdbAccount>('cosmos');
    expect(account).toBe(applied.resources.get('cosmos:shared'));
    expect(applied.getResource('cosmos', 'shared')).toBe(account);
    expect(applied.getResource('cosmos', 'provisioned')).toBeUndefined();
    expect(applied.getResource('redis')).toBeUndefined();
  });

  test('are asked for by key where there are several of a type', () => {
    const backend = SAMPLES['static sites, with and without CDN']?.();
    const sites = backend?.apply(groupStack());
    expect(() => sites?.getResource('website')).toThrow(InvalidConfigError);
    expect(() => backend?.getResource('website')).toThrow(
      /'website:admin-portal', 'website:docs'.*getResource\('website', 'admin-portal'\)/,
    );
    expect(sites?.getResource('website', 'docs')).toBe(sites?.resources.get('website:docs'));
    expect(sites?.getResource('cdn')).toBe(sites?.resources.get('cdn:shared'));
  });

  test('are found without a key also where the only one has another', () => {
    const backend = defineBackend(
      {
        orders: CrudApi.define('Orders', { entityName: 'Order', schema: { id: 'string' }, throughput: 400 }),
      },
      { backendId: 'shop' },
    );
    const only = backend.apply(groupStack());
    expect(only.getResource('cosmos')).toBe(only.resources.get('cosmos:provisioned'));
    expect(only.getResource('cosmos')).toBeDefined();
  });

  test('has every construct that the plan’s blocks became, by address', () => {
    const addresses = backend.plan().terraform.map(({ type, id }) => `${type}.${id}`);
    expect([...applied.constructs.keys()]).toEqual(addresses);
    for (const [address, construct] of applied.constructs) {
      const { terraformResourceType, friendlyUniqueId } = construct as TerraformResource;
      expect(`${terraformResourceType}.${friendlyUniqueId}`).toBe(address);
    }
  });

  test('gives constructs that others can refer to', () => {
    const value = applied.getResource<CosmosdbAccount>('cosmos')?.endpoint;
    new TerraformOutput(stack, 'endpoint', { value, staticId: true });
    expect(synth(stack)).toMatchObject({
      output: { endpoint: { value: '${azurerm_cosmosdb_account.shop_cosmos_shared.endpoint}' } },
    });
  });

  test('cannot be changed', () => {
    expect(Object.isFrozen(applied)).toBe(true);
  });
});

describe.each(Object.entries(SAMPLES))('every planned resource (%s)', (_name, sample) => {
  const applied = sample().apply(groupStack());

  test('is live under its key, as its first block', () => {
    expect([...applied.resources.keys()]).toEqual(applied.plan.resources.map(({ key }) => key));
    for (const { key, block } of applied.plan.resources) {
      expect(applied.resources.get(key)).toBe(applied.constructs.get(block ?? ''));
    }
  });
});

describe('the live resources of a backend', () => {
  test('are not there before it is applied', () => {
    const backend = smallBackend('shop');
    expect(backend.getResource('cosmos')).toBeUndefined();
    backend.plan();
    expect(backend.getResource('cosmos')).toBeUndefined();
  });

  test('are those of the stack that it was applied to last', () => {
    const backend = smallBackend('shop');
    const first = backend.apply(groupStack(Testing.app(), 'first'));
    expect(backend.getResource('cosmos')).toBe(first.getResource('cosmos'));
    // Of another app: two stacks of one would take its global names twice.
    const second = backend.apply(groupStack(Testing.app(), 'second'));
    expect(backend.getResource('cosmos')).toBe(second.getResource('cosmos'));
    expect(backend.getResource('cosmos', 'other')).toBeUndefined();
  });

  test('leave the planned ones as they are', () => {
    const backend = smallBackend('shop');
    const planned = [...backend.resources];
    backend.apply(groupStack());
    expect([...backend.resources]).toEqual(planned);
  });
});
