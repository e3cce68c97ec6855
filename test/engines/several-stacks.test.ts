import { CrudApi } from '@atakora/component/crud';
import { CannotApplyError, defineBackend } from '@atakora/component/backend';
import { Testing } from 'cdktf';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';

import { blocksByAddress, plannedJson } from './planned-json.js';
import { smallBackend } from './sample-backends.js';
import { footprint, groupStack, synth } from './stacks.js';

const orders = () =>
  defineBackend(
    { orderApi: CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string' } }) },
    { backendId: 'orders' },
  );

describe('two backends in one stack', () => {
  test('stand beside each other, each as planned', () => {
    const stack = groupStack();
    const [first, second] = [smallBackend('shop'), orders()];
    first.apply(stack);
    second.apply(stack);
    const { 'azurerm_resource_group.resource_group': _, ...blocks } = blocksByAddress(synth(stack));
    expect(blocks).toEqual({ ...plannedJson(first.plan()), ...plannedJson(second.plan()) });
  });

  test('share nothing, not even when their components are the same', () => {
    const stack = groupStack();
    const [first, second] = [smallBackend('shop').apply(stack), smallBackend('copy').apply(stack)];
    const names = [first, second].flatMap(({ plan }) => plan.resources.map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
    expect(first.getResource('cosmos')).not.toBe(second.getResource('cosmos'));
    expect(synth(stack).provider?.['azurerm']).toHaveLength(1);
  });

  test('come out the same in either order', () => {
    const [one, other] = [groupStack(), groupStack()];
    smallBackend('shop').apply(one);
    orders().apply(one);
    orders().apply(other);
    smallBackend('shop').apply(other);
    expect(synth(one)).toEqual(synth(other));
  });
});

describe('one backend in two stacks', () => {
  // In one app the two would take the same global names.
  const backend = smallBackend('shop');
  const [east, west] = [groupStack(Testing.app(), 'east'), groupStack(Testing.app(), 'west')];
  const [inEast, inWest] = [backend.apply(east), backend.apply(west)];

  test('is made in both', () => {
    expect(synth(east)).toEqual(synth(west));
    expect(Object.keys(synth(east).resource ?? {})).toContain('azurerm_cosmosdb_account');
  });

  test('has constructs of its own in each', () => {
    expect(inEast).not.toBe(inWest);
    const account = inEast.getResource<Construct>('cosmos');
    expect(account?.node.path).toMatch(/^east\/shop\//);
    expect(inWest.getResource<Construct>('cosmos')?.node.path).toMatch(/^west\/shop\//);
  });

  test('follows one plan', () => {
    expect(inEast.plan).toBe(inWest.plan);
    expect(inEast.plan).toBe(backend.plan());
  });
});

describe('applying again to the same stack', () => {
  test('returns what is there and makes nothing', () => {
    const stack = groupStack();
    const backend = smallBackend('shop');
    const applied = backend.apply(stack);
    const before = footprint(stack);
    expect(backend.apply(stack)).toBe(applied);
    backend.addToStack(stack);
    backend.initialize(stack);
    expect(footprint(stack)).toEqual(before);
  });

  test('does so after a construct of the stack was initialized with it, too', () => {
    const stack = groupStack();
    const backend = smallBackend('shop');
    const place = new Construct(stack, 'place');
    backend.initialize(place);
    const before = footprint(stack);
    backend.initialize(place);
    expect(footprint(stack)).toEqual(before);
  });

  test('does so whichever construct of the stack it is given', () => {
    const stack = groupStack();
    const backend = smallBackend('shop');
    const applied = backend.apply(stack);
    backend.initialize(new Construct(stack, 'place'));
    expect(backend.apply(stack)).toBe(applied);
  });

  test('is refused to a second backend of the same id', () => {
    const stack = groupStack();
    smallBackend('shop').apply(stack);
    expect(() => smallBackend('shop').apply(stack)).toThrow(CannotApplyError);
  });
});
