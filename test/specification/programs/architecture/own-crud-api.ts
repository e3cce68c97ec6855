
import {
  defineBackend,
  FunctionRuntime,
  type IBackendComponent,
  type IComponentDefinition,
  type IResourceRequirement,
  type ResourceMap,
  type ValidationResult,
} from '@atakora/component/backend';
import type { CrudApiConfig } from '@atakora/component/crud';
import type { CosmosdbAccount } from '@cdktf/provider-azurerm/lib/cosmosdb-account/index.js';
import type { FunctionAppFlexConsumption } from '@cdktf/provider-azurerm/lib/function-app-flex-consumption/index.js';
import type { Construct } from 'constructs';

// Components use static factory method for definition
export class CrudApi implements IBackendComponent<CrudApiConfig> {
  private constructor(
    private readonly definition: IComponentDefinition<CrudApiConfig>
  ) {}

  /**
   * Define a CrudApi component (Phase 1)
   */
  static define(id: string, config: CrudApiConfig): IComponentDefinition<CrudApiConfig> {
    return {
      componentId: id,
      componentType: 'CrudApi',
      config,
      factory: CrudApi.createInstance
    };
  }

  /**
   * Factory method for creating instances (Phase 2)
   */
  private static createInstance(
    scope: Construct,
    id: string,
    config: CrudApiConfig,
    resources: ResourceMap
  ): CrudApi {
    const instance = new CrudApi({ componentId: id, componentType: 'CrudApi', config, factory: CrudApi.createInstance });
    instance.initializeWithResources(scope, resources);
    return instance;
  }

  get componentId() {
    return this.definition.componentId;
  }

  get componentType() {
    return this.definition.componentType;
  }

  get config() {
    return this.definition.config;
  }

  initialize(resources: ResourceMap, scope: Construct): void {
    this.initializeWithResources(scope, resources);
  }

  validateResources(): ValidationResult {
    return { valid: true };
  }

  account?: CosmosdbAccount;
  app?: FunctionAppFlexConsumption;

  private configureCosmos(cosmos: CosmosdbAccount) {
    this.account = cosmos;
  }

  private deployFunctions(functionApp: FunctionAppFlexConsumption) {
    this.app = functionApp;
  }

  getRequirements(): ReadonlyArray<IResourceRequirement> {
    const { entityName, schema, partitionKey } = this.definition.config;

    return [
      {
        resourceType: 'cosmos',
        requirementKey: 'primary-database',
        config: {
          enableServerless: true,
          databases: [{
            name: `${entityName.toLowerCase()}-db`,
            containers: [{
              name: entityName.toLowerCase(),
              partitionKey: partitionKey ?? '/id'
            }]
          }]
        }
      },
      {
        resourceType: 'functions',
        requirementKey: 'crud-functions',
        config: {
          runtime: FunctionRuntime.NODE,
          version: '20',
          environmentVariables: {
            [`${entityName.toUpperCase()}_COSMOS_ENDPOINT`]: '${cosmos.endpoint}',
            [`${entityName.toUpperCase()}_DATABASE_NAME`]: `${entityName.toLowerCase()}-db`,
            [`${entityName.toUpperCase()}_CONTAINER_NAME`]: entityName.toLowerCase()
          }
        }
      }
    ];
  }

  private initializeWithResources(scope: Construct, resources: ResourceMap): void {
    // Use injected resources instead of creating new ones
    const cosmos = resources.get('cosmos:primary-database') as CosmosdbAccount;
    const functionApp = resources.get('functions:crud-functions') as FunctionAppFlexConsumption;

    // Configure component-specific resources within shared infrastructure
    this.configureCosmos(cosmos);
    this.deployFunctions(functionApp);
  }
}

export const backend = defineBackend(
  { userApi: CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } }) },
  { backendId: 'shop', location: 'eastus' },
);
