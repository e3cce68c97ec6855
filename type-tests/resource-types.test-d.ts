import { defineBackend } from '@atakora/component/backend';
import {
  type ConnectedContext,
  type ConnectionContext,
  defineResourceType,
  type EndpointContext,
  type LayoutContext,
  maximum,
  record,
  type Resource,
  type OwnLayoutContext,
  type PlanningContext,
  type ProviderConnectionContext,
  type ProviderEndpointContext,
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

// A function sees what the steps before it made, and nothing that is still empty.
defineResourceType<CacheRequirement>({
  type: 'redis',
  schema,
  merge,
  newName: (_variant, planning) => {
    expectType<PlanningContext>(planning);
    return 'a';
  },
  connections: {
    isolation: 'no-network',
    connect: (_resource, connecting) => {
      expectType<ConnectionContext>(connecting);
      expectError(connecting.graph.outgoing);
      return [];
    },
    attributes: (_resource, connected) => {
      expectType<ConnectedContext>(connected);
      expectError(connected.attributes);
      return {};
    },
    endpoint: (_resource, _component, offered) => {
      expectType<EndpointContext>(offered);
      expectError(offered.values);
      return undefined;
    },
  },
  validate: {
    check: (_resources, whole) => {
      expectType<LayoutContext>(whole);
      expectError(whole.laidOut);
      return {};
    },
  },
  layOut: (_resource, last) => {
    expectType<OwnLayoutContext>(last);
    return { blocks: [] };
  },
});
declare const connecting: ProviderConnectionContext;
expectError(connecting.attributesOf);
declare const offered: ProviderEndpointContext;
expectError(offered.existingBlocks);

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
