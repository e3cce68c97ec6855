import { expect, test } from 'vitest';

import { problemsIn } from '../support/compile.js';

/**
 * The shapes of code in which the specification writes its advanced examples. Only imports may differ from it, and what
 * Azure or azurerm does not have; the READMEs of the examples list those lines.
 */
const SHAPES: Readonly<Record<string, string>> = {
  'a provider with hand-written merging, and a component without types': `
    import { BaseProvider, defineBackend, type IResourceProvider, type IResourceRequirement,
      type ProviderContext, type ValidationResult } from '@atakora/component/backend';
    import { ResourceGroupStack } from '@atakora/component/cdk';
    import { ServicebusNamespace } from '@cdktf/provider-azurerm/lib/servicebus-namespace/index.js';
    import { ServicebusQueue } from '@cdktf/provider-azurerm/lib/servicebus-queue/index.js';
    import { App } from 'cdktf';
    import { Construct } from 'constructs';

    interface Config { sku: 'Basic' | 'Standard' | 'Premium'; queues?: Array<{ name: string; maxSize?: number }> }

    export class Provider extends BaseProvider implements IResourceProvider {
      public readonly providerId = 'bus';
      public readonly supportedTypes = ['servicebus'];
      canProvide(requirement: IResourceRequirement): boolean {
        return requirement.resourceType === 'servicebus';
      }
      provideResource(requirement: IResourceRequirement, scope: Construct, context: ProviderContext): ServicebusNamespace {
        const config = requirement.config as Config;
        const namespace = new ServicebusNamespace(scope, requirement.requirementKey, {
          name: context.naming.formatResourceName('servicebus', context.backend.backendId, requirement.requirementKey),
          resourceGroupName: scope.node.tryGetContext('resourceGroupName'),
          location: context.location,
          sku: config.sku || 'Standard',
          tags: context.tags,
        });
        config.queues?.forEach((queue, index) => {
          new ServicebusQueue(scope, \`\${requirement.requirementKey}-queue-\${index}\`, {
            name: queue.name, namespaceId: namespace.id, maxSizeInMegabytes: queue.maxSize || 1024,
          });
        });
        return namespace;
      }
      mergeRequirements(requirements: ReadonlyArray<IResourceRequirement>): IResourceRequirement {
        return {
          resourceType: 'servicebus',
          requirementKey: 'shared-servicebus',
          priority: Math.max(...requirements.map((r) => r.priority || 10)),
          config: { sku: 'Standard', queues: requirements.flatMap((r) => (r.config as Config).queues ?? []) },
        };
      }
      validateMerged(requirement: IResourceRequirement): ValidationResult {
        const errors: string[] = [];
        return { valid: errors.length === 0, errors: errors.length > 0 ? errors : undefined };
      }
    }

    class Listener {
      static define(id: string, config: any) {
        return {
          componentId: id,
          componentType: 'Listener',
          config,
          factory: (scope, componentId, componentConfig, resources) => {
            return {
              componentId,
              componentType: 'Listener',
              config: componentConfig,
              getRequirements: () => [
                { resourceType: 'servicebus', requirementKey: \`\${componentId}-bus\`, priority: 20, config: { sku: 'Basic' } },
              ],
              initialize: (resources, scope) => {},
              validateResources: () => ({ valid: true }),
              getOutputs: () => ({}),
            };
          },
        };
      }
    }

    const backend = defineBackend(
      { first: Listener.define('First', {}), second: Listener.define('Second', {}) },
      { environment: 'production', location: 'eastus', providers: [new Provider()] },
    );
    const app = new App();
    backend.addToStack(new ResourceGroupStack(app, 'Stack', { resourceGroupName: 'rg', location: 'eastus' }));
    app.synth();`,

  'a backend per region, made in a loop': `
    import { defineBackend } from '@atakora/component/backend';
    import { CrudApi } from '@atakora/component/crud';

    const regions = [{ name: 'eastus', displayName: 'US East' }, { name: 'westeurope', displayName: 'West Europe' }];
    const backends = regions.map((region) => {
      const backend = defineBackend(
        { api: CrudApi.define('Api', { entityName: 'User', schema: { id: 'string', region: 'string' }, partitionKey: '/region' }) },
        {
          environment: 'production',
          location: region.name,
          monitoring: { enabled: true, retentionDays: 90, workspaceName: \`workspace-\${region.name}\` },
          tags: { region: region.name, multiRegion: 'true' },
        },
      );
      return { region: region.name, backend, endpoints: { api: backend.components.api.apiEndpoint } };
    });
    backends.forEach(({ region, endpoints }) => console.log(region.toUpperCase(), endpoints.api.length));`,

  'a website for all regions': `
    import { defineBackend } from '@atakora/component/backend';
    import { StaticSiteWithCdn } from '@atakora/component/web';

    const frontend = defineBackend(
      {
        website: StaticSiteWithCdn.define('GlobalWebsite', {
          indexDocument: 'index.html',
          enableSpaMode: true,
          customDomain: 'app.example.com',
          dnsZoneName: 'example.com',
          enableCompression: true,
          cacheMaxAge: 3600,
          cors: { allowedOrigins: ['*'] },
        }),
      },
      { environment: 'production', location: 'eastus', tags: { tier: 'frontend' } },
    );
    console.log(frontend.components.website.cdnEndpoint);`,

  'isolation in the network of constructs': `
    import { defineBackend } from '@atakora/component/backend';
    import { CrudApi } from '@atakora/component/crud';
    import type { Subnet } from '@cdktf/provider-azurerm/lib/subnet/index.js';
    import type { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network/index.js';

    declare const vnet: VirtualNetwork;
    declare const backendSubnet: Subnet;
    defineBackend(
      { api: CrudApi.define('Api', { entityName: 'Log', schema: { id: 'string', at: 'timestamp' }, partitionKey: '/id' }) },
      {
        networking: {
          mode: 'isolated',
          vnetName: vnet.name,
          subnetName: backendSubnet.name,
          privateEndpoints: true,
          serviceTags: ['AzureCosmosDB', 'Storage'],
        },
        monitoring: { enabled: true, retentionDays: 180 },
      },
    );`,

  'a builder that is reassigned under conditions': `
    import { defineBackend } from '@atakora/component/backend';
    import { CrudApi } from '@atakora/component/crud';
    import { FunctionsApp } from '@atakora/component/functions';

    const config = { environment: process.env.DEPLOY_ENV || 'production', orders: true, isolated: true };
    let backendBuilder = defineBackend({ environment: config.environment, location: 'eastus' });
    if (config.orders) {
      backendBuilder = backendBuilder
        .addComponent(CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string', userId: 'string' }, partitionKey: '/userId' }))
        .addComponent(
          FunctionsApp.define('OrderProcessor', {
            runtime: 'node',
            version: '20',
            functions: { 'process-order': { trigger: 'queue', queueName: 'orders' } },
          }),
        );
    }
    if (config.isolated) {
      backendBuilder = backendBuilder.withNetworking({
        mode: 'isolated', vnetName: 'vnet', subnetName: 'backend-subnet', privateEndpoints: true,
      });
    }
    backendBuilder = backendBuilder
      .withMonitoring({ enabled: true, retentionDays: 90, samplingPercentage: config.environment === 'production' ? 100 : 10 })
      .withTags({ environment: config.environment });
    const backend = backendBuilder.build();
    console.log(backend.backendId);`,

  'limits, and what validate says': `
    import { defineBackend } from '@atakora/component/backend';
    import { ResourceGroupStack } from '@atakora/component/cdk';
    import { CrudApi } from '@atakora/component/crud';

    declare const stack: ResourceGroupStack;
    const backend = defineBackend(
      { api: CrudApi.define('Api', { entityName: 'User', schema: { id: 'string' }, partitionKey: '/id' }) },
      {
        limits: {
          maxCosmosAccounts: 1, maxFunctionApps: 1, maxStorageAccounts: 2, maxFunctionsPerApp: 50, maxContainersPerStorage: 10,
        },
        tags: { resourceLimits: 'enforced' },
      },
    );
    try {
      backend.addToStack(stack);
    } catch (error) {
      console.error(error.message);
    }
    const validation = backend.validate();
    if (!validation.valid) console.error(validation.errors);
    if (validation.warnings && validation.warnings.length > 0) console.warn(validation.warnings);`,

  'one backend per colour': `
    import { defineBackend } from '@atakora/component/backend';
    import { CrudApi } from '@atakora/component/crud';
    import { TrafficManagerExternalEndpoint } from '@cdktf/provider-azurerm/lib/traffic-manager-external-endpoint/index.js';
    import type { TrafficManagerProfile } from '@cdktf/provider-azurerm/lib/traffic-manager-profile/index.js';
    import type { TerraformStack } from 'cdktf';

    declare const stack: TerraformStack;
    declare const profile: TrafficManagerProfile;
    const activeColor = process.env.DEPLOY_COLOR || 'blue';
    ['blue', 'green'].forEach((color) => {
      const backend = defineBackend(
        { api: CrudApi.define('Api', { entityName: 'User', schema: { id: 'string' }, partitionKey: '/id' }) },
        { environment: 'production', location: 'eastus', tags: { deployment: color, version: process.env.VERSION || '1.0.0' } },
      );
      new TrafficManagerExternalEndpoint(stack, \`endpoint-\${color}\`, {
        name: \`endpoint-\${color}\`,
        profileId: profile.id,
        target: new URL(backend.components.api.apiEndpoint).hostname,
        enabled: color === activeColor,
      });
    });`,

  'a primary and a standby backend on one account': `
    import { defineBackend } from '@atakora/component/backend';
    import { CrudApi } from '@atakora/component/crud';

    const primaryRegion = 'eastus';
    const drRegion = 'westus2';
    const api = CrudApi.define('Api', { entityName: 'User', schema: { id: 'string', at: 'timestamp' }, partitionKey: '/id' });
    const primary = defineBackend(
      { api },
      {
        location: primaryRegion,
        cosmosConfig: {
          enableMultiRegion: true,
          failoverPolicies: [
            { locationName: primaryRegion, priority: 0 },
            { locationName: drRegion, priority: 1 },
          ],
          consistencyLevel: 'Session',
          enableAutomaticFailover: true,
        },
        tags: { role: 'primary', rto: '1-hour', rpo: '15-minutes' },
      },
    );
    const standby = defineBackend(
      { api },
      {
        environment: 'production-dr',
        location: drRegion,
        cosmosConfig: { useExisting: true, accountName: 'cosmos-app-primary', readLocation: drRegion },
      },
    );
    console.log(primary.components.api.apiEndpoint, standby.components.api.apiEndpoint);`,

  'tenants by partition, by database and by backend': `
    import { defineBackend } from '@atakora/component/backend';
    import { CrudApi } from '@atakora/component/crud';

    const tenants = [{ id: 'tenant-acme', name: 'Acme Corp', tier: 'enterprise' }];
    const backend = defineBackend(
      {
        authApi: CrudApi.define('AuthApi', {
          entityName: 'User',
          schema: { id: 'string', tenantId: 'string', permissions: 'array', limits: 'object', createdAt: 'timestamp' },
          partitionKey: '/tenantId',
        }),
      },
      { tags: { tenantCount: tenants.length.toString() } },
    );
    const definitions = tenants.map((tenant) =>
      CrudApi.define(\`DataApi-\${tenant.id}\`, {
        entityName: 'Data', schema: { id: 'string' }, partitionKey: '/id', databaseName: \`db-\${tenant.id}\`,
      }),
    );
    const apart = tenants.map((tenant) =>
      defineBackend(
        { dataApi: CrudApi.define('DataApi', { entityName: 'Data', schema: { id: 'string' } }) },
        { environment: \`tenant-\${tenant.id}\`, tags: { tenantId: tenant.id } },
      ),
    );
    console.log(backend.components.authApi.apiEndpoint, definitions.length, apart.length);`,
};

// What the specification's code needs besides our types: it has untyped parameters, reads the message of a caught
// error, and overrides without saying so.
const AS_WRITTEN = { noImplicitAny: false, useUnknownInCatchVariables: false, noImplicitOverride: false };

test('code in the shapes of the specification compiles', () => {
  expect(problemsIn(new Map(Object.entries(SHAPES)), AS_WRITTEN)).toEqual([]);
});

test('and would not with an option that does not exist', () => {
  const wrong = SHAPES['limits, and what validate says']?.replace('maxFunctionApps', 'maxFunctionApp') ?? '';
  expect(problemsIn(new Map([['limits', wrong]]), AS_WRITTEN).join()).toContain("'maxFunctionApp'");
});
