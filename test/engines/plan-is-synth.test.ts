import { describe, expect, test } from 'vitest';

import { blocksByAddress, plannedJson } from './planned-json.js';
import { SAMPLES } from './sample-backends.js';
import { groupStack, synth } from './stacks.js';

const RESOURCE_GROUP = 'azurerm_resource_group.resource_group';

describe.each(Object.entries(SAMPLES))('what is synthesized of a backend (%s)', (_name, sample) => {
  const backend = sample();
  const stack = groupStack();
  backend.apply(stack);
  const json = synth(stack);
  const { [RESOURCE_GROUP]: resourceGroup, ...blocks } = blocksByAddress(json);

  test('has every block of the plan, with the same arguments and dependencies, and no other', () => {
    expect(blocks).toEqual(plannedJson(backend.plan()));
  });

  test('has nothing besides but the resource group, the provider and the terraform block', () => {
    // A plan may move the addresses of earlier versions.
    const parts = Object.keys(json).filter((part) => !['data', 'moved'].includes(part));
    expect(parts.sort()).toEqual(['provider', 'resource', 'terraform']);
    expect(resourceGroup).toEqual({ name: 'rg-test', location: 'eastus' });
    expect(Object.keys(json.provider ?? {})).toEqual(['azurerm']);
  });

  test('refers to no value that only the plan knows', () => {
    expect(JSON.stringify(json)).not.toMatch(/\$\{stack\.|TfToken/);
  });

  test('is the same each time', () => {
    const again = groupStack();
    sample().apply(again);
    expect(synth(again)).toEqual(json);
    expect(synth(stack)).toEqual(json);
  });
});

test('a plan keeps its bytes while it is applied', () => {
  for (const sample of Object.values(SAMPLES)) {
    const backend = sample();
    const before = JSON.stringify(backend.plan());
    backend.apply(groupStack());
    expect(JSON.stringify(backend.plan())).toBe(before);
  }
});
