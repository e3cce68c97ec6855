import { Testing } from 'cdktf';
import { Construct } from 'constructs';
import { describe, expect, test } from 'vitest';

import { blocksByAddress, plannedJson } from './planned-json.js';
import { SAMPLES } from './sample-backends.js';
import { groupStack, synth } from './stacks.js';

describe.each(Object.entries(SAMPLES))('logical ids of a backend (%s)', (_name, sample) => {
  test('are those of the plan', () => {
    const { terraform } = sample().plan();
    const stack = groupStack();
    const { constructs } = sample().apply(stack);
    const synthesized = Object.keys(blocksByAddress(synth(stack)));
    for (const { type, id } of terraform) expect(synthesized).toContain(`${type}.${id}`);
    expect([...constructs.keys()]).toEqual(terraform.map(({ type, id }) => `${type}.${id}`));
  });

  test('stay when the stack gets another id and another place in the tree', () => {
    const top = groupStack();
    const deep = groupStack(
      new Construct(new Construct(Testing.app(), 'region'), 'stage'),
      'quite-another-name',
    );
    sample().apply(top);
    sample().apply(deep);
    expect(synth(deep)).toEqual(synth(top));
  });

  test('stay when a construct deep in the stack is what the backend is initialized with', () => {
    const stack = groupStack();
    const backend = sample();
    backend.initialize(new Construct(new Construct(stack, 'team'), 'backend'));
    expect(blocksByAddress(synth(stack))).toMatchObject(plannedJson(backend.plan()));
  });

  test('stay when the stack holds other things already', () => {
    const stack = groupStack();
    new Construct(stack, 'azurerm_cosmosdb_account');
    const backend = sample();
    backend.apply(stack);
    expect(blocksByAddress(synth(stack))).toMatchObject(plannedJson(backend.plan()));
  });
});
