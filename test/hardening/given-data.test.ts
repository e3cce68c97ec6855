import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { terraformBlock } from '../../src/resources/terraform-block.js';
import { defineResourceType } from '../../src/providers/define-own-type.js';
import { priority, union } from '../../src/resources/merge/strategies.js';
import { record } from '../../src/resources/merge/merge-table.js';
import type { Exposure } from '../../src/plan/exposure.js';
import { exactly, type PlannedMeter } from '../../src/plan/meter.js';
import type { DataType, Replacement } from '../../src/plan/replacement.js';
import { parsePlan, serializePlan } from '../../src/plan/serialize.js';
import { custom, requirement } from '../support/definitions.js';
import { frozenIn, unfrozenIn } from '../support/frozen.js';
import { planOf, SHOP } from '../support/plans.js';

describe('a plan is frozen', () => {
  it('without what components of the user require', () => {
    const indexingPolicy = {
      indexingMode: 'consistent',
      includedPaths: ['/*'],
      excludedPaths: ['/secret/?'],
    };
    const containers = [{ name: 'items', partitionKey: '/id', uniqueKeys: [['/email']], indexingPolicy }];
    const required = [requirement('cosmos', { databases: [{ name: 'shop', containers }] })];
    const plan = planOf([custom('Shop', required, { given: { to: ['callers'] } })]);
    expect(plan.errors).toEqual([]);
    expect(unfrozenIn(plan)).toEqual([]);
    expect(frozenIn(required)).toEqual([]);
  });

  it('without what functions of a type of the user return', () => {
    interface Cache {
      readonly modules?: readonly string[];
      readonly tuning?: { readonly policies: readonly string[] };
    }
    const defaults = { modules: ['json'], tuning: { policies: ['lru'] } };
    const meters: PlannedMeter[] = [{ meter: 'cache/c0', what: 'cache', units: exactly(1) }];
    const part = { arguments: { settings: { size: 1 } }, meta: { ignore_changes: ['settings'] } };
    // As JavaScript writes it, without the compiler.
    Object.assign(part.arguments.settings, { unset: undefined });
    const database = {
      name: 'cache',
      containers: [{ name: 'keys', partitionKey: '/id', uniqueKeys: [['/a']] }],
    };
    const replacement: Replacement = { kept: ['sku'], arguments: ['name'], conditions: [] };
    const dataType: DataType = { exceptName: '^tmp' };
    const exposures: Exposure[] = [
      { name: 'keys', url: '', network: 'internet', credentials: ['entra'], origins: [], components: ['C0'] },
    ];
    const cache = defineResourceType<Cache>({
      type: 'cache',
      schema: v.strictObject({
        modules: v.exactOptional(v.array(v.string())),
        tuning: v.exactOptional(v.custom<NonNullable<Cache['tuning']>>(() => true)),
      }),
      merge: record<Cache>({ modules: union(), tuning: priority(() => 0) }),
      withDefaults: (merged) => ({ ...defaults, ...merged }),
      wiring: { isolation: 'public', exposure: () => exposures },
      meters: () => meters,
      demand: {
        impliedRequirements: () => [
          { type: 'cosmos', key: 'cosmos:cache', config: { databases: [database] } },
        ],
      },
      replacedBy: { azurerm_redis_cache: replacement },
      dataTypes: { azurerm_redis_cache: dataType },
      layOut: ({ name, variant }, context) => ({
        blocks: [
          {
            ...terraformBlock<{ name: string }>('azurerm_redis_cache', context.id('cache', variant), {
              name,
            }),
            ...part,
          },
        ],
      }),
    });
    const tunings = ['lfu', 'ttl'].map((policy) => ({ policies: [policy] }));
    const components = tunings.map((tuning, index) =>
      custom(`C${index}`, [requirement('cache', { tuning }, index)]),
    );
    const plan = planOf(components, { ...SHOP, resourceTypes: [cache] });
    expect(plan.errors).toEqual([]);
    expect(plan.resources[0]).toMatchObject({ type: 'cache', config: { modules: ['json'] } });
    expect(plan.resources[0]?.decisions).toHaveLength(1);
    expect(unfrozenIn(plan)).toEqual([]);
    const given = { defaults, tunings, meters, part, database, replacement, dataType, exposures };
    expect(frozenIn(given)).toEqual([]);
    const text = serializePlan(plan);
    expect(serializePlan(structuredClone(plan))).toBe(text);
    expect(serializePlan(parsePlan(text))).toBe(text);
  });
});
