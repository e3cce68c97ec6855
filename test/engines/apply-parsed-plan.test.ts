import { CannotApplyError, ResourceLimitError } from '@atakora/component/backend';
import { applyPlan } from '@atakora/component/cdk';
import { parsePlan, type ResourcePlan, serializePlan } from '@atakora/component/plan';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';

import { busBackend, component, ServiceBusProvider } from './custom-parts.js';
import { SAMPLES, smallBackend } from './sample-backends.js';
import { footprint, groupStack, plainStack, synth } from './stacks.js';

const readBack = (plan: ResourcePlan) => parsePlan(serializePlan(plan));

describe.each(Object.entries(SAMPLES))('a plan that was read from a file (%s)', (_name, sample) => {
  test('is applied as the backend that it came from', () => {
    const [fromPlan, fromBackend] = [groupStack(), groupStack()];
    applyPlan(readBack(sample().plan()), fromPlan, { allowCommands: true });
    sample().apply(fromBackend);
    expect(synth(fromPlan)).toEqual(synth(fromBackend));
  });

  test('is so in a plain stack', () => {
    const [fromPlan, fromBackend] = [plainStack(), plainStack()];
    const options = { resourceGroup: 'rg', location: 'eastus' };
    applyPlan(readBack(sample().plan()), fromPlan, { ...options, allowCommands: true });
    sample().apply(fromBackend, options);
    expect(synth(fromPlan)).toEqual(synth(fromBackend));
  });
});

describe('applyPlan', () => {
  test('returns the live resources and every construct', () => {
    const plan = readBack(smallBackend('shop').plan());
    const applied = applyPlan(plan, groupStack());
    expect(applied.plan).toBe(plan);
    expect([...applied.resources.keys()]).toEqual(plan.resources.map(({ key }) => key));
    expect([...applied.constructs.keys()]).toEqual(plan.terraform.map(({ type, id }) => `${type}.${id}`));
  });

  test('takes a fresh plan as well, and any construct of a stack', () => {
    const [one, other] = [groupStack(), groupStack()];
    applyPlan(smallBackend('shop').plan(), one);
    applyPlan(smallBackend('shop').plan(), new Construct(other, 'place'));
    expect(synth(one)).toEqual(synth(other));
  });

  test('refuses a second plan of the same backend id', () => {
    const stack = groupStack();
    applyPlan(smallBackend('shop').plan(), stack);
    const before = footprint(stack);
    expect(() => applyPlan(smallBackend('shop').plan(), stack)).toThrow(CannotApplyError);
    expect(footprint(stack)).toEqual(before);
  });

  test('refuses what a custom provider would have to make', () => {
    const stack = groupStack();
    const before = footprint(stack);
    const apply = () => applyPlan(busBackend(new ServiceBusProvider(), component('A')).plan(), stack);
    expect(apply).toThrow(CannotApplyError);
    expect(apply).toThrow(/'servicebus:shared': its blocks must be in the plan/);
    expect(footprint(stack)).toEqual(before);
  });

  test('refuses a plan that says itself that it must not be applied', () => {
    const plan = smallBackend('shop').plan();
    const violation = {
      limit: 'maxCosmosAccounts',
      max: 0,
      requested: 1,
      resource: 'cosmos',
      components: ['UserApi'],
      message: 'Maximum Cosmos DB accounts exceeded',
      solutions: ['Increase maxCosmosAccounts in backend config'],
    };
    const apply = () => applyPlan(readBack({ ...plan, violations: [violation] }), groupStack());
    expect(apply).toThrow(ResourceLimitError);
    expect(apply).toThrow(/Limit: 0\n {2}Requested: 1\n {2}Solution: /);
  });
});
