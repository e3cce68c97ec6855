import { describe, expect, test } from 'vitest';

import { busBackend, component, ServiceBusProvider } from '../engines/custom-parts.js';
import { blocksByAddress } from '../engines/planned-json.js';
import { SAMPLES } from '../engines/sample-backends.js';
import { groupStack, synth } from '../engines/stacks.js';
import { azurermSchema, type ProviderSchema, titled } from './schema.js';
import { stackFaults } from './stack-faults.js';

const samples = Object.entries(SAMPLES);

describe.skipIf(azurermSchema === undefined)(titled('azurerm 4.55.0 takes every block'), () => {
  const schema = azurermSchema as ProviderSchema;

  test.each(samples)('of a backend (%s)', (_name, sample) => {
    const stack = groupStack();
    sample().apply(stack);
    const json = synth(stack);
    expect(stackFaults(json, schema)).toEqual([]);
    expect(Object.keys(blocksByAddress(json)).length).toBeGreaterThan(5);
  });

  test('of all backends in one stack', () => {
    const stack = groupStack();
    for (const [, sample] of samples) sample().apply(stack);
    expect(stackFaults(synth(stack), schema)).toEqual([]);
  });

  test('of a backend with a custom provider', () => {
    const stack = groupStack();
    busBackend(new ServiceBusProvider(), component('Orders')).apply(stack);
    expect(stackFaults(synth(stack), schema)).toEqual([]);
  });
});
