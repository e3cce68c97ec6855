import {
  type ComponentFactory,
  defineBackend,
  type IBackendComponent,
  type IComponentDefinition,
  type ResourceMap,
  type ResourceRequirement,
  type ScopeLike,
  type ValidationResult,
} from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import type { Construct } from 'constructs';
import { expectAssignable, expectError, expectNotAssignable, expectType } from 'tsd';

interface SearchConfig {
  readonly replicas: number;
}

declare class Search implements IBackendComponent<SearchConfig> {
  constructor(scope: Construct, id: string, config: SearchConfig, resources: ResourceMap);
  readonly componentId: string;
  readonly componentType: string;
  readonly config: SearchConfig;
  readonly searchEndpoint: string;
  getRequirements(): readonly ResourceRequirement[];
  initialize(resources: ResourceMap, scope: ScopeLike): void;
  validateResources(resources: ResourceMap): ValidationResult;
}

const search = {
  componentId: 'Search' as const,
  componentType: 'Search',
  config: { replicas: 2 },
  factory: (scope: Construct, id: string, config: SearchConfig, resources: ResourceMap) =>
    new Search(scope, id, config, resources),
};
const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });

// Its handle is what the factory makes.
expectType<Search>(defineBackend({ search }).components.search);
expectType<Search>(defineBackend({ search }, { environment: 'prod' }).components.search);
expectType<Search>(defineBackend({ userApi, search, environment: 'prod' }).components.search);
expectType<Search>(defineBackend().addComponent(search).build().components.Search);
expectType<Search>(defineBackend().addComponents([userApi, search]).build().components.Search);
expectType<string>(defineBackend({ search }).components.search.searchEndpoint);
expectError(defineBackend({ search }).components.search.endpoint);
expectError(defineBackend({ search }).components.Search);

// Written in place, its id is a literal type without `as const`.
const inPlace = defineBackend().addComponent({
  componentId: 'Search',
  componentType: 'Search',
  config: { replicas: 2 },
  factory: (scope: Construct, id: string, config: SearchConfig, resources: ResourceMap) =>
    new Search(scope, id, config, resources),
});
expectType<Search>(inPlace.build().components.Search);
expectError(inPlace.addComponent(search));

// An id that is only a string goes by key in an object, and by getComponent in a builder.
declare const dynamic: IComponentDefinition<SearchConfig, Search>;
expectType<Search>(defineBackend({ search: dynamic }).components.search);
expectError(defineBackend().addComponent(dynamic).build().components.Search);
expectType<unknown>(defineBackend().addComponent(dynamic).build().getComponent('Search'));

// Without a class of its own, the handle is what every component can do.
declare const general: IComponentDefinition<SearchConfig>;
expectType<IBackendComponent<SearchConfig>>(defineBackend({ search: general }).components.search);

// The protocol takes what is written for it.
expectAssignable<ComponentFactory<SearchConfig, Search>>(
  (scope: ScopeLike, id: string, config: SearchConfig) => ({}) as Search,
);
expectNotAssignable<ComponentFactory<SearchConfig, Search>>(
  (scope: ScopeLike, id: string, config: { readonly units: number }) => ({}) as Search,
);
expectNotAssignable<IComponentDefinition<SearchConfig, Search>>({ ...search, config: { replicas: '2' } });

// A part that is missing or wrong is refused, in either form.
const { factory, ...withoutFactory } = search;
const { componentId, ...withoutId } = search;
expectError(defineBackend({ search: withoutFactory }));
expectError(defineBackend({ search: withoutFactory }, {}));
expectError(defineBackend().addComponent(withoutFactory));
expectError(defineBackend({ search: withoutId }));
expectError(defineBackend({ search: withoutId }, {}));
expectError(defineBackend().addComponent(withoutId));
expectError(defineBackend({ search: { ...search, factory: 'Search' } }));
expectError(defineBackend().addComponent({ ...search, factory: 'Search' }));
declare const makesText: () => string;
expectError(defineBackend({ search: { ...search, factory: makesText } }));
expectError(defineBackend().addComponent({ ...search, componentId: 1 }));
