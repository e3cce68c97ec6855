import { type Backend, defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { describe, expect, it } from 'vitest';

import { app, crud, custom, requirement } from '../support/definitions.js';
import { unfrozenIn } from '../support/frozen.js';
import { SHOP, thrownBy } from '../support/plans.js';
import { NamesProvider } from '../support/providers.js';
import { issueOf } from '../support/refusals.js';

const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
const jobs = FunctionsApp.define('Jobs', {
  functions: { run: { trigger: 'http' } },
  sourceDirectory: 'jobs',
});
const shop = () => defineBackend({ userApi, jobs }, { ...SHOP, tags: { owner: 'team' } });

describe('a backend', () => {
  it('has the id and the configuration that it was given', () => {
    expect(shop().backendId).toBe('shop');
    expect(shop().config).toEqual({ ...SHOP, tags: { owner: 'team' } });
    expect(defineBackend({ jobs }).backendId).toBe('backend');
  });

  it('is frozen, and so are its plan, its components and its configuration', () => {
    const backend = shop();
    expect(Object.isFrozen(backend)).toBe(true);
    expect(unfrozenIn(backend.plan())).toEqual([]);
    expect(Object.isFrozen(backend.components)).toBe(true);
    expect(unfrozenIn(backend.config)).toEqual([]);
    const mutations = [
      () => Object.assign(backend, { backendId: 'other' }),
      () => Object.assign(backend.components, { more: 1 }),
      () => Object.assign(backend.components.userApi, { apiEndpoint: '' }),
      () => Object.assign(backend.components.userApi.endpoints, { read: '' }),
      () => Object.assign(backend.config, { environment: 'dev' }),
      () => Object.assign(backend.config.tags ?? {}, { owner: 'x' }),
      () => Reflect.apply(Array.prototype.push, backend.plan().resources, [1]),
      () => Object.assign(backend.plan().backend, { id: 'x' }),
    ];
    for (const mutate of mutations) expect(thrownBy(mutate)).toBeInstanceOf(TypeError);
  });

  it('plans once, and gives the same handles each time', () => {
    const backend = shop();
    expect(backend.plan()).toBe(backend.plan());
    expect(backend.components).toBe(backend.components);
  });

  it('has the planned resources by key, as a copy', () => {
    const backend = shop();
    const { resources } = backend;
    expect([...resources.keys()]).toEqual(['cosmos:shared', 'functions:shared', 'storage:shared']);
    expect(resources.get('cosmos:shared')).toBe(backend.plan().resources[0]);
    (resources as Map<string, unknown>).clear();
    expect(backend.resources.size).toBe(3);
  });

  it('finds components by key, and nothing that is inherited', () => {
    const backend = shop();
    expect(backend.getComponent('userApi')).toBe(backend.components.userApi);
    expect(backend.getComponent('UserApi')).toBe(backend.components.userApi);
    expect(backend.getComponent('userapi')).toBeUndefined();
    expect(backend.getComponent('toString')).toBeUndefined();
    expect(backend.getComponent('__proto__')).toBeUndefined();
    expect(backend.getComponent('userApi', CrudApi)).toBe(backend.components.userApi);
    expect(issueOf(() => backend.getComponent('userapi', CrudApi))).toMatchObject({
      rule: 'must be the key of a component',
      resolution: expect.stringContaining('use one of userApi') as string,
    });
    expect(issueOf(() => backend.getComponent('userApi', FunctionsApp))).toMatchObject({
      rule: 'must be the key of a component of class FunctionsApp',
      resolution: 'pass its class, CrudApi',
    });
  });

  it('finds components whose ids the types do not know', () => {
    const tenants = ['north', 'south'].map((tenant) => crud(`${tenant}Api`));
    const backend = defineBackend(SHOP).addComponents(tenants).build();
    expect(backend.getComponent('southApi')).toBeInstanceOf(CrudApi);
  });

  it('has no live resource before it is applied', () => {
    expect(shop().getResource('cosmos')).toBeUndefined();
    expect(shop().getResource('cosmos', 'provisioned')).toBeUndefined();
  });

  it('gives the instance of a component of one’s own as its handle', () => {
    const own = custom('Own', [requirement('storage')], { bucket: 'files', when: undefined, made: () => 1 });
    const backend = defineBackend({ own } as never, SHOP) as unknown as Backend<{
      own: { componentId: string };
    }>;
    expect(backend.components.own.componentId).toBe('Own');
    expect(backend.plan().components[0]).toMatchObject({ key: 'own', outputs: { bucket: 'files' } });
    expect(backend.plan().components[0]?.outputs).not.toHaveProperty('made');
  });

  it('gives a component of one’s own without outputs none', () => {
    const { factory: make, ...own } = custom('Own', [requirement('storage')]) as never as {
      factory: () => Record<string, unknown>;
      componentId: string;
    };
    const silent = { ...own, factory: () => ({ ...make(), getOutputs: undefined }) };
    const backend = defineBackend(SHOP)
      .addComponent(silent as never)
      .build();
    expect(backend.plan().components[0]?.outputs).toEqual({});
  });
});

describe('validate', () => {
  it('says that a backend is valid, and nothing else when there is nothing', () => {
    expect(defineBackend({ jobs }, { backendId: 'shop' }).validate()).toEqual({ valid: true });
  });

  it('has warnings with their codes; they make nothing invalid', () => {
    const { valid, warnings, errors } = defineBackend({ jobs }).validate();
    expect({ valid, errors }).toEqual({ valid: true, errors: undefined });
    expect(warnings).toEqual([expect.stringMatching(/^DEFAULT_BACKEND_ID: The backend has the default id/)]);
  });

  it('has errors with code and resolution', () => {
    const lost = app('Lost', { environmentVariables: { A: '${nothing.here}' } });
    const { valid, errors } = defineBackend(SHOP).addComponent(lost).build().validate();
    expect(valid).toBe(false);
    expect(errors).toEqual([expect.stringMatching(/^UNKNOWN_PLACEHOLDER: 'Lost': .*Use one of /)]);
  });

  it('has violations with limit and need', () => {
    const backend = defineBackend(
      { userApi },
      { ...SHOP, limits: { maxCosmosAccounts: 0, maxFunctionApps: 0 } },
    );
    expect(backend.validate()).toEqual({
      valid: false,
      errors: [
        'Maximum Cosmos DB accounts exceeded (limit 0, requested 1)',
        'Maximum Function Apps exceeded (limit 0, requested 1)',
      ],
      warnings: [expect.stringMatching(/^NOT_LOCKED: The plan has data in 'cosmos:shared' and no lock/)],
    });
  });

  it('says what would be thrown, without throwing it', () => {
    const backend = defineBackend(SHOP)
      .addComponent(custom('Own', [requirement('redis')]))
      .build();
    expect(thrownBy(() => backend.plan())).toBeInstanceOf(Error);
    expect(backend.validate()).toEqual({
      valid: false,
      errors: [expect.stringContaining("resource type 'redis': must have a provider")],
    });
  });

  it('says what a provider refuses', () => {
    const provider = new NamesProvider('redis', { valid: false, warnings: ['slow'] });
    const { valid, errors, warnings } = defineBackend(SHOP)
      .addComponent(custom('Own', [requirement('redis')]))
      .withProvider(provider)
      .build()
      .validate();
    expect(valid).toBe(false);
    expect(errors?.[0]).toContain('PROVIDER_REJECTED');
    expect(warnings?.[0]).toContain("provider 'redis-provider': slow");
  });

  it('says whose function failed, of a mistake in a component of one’s own', () => {
    const broken = { componentId: 'Own', componentType: 'Own', config: {}, factory: () => ({}) };
    const backend = defineBackend(SHOP)
      .addComponent(broken as never)
      .build();
    expect(backend.validate()).toMatchObject({
      valid: false,
      errors: [
        expect.stringMatching(/^component 'Own', factory: must return a component: .*, received \{\}\./),
      ],
    });
  });
});
