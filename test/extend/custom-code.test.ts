import {
  CustomCodeError,
  defineBackend,
  type IResourceProvider,
  type IBackendComponent,
} from '@atakora/component/backend';
import { describe, expect, test } from 'vitest';

import { component, ServiceBusProvider } from '../engines/custom-parts.js';
import { footprint, groupStack } from '../engines/stacks.js';
import { crud } from '../support/definitions.js';
import { SHOP, thrownBy } from '../support/plans.js';
import { refusalOf } from '../support/refusals.js';
import { busBackend, BusLayout, listener } from './bus-layout.js';

const sentence = () => {
  throw new Error('Say more.');
};
const boom = () => {
  throw new Error('boom');
};

function failureOf(act: () => unknown): CustomCodeError {
  const error = thrownBy(act);
  if (error instanceof CustomCodeError) return error;
  throw new Error('A CustomCodeError was expected.', { cause: error });
}

/** A bus provider with one function replaced by what plain JavaScript may write. */
function layoutWith(hook: keyof IResourceProvider, made: (...given: unknown[]) => unknown): BusLayout {
  return Object.defineProperty(new BusLayout(), hook, { value: made });
}

const MISTAKES: readonly (readonly [string, () => unknown, RegExp])[] = [
  ['throws', boom, /must not throw, received the error: boom\. Correct the function/],
  ['throws a sentence', sentence, /must not throw, received the error: Say more\. Correct the function/],
  ['returns nothing', () => undefined, /must return .+, received nothing\. Correct what/],
  ['returns a promise', () => Promise.resolve({}), /must return .+, received a promise\. Make it sync/],
];

const WHILE_PLANNING: readonly (readonly [keyof IResourceProvider, string])[] = [
  ['canProvide', 'cosmos:UserApi-cosmos'],
  ['mergeRequirements', 'servicebus'],
  ['validateMerged', 'servicebus:shared'],
  ['layOut', 'servicebus:shared'],
];

describe.each(MISTAKES)('a function of a provider that %s', (_what, mistake, message) => {
  test.each(WHILE_PLANNING)('is named while planning: %s', (hook, resource) => {
    const backend = busBackend(layoutWith(hook, mistake), listener('Orders', 'orders'));
    const error = failureOf(() => backend.plan());
    expect(error).toMatchObject({ code: 'CUSTOM_CODE_FAILED', owner: "provider 'bus'", hook, resource });
    expect(error.message).toMatch(message);
    expect(error.message).toContain(`provider 'bus', ${hook} for '${resource}': `);
    expect(backend.validate()).toEqual({ valid: false, errors: [error.message] });
  });

  test('is named while applying, and leaves the stack as it was', () => {
    const provider = Object.defineProperty(new ServiceBusProvider(), 'provideResource', { value: mistake });
    const stack = groupStack();
    const before = footprint(stack);
    const backend = defineBackend(SHOP).withProvider(provider).addComponent(component('Orders')).build();
    const error = failureOf(() => backend.apply(stack));
    expect(error).toMatchObject({ hook: 'provideResource', resource: 'servicebus:shared' });
    expect(error.message).toMatch(message);
    expect(footprint(stack)).toEqual(before);
  });

  test.each<keyof IBackendComponent>(['getRequirements', 'validateResources'])(
    'is named when a component has it: %s',
    (hook) => {
      const own = component('Orders', () => ({ [hook]: mistake }));
      const backend = defineBackend(SHOP).withProvider(new ServiceBusProvider()).addComponent(own).build();
      const error = failureOf(() => backend.apply(groupStack()));
      expect(error).toMatchObject({ owner: "component 'Orders'", hook, resource: undefined });
      expect(error.message).toMatch(message);
    },
  );

  test('is named when it is a factory', () => {
    const own = { ...component('Orders'), factory: mistake as never };
    const backend = defineBackend(SHOP).withProvider(new ServiceBusProvider()).addComponent(own).build();
    expect(failureOf(() => backend.plan())).toMatchObject({ owner: "component 'Orders'", hook: 'factory' });
  });

  test('is named when it makes names', () => {
    const naming = { formatResourceName: mistake as () => string };
    const error = failureOf(() =>
      defineBackend({ ...SHOP, naming })
        .addComponent(crud('UserApi'))
        .plan(),
    );
    expect(error).toMatchObject({ hook: 'formatResourceName' });
    expect(error.message).toMatch(message);
  });
});

test('what was thrown is the cause', () => {
  const thrown = new Error('boom');
  const provider = layoutWith('layOut', () => {
    throw thrown;
  });
  expect(failureOf(() => busBackend(provider, listener('A', 'a')).plan()).cause).toBe(thrown);
});

test('an initialize that is not done when it returns is refused, and so is one that throws', () => {
  for (const initialize of [() => Promise.resolve() as unknown as undefined, boom]) {
    const own = component('Orders', () => ({ initialize }));
    const backend = defineBackend(SHOP).withProvider(new ServiceBusProvider()).addComponent(own).build();
    expect(failureOf(() => backend.apply(groupStack())).hook).toBe('initialize');
  }
});

test.each<[string, unknown]>([
  ['an empty list', []],
  ['a block without an id', [{ type: 'azurerm_redis_cache', arguments: {} }]],
  [
    'a block that waits for text',
    [{ type: 'azurerm_redis_cache', id: 'x', arguments: {}, meta: { depends_on: 'y' } }],
  ],
  [
    'a block with meta-arguments that are a list',
    [{ type: 'azurerm_redis_cache', id: 'x', arguments: {}, meta: [] }],
  ],
  ['a text', 'azurerm_redis_cache'],
])('a layOut that returns %s is named', (_what, made) => {
  const backend = busBackend(
    layoutWith('layOut', () => made),
    listener('A', 'a'),
  );
  expect(failureOf(() => backend.plan()).message).toMatch(
    /at least one block, each made with context\.block/,
  );
});

describe('an argument of a block that is no JSON', () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  test.each<[string, object, string]>([
    ['a function', { name: () => 1 }, 'name'],
    ['a date', { rule: [{ start: new Date(0) }] }, 'rule.0.start'],
    ['no number', { capacity: NaN }, 'capacity'],
    ['an endless number', { capacity: Infinity }, 'capacity'],
    ['undefined in a list', { zones: ['1', undefined] }, 'zones.1'],
    ['a big number', { size: 1n }, 'size'],
    ['a circle', circle, 'self'],
  ])('is refused with its path: %s', (_what, config, path) => {
    const viaBlock = layoutWith('layOut', (_requirement, context) => [
      (context as { block: (...given: unknown[]) => unknown }).block('azurerm_redis_cache', 'x', config),
    ]);
    const byHand = layoutWith('layOut', () => [{ type: 'azurerm_redis_cache', id: 'x', arguments: config }]);
    const refused = refusalOf(() => busBackend(viaBlock, listener('A', 'a')).plan());
    expect(refused.subject).toContain("provider 'bus'");
    expect(refused.issues.map((issue) => issue.path)).toEqual([path]);
    const { issues } = refusalOf(() => busBackend(byHand, listener('A', 'a')).plan());
    expect(issues.map((issue) => issue.path)).toEqual([`arguments.${path}`]);
  });

  test('may be undefined in an object, which leaves it out', () => {
    const provider = layoutWith('layOut', (_requirement, context) => [
      (context as { block: (...given: unknown[]) => unknown }).block('azurerm_redis_cache', 'x', {
        name: 'a',
        sku: undefined,
      }),
    ]);
    const { terraform } = busBackend(provider, listener('A', 'a')).plan();
    expect(terraform.find(({ type }) => type === 'azurerm_redis_cache')?.arguments).toEqual({ name: 'a' });
  });
});
