import { CannotApplyError, type ResourceRequirement } from '@atakora/component/backend';
import { ServicebusNamespace } from '@cdktf/provider-azurerm/lib/servicebus-namespace/index.js';
import type { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';

import { busBackend, component, ServiceBusProvider } from './custom-parts.js';
import { footprint, groupStack, plainStack, synth } from './stacks.js';

describe('a resource of a custom provider', () => {
  const provider = new ServiceBusProvider();
  const backend = busBackend(provider, component('Orders'), component('Mails'));
  const stack = groupStack();
  const applied = backend.apply(stack);
  const { resource = {} } = synth(stack);

  test('is made once, from what all components need', () => {
    expect(provider.calls).toHaveLength(1);
    expect(Object.values(resource['azurerm_servicebus_namespace'] ?? {})).toEqual([
      {
        name: expect.stringMatching(/^sbns-shop-prod-shared-[a-z0-9]{6}$/) as string,
        resource_group_name: '${azurerm_resource_group.resource_group.name}',
        location: 'eastus',
        sku: 'Standard',
        tags: { team: 'a' },
      },
    ]);
    const queues = Object.values(resource['azurerm_servicebus_queue'] ?? {});
    expect(queues.map(({ name }) => name)).toEqual(['mails-events', 'orders-events']);
  });

  test('is the requirement that the plan holds', () => {
    const planned = backend.plan().resources.find(({ key }) => key === 'servicebus:shared');
    expect(planned).toMatchObject({ madeBy: 'provider', sharedBy: ['Mails', 'Orders'] });
    expect(planned).not.toHaveProperty('block');
    expect(provider.calls[0]?.requirement).toEqual({
      resourceType: 'servicebus',
      requirementKey: 'shared',
      config: planned?.config,
    });
  });

  test('is live in what apply returns', () => {
    expect(applied.getResource('servicebus')).toBeInstanceOf(ServicebusNamespace);
    expect(backend.getResource('servicebus', 'shared')).toBe(applied.resources.get('servicebus:shared'));
  });

  test('stands in the scope of the backend', () => {
    expect(applied.getResource<Construct>('servicebus')?.node.path).toBe('stack/shop/bus');
  });
});

describe('a custom provider is told', () => {
  test('where and for whom it makes the resource', () => {
    const provider = new ServiceBusProvider();
    busBackend(provider, component('Orders')).apply(plainStack(), {
      resourceGroup: 'rg-shop',
      location: 'westeurope',
    });
    const { context } = provider.calls[0] ?? {};
    expect(context).toMatchObject({
      backend: { backendId: 'shop' },
      environment: 'prod',
      location: 'westeurope',
      resourceGroupName: 'rg-shop',
      tags: { team: 'a' },
    });
    expect(context?.naming.formatResourceName('sbns', 'shop', 'events')).toMatch(
      /^sbns-shop-prod-events-[a-z0-9]{6}$/,
    );
  });

  test('which resources there are, as live constructs', () => {
    const provider = new ServiceBusProvider();
    const { resources } = busBackend(provider, component('Orders')).apply(groupStack());
    const existing = provider.calls[0]?.context.existingResources;
    expect([...(existing?.keys() ?? [])]).toEqual(['cosmos:shared', 'functions:shared', 'storage:shared']);
    expect(existing?.get('cosmos:shared')).toBe(resources.get('cosmos:shared'));
  });

  test('the resource group by the context of its scope as well', () => {
    let found: unknown;
    class Curious extends ServiceBusProvider {
      override provideResource(...args: Parameters<ServiceBusProvider['provideResource']>) {
        found = args[1].node.tryGetContext('resourceGroupName');
        return super.provideResource(...args);
      }
    }
    const stack = plainStack();
    busBackend(new Curious(), component('Orders')).apply(stack, {
      resourceGroup: 'rg-shop',
      location: 'eastus',
    });
    expect(found).toBe('rg-shop');
    expect(stack.node.tryGetContext('resourceGroupName')).toBeUndefined();
  });
});

describe('a custom provider that fails while applying', () => {
  test('leaves the stack as it was, and says why', () => {
    class Broken extends ServiceBusProvider {
      override provideResource(...args: Parameters<ServiceBusProvider['provideResource']>): never {
        super.provideResource(...args);
        throw new Error('the bus is on fire');
      }
    }
    const stack = groupStack();
    const backend = busBackend(new Broken(), component('Orders'));
    const before = footprint(stack);
    expect(() => backend.apply(stack)).toThrow('the bus is on fire');
    expect(footprint(stack)).toEqual(before);
    expect(backend.getResource('cosmos')).toBeUndefined();
    busBackend(new ServiceBusProvider(), component('Orders')).apply(stack);
    expect(Object.keys(synth(stack).resource ?? {})).toContain('azurerm_servicebus_queue');
  });

  test('is named when it no longer takes its own merged requirement', () => {
    class Fickle extends ServiceBusProvider {
      override canProvide(requirement: ResourceRequirement): boolean {
        return super.canProvide(requirement) && requirement.requirementKey !== 'shared';
      }
    }
    const stack = groupStack();
    const before = footprint(stack);
    const apply = () => busBackend(new Fickle(), component('Orders')).apply(stack);
    expect(apply).toThrow(CannotApplyError);
    expect(apply).toThrow(/'servicebus:shared'.*canProvide/);
    expect(footprint(stack)).toEqual(before);
  });
});
