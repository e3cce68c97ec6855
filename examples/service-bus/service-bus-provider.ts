import {
  byName,
  type IResourceRequirement,
  type ProviderLayoutContext,
  LayoutProvider,
  maximum,
  maximumAlong,
  type MergeTable,
  record,
  sameName,
  type ValidationResult,
} from '@atakora/component/backend';
import { ref, type TerraformBlock } from '@atakora/component/plan';
import type { ServicebusNamespaceConfig } from '@cdktf/provider-azurerm/lib/servicebus-namespace/index.js';
import type { ServicebusQueueConfig } from '@cdktf/provider-azurerm/lib/servicebus-queue/index.js';
import type { ServicebusTopicConfig } from '@cdktf/provider-azurerm/lib/servicebus-topic/index.js';

/** What a component asks of the namespace that it shares. */
export interface ServiceBusConfig {
  readonly sku?: 'Basic' | 'Standard' | 'Premium';
  readonly queues?: readonly Entity[];
  readonly topics?: readonly Entity[];
}

interface Entity {
  readonly name: string;
  /** Megabytes: 1024, 2048, 3072, 4096 or 5120, and more in a Premium namespace. Default 1024. */
  readonly maxSize?: number;
}

// Components that name the same queue share it; the larger size holds for both.
const entities = byName(record<Entity>({ name: sameName(), maxSize: maximum() }));

/** One Service Bus namespace for all components, with the queues and topics of each. */
export class ServiceBusProvider extends LayoutProvider<ServiceBusConfig> {
  readonly providerId = 'servicebus-provider';
  readonly supportedTypes = ['servicebus'];
  override readonly abbreviation = 'sbns';

  override readonly mergeTable: MergeTable<ServiceBusConfig> = {
    sku: maximumAlong(['Basic', 'Standard', 'Premium']),
    queues: entities,
    topics: entities,
  };

  override validateMerged({ config }: IResourceRequirement): ValidationResult {
    const { sku = 'Standard', queues = [], topics = [] } = config as ServiceBusConfig;
    const queueNames = queues.map(({ name }) => name);
    const errors = [
      ...(sku === 'Basic' && topics.length > 0 ? ['the Basic sku has no topics; ask for Standard.'] : []),
      ...topics
        .filter(({ name }) => queueNames.includes(name))
        .map(({ name }) => `a queue and a topic are both named '${name}'.`),
    ];
    return { valid: errors.length === 0, errors };
  }

  layOut(
    { config }: IResourceRequirement<string, ServiceBusConfig>,
    { block, name, resourceGroupName, location, tags }: ProviderLayoutContext,
  ): TerraformBlock[] {
    const { sku = 'Standard', queues = [], topics = [] } = config;
    const namespace = block<ServicebusNamespaceConfig>('azurerm_servicebus_namespace', 'namespace', {
      name,
      resourceGroupName,
      location,
      sku,
      // Azure creates no Premium namespace without these two.
      ...(sku === 'Premium' && { capacity: 1, premiumMessagingPartitions: 1 }),
      // Senders and receivers sign in with Entra ID; there are no keys to leak.
      localAuthEnabled: false,
      minimumTlsVersion: '1.2',
      tags,
    });
    const namespaceId = ref(namespace, 'id');
    return [
      namespace,
      ...queues.map((queue) =>
        block<ServicebusQueueConfig>('azurerm_servicebus_queue', `queue-${queue.name}`, {
          name: queue.name,
          namespaceId,
          maxSizeInMegabytes: queue.maxSize ?? 1024,
        }),
      ),
      ...topics.map((topic) =>
        block<ServicebusTopicConfig>('azurerm_servicebus_topic', `topic-${topic.name}`, {
          name: topic.name,
          namespaceId,
          maxSizeInMegabytes: topic.maxSize ?? 1024,
        }),
      ),
    ];
  }
}
