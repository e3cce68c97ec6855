import { defineBackend } from '@atakora/component/backend';
import {
  defineResourceType,
  type LayoutContext,
  maximum,
  record,
  type Resource,
  type ResourceType,
  terraformBlock,
} from '@atakora/component/extend';
import { CrudApi } from '@atakora/component/crud';
import { expectError, expectType } from 'tsd';
import * as v from 'valibot';

interface CacheRequirement {
  readonly capacity?: number;
}

interface CacheConfig extends CacheRequirement {
  readonly capacity: number;
}

const schema = v.strictObject({ capacity: v.exactOptional(v.number()) });
const merge = record<CacheRequirement>({ capacity: maximum() });
const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });

// Four members are enough.
const cache = defineResourceType<CacheRequirement>({
  type: 'redis',
  schema,
  merge,
  layOut: ({ name, config }) => {
    expectType<string>(name);
    expectType<number | undefined>(config.capacity);
    return { blocks: [] };
  },
});
expectType<ResourceType<CacheRequirement>>(cache);
expectError(defineResourceType<CacheRequirement>({ type: 'redis', schema, merge }));
expectError(
  defineResourceType<CacheRequirement>({
    type: 'redis',
    schema,
    merge,
    layOut: () => ({ blocks: [] }),
    titel: 'cache',
  }),
);

// A configuration that says more than a requirement needs its defaults.
expectError(
  defineResourceType<CacheRequirement, CacheConfig>({
    type: 'redis',
    schema,
    merge,
    layOut: () => ({ blocks: [] }),
  }),
);
const sized = defineResourceType<CacheRequirement, CacheConfig>({
  type: 'redis',
  schema,
  merge,
  withDefaults: ({ capacity = 1 }) => ({ capacity }),
  layOut: ({ config }) => {
    expectType<number>(config.capacity);
    return { blocks: [] };
  },
});

// A graph gives back what the type knows.
declare const context: LayoutContext;
expectType<readonly Resource<CacheRequirement, CacheConfig>[]>(context.graph.of(sized));
expectType<readonly Resource<CacheRequirement>[]>(context.graph.usedBy('UserApi', cache));

// A block takes the arguments of its class, undefined included, and none that cdktf adds.
interface BlockArguments {
  readonly name: string;
  readonly capacity?: number;
  readonly count?: number;
}
terraformBlock<BlockArguments>('azurerm_redis_cache', 'a', { name: 'a', capacity: undefined });
expectError(terraformBlock<BlockArguments>('azurerm_redis_cache', 'a', { name: 1 }));
expectError(terraformBlock<BlockArguments>('azurerm_redis_cache', 'a', { name: 'a', count: 2 }));

// A backend takes types of any requirement.
defineBackend({ userApi }, { resourceTypes: [cache, sized], limits: { maxResources: { redis: 1 } } });
defineBackend().withResourceType(cache).addComponent(userApi);
expectError(defineBackend({ userApi }, { resourceTypes: [{ type: 'redis' }] }));
expectError(defineBackend({ userApi }, { resourceTypes: cache }));
expectError(
  defineBackend().withResourceType({ type: 'redis', schema, merge, layOut: () => ({ blocks: [] }) }),
);
expectError(defineBackend({ userApi }, { limits: { maxResources: { redis: '1' } } }));
