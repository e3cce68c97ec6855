import {
  type IResourceProvider,
  type IResourceRequirement,
  type ProviderContext,
  type ValidationResult,
  BaseProvider
} from '@atakora/component/backend';
import { Construct } from 'constructs';
import { ServicebusNamespace } from '@cdktf/provider-azurerm/lib/servicebus-namespace/index.js';
import { ServicebusQueue } from '@cdktf/provider-azurerm/lib/servicebus-queue/index.js';
import { ServicebusTopic } from '@cdktf/provider-azurerm/lib/servicebus-topic/index.js';
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { App } from 'cdktf';

// custom-providers/service-bus-provider.ts

export interface ServiceBusConfig {
  sku: 'Basic' | 'Standard' | 'Premium';
  queues?: Array<{ name: string; maxSize?: number }>;
  topics?: Array<{ name: string; maxSize?: number }>;
}

export class ServiceBusProvider extends BaseProvider implements IResourceProvider {
  public readonly providerId = 'servicebus-provider';
  public readonly supportedTypes = ['servicebus'];

  canProvide(requirement: IResourceRequirement): boolean {
    return requirement.resourceType === 'servicebus';
  }

  provideResource(
    requirement: IResourceRequirement,
    scope: Construct,
    context: ProviderContext
  ): ServicebusNamespace {
    const config = requirement.config as ServiceBusConfig;

    // Create Service Bus namespace
    const namespace = new ServicebusNamespace(scope, requirement.requirementKey, {
      name: context.naming.formatResourceName(
        'servicebus',
        context.backend.backendId,
        requirement.requirementKey
      ),
      resourceGroupName: scope.node.tryGetContext('resourceGroupName'),
      location: context.location,
      sku: config.sku || 'Standard',
      tags: context.tags
    });

    // Create queues
    config.queues?.forEach((queue, index) => {
      new ServicebusQueue(scope, `${requirement.requirementKey}-queue-${index}`, {
        name: queue.name,
        namespaceId: namespace.id,
        maxSizeInMegabytes: queue.maxSize || 1024
      });
    });

    // Create topics
    config.topics?.forEach((topic, index) => {
      new ServicebusTopic(scope, `${requirement.requirementKey}-topic-${index}`, {
        name: topic.name,
        namespaceId: namespace.id,
        maxSizeInMegabytes: topic.maxSize || 1024
      });
    });

    return namespace;
  }

  mergeRequirements(
    requirements: ReadonlyArray<IResourceRequirement>
  ): IResourceRequirement {
    // Merge multiple Service Bus requirements
    const allQueues: Array<{ name: string; maxSize?: number }> = [];
    const allTopics: Array<{ name: string; maxSize?: number }> = [];
    let highestSku: 'Basic' | 'Standard' | 'Premium' = 'Basic';

    const skuPriority = { Basic: 1, Standard: 2, Premium: 3 };

    for (const req of requirements) {
      const config = req.config as ServiceBusConfig;

      // Merge queues
      if (config.queues) {
        allQueues.push(...config.queues);
      }

      // Merge topics
      if (config.topics) {
        allTopics.push(...config.topics);
      }

      // Take highest SKU
      if (config.sku && skuPriority[config.sku] > skuPriority[highestSku]) {
        highestSku = config.sku;
      }
    }

    // Deduplicate queues and topics by name
    const uniqueQueues = Array.from(
      new Map(allQueues.map(q => [q.name, q])).values()
    );
    const uniqueTopics = Array.from(
      new Map(allTopics.map(t => [t.name, t])).values()
    );

    return {
      resourceType: 'servicebus',
      requirementKey: 'shared-servicebus',
      priority: Math.max(...requirements.map(r => r.priority || 10)),
      config: {
        sku: highestSku,
        queues: uniqueQueues,
        topics: uniqueTopics
      }
    };
  }

  validateMerged(requirement: IResourceRequirement): ValidationResult {
    const config = requirement.config as ServiceBusConfig;
    const errors: string[] = [];
    const warnings: string[] = [];

    // Validate SKU limitations
    if (config.sku === 'Basic') {
      if (config.topics && config.topics.length > 0) {
        errors.push('Basic SKU does not support topics. Use Standard or Premium.');
      }
      if (config.queues && config.queues.length > 10) {
        warnings.push('Basic SKU limited to 10 queues. Consider Standard SKU.');
      }
    }

    // Validate naming
    const allNames = [
      ...(config.queues?.map(q => q.name) || []),
      ...(config.topics?.map(t => t.name) || [])
    ];

    const duplicates = allNames.filter((name, index) =>
      allNames.indexOf(name) !== index
    );

    if (duplicates.length > 0) {
      errors.push(`Duplicate queue/topic names: ${duplicates.join(', ')}`);
    }

    return {
      valid: errors.length === 0,
      errors: errors.length > 0 ? errors : undefined,
      warnings: warnings.length > 0 ? warnings : undefined
    };
  }
}

// Usage

export const app = new App();

// Create custom component with Service Bus requirement
class EventDrivenComponent {
  static define(id: string, config: any) {
    return {
      componentId: id,
      componentType: 'EventDrivenComponent',
      config,
      factory: (scope, componentId, componentConfig, resources) => {
        return {
          componentId,
          componentType: 'EventDrivenComponent',
          config: componentConfig,
          getRequirements: () => [{
            resourceType: 'servicebus',
            requirementKey: `${componentId}-servicebus`,
            priority: 20,
            config: {
              sku: 'Standard',
              queues: [
                { name: 'orders-queue', maxSize: 2048 },
                { name: 'notifications-queue', maxSize: 1024 }
              ],
              topics: [
                { name: 'events-topic', maxSize: 2048 }
              ]
            }
          }],
          initialize: (resources, scope) => {
            // Initialize with Service Bus
          },
          validateResources: () => ({ valid: true }),
          getOutputs: () => ({})
        };
      }
    };
  }
}

export const backend = defineBackend({
  orderProcessor: EventDrivenComponent.define('OrderProcessor', {}),
  notificationService: EventDrivenComponent.define('NotificationService', {})
}, {
  environment: 'production',
  location: 'eastus',
  // Register custom provider
  providers: [
    new ServiceBusProvider(),
    // Default providers still included
  ]
});

export const stack = new ResourceGroupStack(app, 'EventDrivenStack', {
  resourceGroupName: 'rg-eventdriven-prod',
  location: 'eastus'
});

backend.addToStack(stack);

app.synth();
