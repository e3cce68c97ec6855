import { describe, expect, it } from 'vitest';

import { terraformBlock } from './terraform-block.js';
import { custom, requirement } from '../../test/support/definitions.js';
import { blocksOf, planOf, SHOP } from '../../test/support/plans.js';
import { planningContext, type Sample, sampleType } from '../../test/support/resource-types.js';
import { isPlainObject } from '../plan/json.js';
import { namingRule } from './naming-rule.js';

describe('a resource type of four members', () => {
  it('has a title and a naming rule of its name', () => {
    const redis = sampleType('redis');
    expect(redis.title).toBe('redis resource');
    expect(redis.naming).toMatchObject({ kind: 'redis', abbreviation: 'redis', min: 1, max: 50 });
    expect(redis.furtherNaming).toEqual([]);
  });

  it('shares one resource among all requirements', () => {
    const { sharing } = sampleType('redis');
    const {
      constraints,
      defaults,
      units,
      usedUnits,
      capacityItems,
      sharedCapacityItems,
      variant,
      changesInPlace,
      ...rest
    } = sharing;
    const { settings } = planningContext();
    for (const listed of [units, usedUnits, capacityItems, sharedCapacityItems])
      expect(listed({ size: 1 })).toEqual([]);
    expect(constraints({ size: 1 }, settings)).toEqual([]);
    expect(defaults({}, settings)).toEqual({});
    expect(variant({}, [{ size: 1 }])).toBe('shared');
    expect(changesInPlace('size')).toBe(false);
    // Everything is data unless the type says otherwise: losing data is the worse mistake.
    expect(rest).toEqual({
      capacity: { max: Infinity, unit: 'requirements' },
      constraintChanges: {},
      exclusive: false,
      holdsData: true,
    });
  });

  it('is not taken for closed in an isolated backend, and needs no defaults', () => {
    const redis = sampleType('redis');
    expect(redis.wiring).toEqual({ isolation: 'private-endpoint' });
    expect(redis.demand).toEqual({});
    expect(redis.review).toEqual({});
    expect(redis.withDefaults({ size: 2 }, planningContext().settings, {})).toEqual({ size: 2 });
  });

  it('is planned like a built-in one', () => {
    const cache = sampleType('redis', {
      layOut: ({ name, variant, config }, context) => ({
        blocks: [
          terraformBlock<Sample & { readonly name: string }>(
            'azurerm_redis_cache',
            context.id('redis', variant),
            { name, ...config },
          ),
        ],
      }),
    });
    const parts = [1, 3].map((size) => custom(`C${size}`, [requirement('redis', { size })]));
    const plan = planOf(parts, { ...SHOP, resourceTypes: [cache] });
    expect(plan.errors).toEqual([]);
    expect(plan.resources).toMatchObject([{ key: 'redis:shared', config: { size: 3 } }]);
    expect(blocksOf(plan, 'azurerm_redis_cache')).toMatchObject([
      { id: 'shop_redis_shared', arguments: { name: plan.resources[0]?.name, size: 3 } },
    ]);
  });
});

describe('a resource type', () => {
  it('keeps what it declares, and the defaults of what it leaves out', () => {
    const own = sampleType('redis', {
      title: 'cache',
      naming: namingRule({ kind: 'cache', abbreviation: 'redis', max: 63 }),
      sharing: { units: () => ['all'], exclusive: true, holdsData: false },
      wiring: { isolation: 'public' },
      withDefaults: ({ size = 7 }) => ({ size }),
    });
    expect(own).toMatchObject({ title: 'cache', naming: { max: 63 }, wiring: { isolation: 'public' } });
    expect(own.sharing.units({})).toEqual(['all']);
    expect(own.sharing.exclusive).toBe(true);
    expect(own.sharing.holdsData).toBe(false);
    expect(own.sharing.variant({}, [])).toBe('shared');
    expect(own.withDefaults({}, planningContext().settings, {})).toEqual({ size: 7 });
  });

  it('may say that nothing names its resources by rule', () => {
    expect(sampleType('redis', { naming: null }).naming).toBeNull();
  });

  it('is frozen, and not plain data: what holds it keeps its identity', () => {
    const redis = sampleType('redis');
    expect(Object.isFrozen(redis)).toBe(true);
    expect(isPlainObject(redis)).toBe(false);
  });
});
