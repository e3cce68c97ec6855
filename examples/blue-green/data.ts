import {
  type CosmosRequirementConfig,
  defineBackend,
  type IBackendComponent,
  type IComponentDefinition,
} from '@atakora/component/backend';

/** Data without an app: a component of your own that requires an account and nothing else. */
function dataStore(componentId: string, config: CosmosRequirementConfig) {
  const componentType = 'DataStore';
  return {
    componentId,
    componentType,
    config,
    factory: (_scope, id): IBackendComponent<CosmosRequirementConfig> => ({
      componentId: id,
      componentType,
      config,
      getRequirements: () => [{ resourceType: 'cosmos', requirementKey: 'data', config }],
      validateResources: (resources) => ({ valid: resources.has('cosmos:data') }),
      initialize: () => undefined,
    }),
  } satisfies IComponentDefinition<CosmosRequirementConfig>;
}

/** Data that both colours work on. It is deployed on its own and outlives every version of the code. */
export const data = defineBackend({
  backendId: 'myapp-data',
  environment: 'production',
  location: 'eastus',
}).addComponent(
  dataStore('Store', {
    databases: [
      { name: 'user-db', containers: [{ name: 'user', partitionKey: '/id' }] },
      { name: 'product-db', containers: [{ name: 'product', partitionKey: '/id' }] },
    ],
  }),
);
