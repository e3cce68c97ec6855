import { defineResourceType, maximum, record, terraformBlock } from '@atakora/component/backend';
import type { RedisCacheConfig } from '@cdktf/provider-azurerm/lib/redis-cache/index.js';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';

import { crud, custom, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

interface RedisNeed {
  readonly capacity: number;
}

const redisOf = (provider?: string) =>
  defineResourceType<RedisNeed>({
    type: 'redis',
    ...(provider !== undefined && { provider }),
    schema: v.strictObject({ capacity: v.number() }),
    merge: record<RedisNeed>({ capacity: maximum() }),
    wiring: { isolation: 'no-network' },
    layOut: ({ name, variant, config }, context) => ({
      blocks: [
        terraformBlock<RedisCacheConfig>('azurerm_redis_cache', context.id('redis', variant), {
          name,
          ...config,
          family: 'C',
          sku_name: 'Basic',
          location: context.location,
          resource_group_name: context.resourceGroupName,
        }),
      ],
    }),
  });

const cache = custom('Cache', [requirement('redis', { capacity: 1 })]);
const address = 'azurerm_redis_cache.shop_redis_shared';
const unit = `redis:${address}`;
const first = planOf([cache, crud()], { ...SHOP, resourceTypes: [redisOf()] });

describe("a resource of a user's type that left", () => {
  it('is retained with its type or without, and given up by name alone', () => {
    for (const resourceTypes of [[], [redisOf()]]) {
      const left = planOf([crud()], { ...SHOP, resourceTypes, lock: first.lock });
      expect(left.state.removed).toEqual([address]);
      const given = planOf([crud()], { ...SHOP, resourceTypes, lock: first.lock, discard: [unit] });
      expect(given.state).toMatchObject({ removed: [], discarded: [address] });
    }
  });

  it.each([
    ['is still there', first.lock],
    ['was retained', planOf([crud()], { ...SHOP, lock: first.lock }).lock],
  ])('is not taken for one that another maker lays out at its address, where it %s', (_case, lock) => {
    const config = { ...SHOP, resourceTypes: [redisOf('mine')], lock };
    expect(planOf([cache, crud()], config).errors).toMatchObject([
      {
        code: 'PLACEMENT_CONFLICT',
        message: `'${unit}' is retained in 'redis:shared', and 'redis:built-in' has a block at its address ${address}.`,
        components: ['Cache'],
      },
    ]);
    expect(planOf([cache, crud()], { ...config, discard: [`${unit}@redis:shared`] }).errors).toEqual([]);
  });
});
