import { defineResourceType, record } from '@atakora/component/extend';
import { parsePlan, planHash, type ResourcePlan, serializePlan } from '@atakora/component/plan';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { backendConfigs } from '../arbitraries/backend-configs.js';
import { definitionSets } from '../arbitraries/definitions.js';
import { SAMPLES } from '../engines/sample-backends.js';
import { lawRuns } from '../laws/law-runs.js';
import { custom, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

/** Writes a plan, reads it and writes it again. */
function expectSameText(plan: ResourcePlan): void {
  const text = serializePlan(plan);
  expect(serializePlan(plan)).toBe(text);
  const read = parsePlan(text);
  expect(serializePlan(read)).toBe(text);
  expect(serializePlan(structuredClone(plan))).toBe(text);
  expect(planHash(read)).toBe(planHash(plan));
}

describe('the text of a plan is the same after it was read', () => {
  it.each(Object.entries(SAMPLES))('of the sample %s', (_name, backend) => {
    expectSameText(backend().plan());
  });

  it('of random backends', () => {
    fc.assert(
      fc.property(definitionSets, backendConfigs, (definitions, config) => {
        expectSameText(planOf(definitions, config));
      }),
      { ...lawRuns(40), seed: 38 },
    );
  });

  it('where a type of the user writes keys in another order', () => {
    const cache = defineResourceType<object>({
      type: 'cache',
      schema: v.strictObject({}),
      merge: record({}),
      connections: { isolation: 'public' },
      meters: () => [{ units: 1, what: 'cache', meter: 'cache/c0' } as never],
      layOut: ({ name, variant }, context) => ({
        blocks: [
          {
            meta: { ignore_changes: ['tags'], depends_on: [] },
            arguments: { name },
            id: context.id('cache', variant),
            type: 'azurerm_redis_cache',
          },
        ],
      }),
    });
    expectSameText(planOf([custom('Own', [requirement('cache', {})])], { ...SHOP, resourceTypes: [cache] }));
  });

  it.each(['toString', '1', '0'])('with the tag %s', (key) => {
    const storage = custom('Own', [requirement('storage', {})]);
    expectSameText(planOf([storage], { ...SHOP, tags: { zone: 'a', [key]: 'b' } }));
  });
});
