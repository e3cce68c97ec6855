import { CannotApplyError, defineBackend, type ResourceMap } from '@atakora/component/backend';
import { CosmosdbAccount } from '@cdktf/provider-azurerm/lib/cosmosdb-account/index.js';
import { ServicebusNamespace } from '@cdktf/provider-azurerm/lib/servicebus-namespace/index.js';
import { TerraformOutput, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';

import { bus, busBackend, component, ServiceBusProvider } from './custom-parts.js';
import { footprint, groupStack, synth } from './stacks.js';

describe('a component of one’s own', () => {
  test('is initialized once per stack, with the live resources that it required and no others', () => {
    const seen: [string, unknown][][] = [];
    const listener = component('Orders', () => ({
      getRequirements: () => [
        bus('mine', 'orders'),
        { resourceType: 'cosmos', requirementKey: 'data', config: {} },
      ],
      initialize: (resources) => void seen.push([...resources]),
    }));
    const backend = busBackend(new ServiceBusProvider(), listener, component('Mails'));
    const applied = backend.apply(groupStack());
    expect(seen).toEqual([
      [
        ['cosmos:data', applied.getResource('cosmos')],
        ['servicebus:mine', applied.getResource('servicebus')],
      ],
    ]);
    expect(seen[0]?.[0]?.[1]).toBeInstanceOf(CosmosdbAccount);
    expect(seen[0]?.[1]?.[1]).toBeInstanceOf(ServicebusNamespace);
  });

  test('gets the same resources in its factory, in validateResources and in initialize', () => {
    const maps: ResourceMap[] = [];
    const listener = component('Orders', ({ resources }) => {
      if (resources.size > 0) maps.push(resources);
      return {
        initialize: (own) => void maps.push(own),
        validateResources(own) {
          maps.push(own);
          return { valid: true };
        },
      };
    });
    busBackend(new ServiceBusProvider(), listener).apply(groupStack());
    expect(maps).toHaveLength(3);
    expect(maps.map((map) => [...map])).toEqual(Array(3).fill([...(maps[0] ?? [])]));
  });

  test('can make constructs of its own, which refer to what it required', () => {
    const listener = component('Orders', () => ({
      initialize(resources, scope) {
        const namespace = resources.get('servicebus:Orders-bus') as ServicebusNamespace;
        new TerraformOutput(scope as Construct, 'endpoint', { value: namespace.endpoint, staticId: true });
      },
    }));
    const stack = groupStack();
    busBackend(new ServiceBusProvider(), listener).apply(stack);
    const output = (synth(stack) as { output?: unknown }).output;
    expect(output).toEqual({
      endpoint: {
        value: expect.stringMatching(/^\$\{azurerm_servicebus_namespace\..+\.endpoint\}$/) as string,
      },
    });
  });

  test('is planned outside of any stack and lives in a scope named after it', () => {
    const scopes: Construct[] = [];
    const listener = component('Orders', ({ scope }) => {
      scopes.push(scope);
      return {};
    });
    const backend = busBackend(new ServiceBusProvider(), listener);
    backend.plan();
    expect(scopes.map(({ node }) => [node.path, node.root])).toEqual([['', scopes[0]]]);
    const stack = groupStack();
    backend.apply(stack);
    expect(scopes.map(({ node }) => node.path)).toEqual(['', 'stack/shop/Orders']);
    expect(TerraformStack.of(scopes[1] as Construct)).toBe(stack);
  });

  test('stands live in the components of what apply returns, and as planned in those of the backend', () => {
    const backend = busBackend(new ServiceBusProvider(), component('Orders'));
    const [planned, applied] = [backend.components, backend.apply(groupStack()).components];
    expect(backend.apply(groupStack()).components).not.toBe(applied);
    expect(Object.keys(applied)).toEqual(Object.keys(planned));
    expect(applied.UserApi).toBe(planned.UserApi);
    expect(Reflect.get(applied, 'Orders')).toMatchObject({ componentId: 'Orders', config: { retries: 3 } });
    expect(Reflect.get(applied, 'Orders')).not.toBe(backend.getComponent('Orders'));
    expect(backend.components).toBe(planned);
  });

  test('that requires a function app alone gets nothing else', () => {
    let keys: string[] = [];
    const app = component('App', () => ({
      getRequirements: () => [
        { resourceType: 'functions', requirementKey: 'fn', config: { runtime: 'node' } },
      ],
      initialize: (resources) => void (keys = [...resources.keys()]),
    }));
    defineBackend({ app }, { backendId: 'shop' }).apply(groupStack());
    expect(keys).toEqual(['functions:fn']);
  });
});

describe('a component of one’s own stops applying', () => {
  test.each([
    [{ valid: false, errors: ['no queue', 'no topic'] }, 'no queue; no topic'],
    [{ valid: false }, 'no reason given'],
  ])('when it does not accept its resources: %o', (verdict, reason) => {
    let initialized = false;
    const strict = component('Orders', () => ({
      validateResources: () => verdict,
      initialize: () => void (initialized = true),
    }));
    const stack = groupStack();
    const backend = busBackend(new ServiceBusProvider(), component('Mails'), strict);
    const before = footprint(stack);
    const apply = () => backend.apply(stack);
    expect(apply).toThrow(CannotApplyError);
    expect(apply).toThrow(
      `component 'Orders': validateResources must accept the resources of the component, received: ${reason}.`,
    );
    expect(initialized).toBe(false);
    expect(footprint(stack)).toEqual(before);
    expect(backend.getResource('servicebus')).toBeUndefined();
  });

  test('when it throws', () => {
    const stack = groupStack();
    const before = footprint(stack);
    const broken = component('Orders', () => ({
      initialize() {
        throw new RangeError('no more room');
      },
    }));
    expect(() => busBackend(new ServiceBusProvider(), broken).apply(stack)).toThrow(/no more room/);
    expect(footprint(stack)).toEqual(before);
  });

  test('and can be applied once it is content', () => {
    let content = false;
    const moody = component('Orders', () => ({ validateResources: () => ({ valid: content }) }));
    const [stack, fresh] = [groupStack(), groupStack()];
    const backend = busBackend(new ServiceBusProvider(), moody);
    expect(() => backend.apply(stack)).toThrow(CannotApplyError);
    content = true;
    backend.apply(stack);
    backend.apply(fresh);
    expect(synth(stack)).toEqual(synth(fresh));
  });
});
