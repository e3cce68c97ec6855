import {
  Backend,
  BackendBuilder,
  defineBackend,
  EmptyBackendError,
  InvalidConfigError,
} from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { serializePlan } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { SHOP, thrownBy } from '../support/plans.js';
import { issueOf, refusalOf } from '../support/refusals.js';

const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
const jobs = FunctionsApp.define('Jobs', { functions: { run: { trigger: 'http' } } });
const untyped = defineBackend as unknown as (...args: unknown[]) => unknown;

describe('the forms of defineBackend', () => {
  it('give a backend for components and a configuration, keyed as written', () => {
    const backend = defineBackend({ userApi, jobs }, SHOP);
    expect(backend).toBeInstanceOf(Backend);
    expect(Object.keys(backend.components)).toEqual(['userApi', 'jobs']);
    expect(backend.backendId).toBe('shop');
  });

  it('give a backend for components and configuration in one object', () => {
    const backend = defineBackend({ userApi, jobs, ...SHOP, monitoring: true });
    expect(backend).toBeInstanceOf(Backend);
    expect(backend.config).toEqual({ ...SHOP, monitoring: true });
    expect(Object.keys(backend.components)).toEqual(['userApi', 'jobs']);
  });

  it('give a builder for a configuration alone, for an empty one and for nothing', () => {
    expect(defineBackend(SHOP)).toBeInstanceOf(BackendBuilder);
    expect(defineBackend({})).toBeInstanceOf(BackendBuilder);
    expect(defineBackend()).toBeInstanceOf(BackendBuilder);
    expect(defineBackend().addComponent(jobs).build().config).toEqual({});
  });

  it('plan the same bytes but for the keys', () => {
    const withoutKeys = (plan: { components: readonly { key: string }[] }) => ({
      ...plan,
      components: plan.components.map((component) => ({ ...component, key: '' })),
    });
    const first = defineBackend({ userApi, jobs }, SHOP).plan();
    const second = defineBackend({ ...SHOP, jobs, userApi }).plan();
    const third = defineBackend(SHOP).addComponent(jobs).addComponent(userApi).plan();
    expect(serializePlan(second)).toBe(serializePlan(first));
    expect(withoutKeys(third)).toEqual(withoutKeys(first));
    expect(third.components.map(({ key }) => key)).toEqual(['Jobs', 'UserApi']);
  });

  it('take components without a prototype', () => {
    const bare = Object.assign(Object.create(null) as object, { userApi });
    expect(untyped(bare)).toBeInstanceOf(Backend);
  });
});

describe('defineBackend refuses', () => {
  it.each([
    ['a string', 'shop', "'shop'"],
    ['null', null, 'null'],
    ['a list', [userApi], expect.stringContaining('UserApi')],
    ['a class instance', new Date(0), 'an object of class Date'],
  ])('%s for its whole input', (_what, input, value) => {
    expect(issueOf(() => untyped(input))).toEqual({
      path: '',
      value,
      rule: 'must be an object',
      resolution: 'pass components, a configuration, or both',
    });
  });

  it('a key that is neither a component nor an option, and suggests the closest option', () => {
    const { subject, issues } = refusalOf(() => untyped({ userApi, enviroment: 'prod', api: 5 }));
    expect(subject).toBe('backend');
    expect(issues).toEqual([
      {
        path: 'enviroment',
        value: "'prod'",
        rule: 'must be a component definition or a configuration key',
        resolution: "pass a result of define(…), or write 'environment' if that is meant, or remove it",
      },
      expect.objectContaining({
        path: 'api',
        value: '5',
        resolution: expect.stringContaining('or remove it, or'),
      }),
    ]);
  });

  it('a component at the key of an option', () => {
    expect(issueOf(() => untyped({ monitoring: userApi }))).toEqual({
      path: 'monitoring',
      value: 'a component',
      rule: 'must not be the key of a component, because it is a configuration key',
      resolution: 'use another key',
    });
  });

  it.each([['__proto__'], ['1st'], [''], ['a b']])('the key %j of a component', (key) => {
    const components = JSON.parse(`{${JSON.stringify(key)}: 1}`) as Record<string, unknown>;
    Object.defineProperty(components, key, { value: userApi, enumerable: true });
    const { subject, issues } = refusalOf(() => untyped(components, SHOP));
    expect(subject).toBe(`component key '${key}'`);
    expect(issues[0]).toMatchObject({
      path: 'key',
      value: `'${key}'`,
      resolution: "use a key like 'userApi'",
    });
  });

  it('a class in the place of its definition, naming define', () => {
    const { subject, issues } = refusalOf(() => untyped({ userApi: CrudApi }, SHOP));
    expect(subject).toBe("component 'userApi'");
    expect(issues[0]).toMatchObject({
      path: 'userApi',
      value: 'a function',
      resolution: expect.stringMatching(/define/),
    });
  });

  it.each([
    ['an id that is not a string', { ...userApi, componentId: 7 }],
    ['no type', { ...userApi, componentType: undefined }],
    ['neither requirements nor a factory', { componentId: 'A', componentType: 'B', config: {} }],
  ])('a definition with %s', (_what, definition) => {
    expect(thrownBy(() => untyped({ api: definition }, SHOP))).toBeInstanceOf(InvalidConfigError);
    const add = () => defineBackend(SHOP).addComponent(definition as never);
    expect(refusalOf(add).message).toMatch(
      /must be a result of define\(\)|must be a function that creates the component/,
    );
  });

  it('an object without components, naming the backend and the resolution', () => {
    const error = thrownBy(() => untyped({}, { backendId: 'shop' }));
    expect(error).toBeInstanceOf(EmptyBackendError);
    expect(error).toMatchObject({ code: 'EMPTY_BACKEND', name: 'EmptyBackendError' });
    expect((error as Error).message).toBe(
      "backend 'shop': components must have at least one component, received none. " +
        'Add one with addComponent, or check the flags that leave them all out.',
    );
    expect((thrownBy(() => untyped({}, {})) as Error).message).toContain("backend 'backend'");
  });

  it('a configuration with the first error before it looks at components', () => {
    const { subject } = refusalOf(() => untyped({ userApi: 5 }, { environment: '' }));
    expect(subject).toBe('backend config');
  });
});
