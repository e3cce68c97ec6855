import {
  byName,
  defineResourceType,
  maximum,
  maximumAlong,
  namingRule,
  placeOf,
  privateEndpoints,
  record,
  sameName,
  type Resource,
  type ResourceType,
  terraformBlock,
} from '@atakora/component/backend';
import { join, type PlanError, ref } from '@atakora/component/plan';
import type { ServicebusNamespaceConfig } from '@cdktf/provider-azurerm/lib/servicebus-namespace/index.js';
import type { ServicebusQueueConfig } from '@cdktf/provider-azurerm/lib/servicebus-queue/index.js';
import type { ServicebusTopicConfig } from '@cdktf/provider-azurerm/lib/servicebus-topic/index.js';
import * as v from 'valibot';

const SKUS = ['Basic', 'Standard', 'Premium'] as const;

/** Requirement of a component on the namespace that it shares. */
export interface ServiceBusConfig {
  readonly sku?: (typeof SKUS)[number];
  readonly queues?: readonly Entity[];
  readonly topics?: readonly Entity[];
}

interface Entity {
  readonly name: string;
  /** Megabytes: 1024, 2048, 3072, 4096 or 5120, and more in a Premium namespace. Default 1024. */
  readonly maxSize?: number;
}

const entity = v.strictObject({ name: v.string(), maxSize: v.exactOptional(v.number()) });

// Components that name the same queue share it; the larger size holds for both.
const entities = byName(record<Entity>({ name: sameName(), maxSize: maximum() }));

/** One Service Bus namespace for all components, with the queues and topics of each. */
export const serviceBus: ResourceType<ServiceBusConfig> = defineResourceType<ServiceBusConfig>({
  type: 'servicebus',
  // The library has a type of this name too: the lock tells them apart by this.
  provider: 'example',
  title: 'Service Bus namespace',
  naming: namingRule({ kind: 'serviceBusNamespace', abbreviation: 'sbns', min: 6, max: 50 }),
  schema: v.strictObject({
    sku: v.exactOptional(v.picklist(SKUS)),
    queues: v.exactOptional(v.array(entity)),
    topics: v.exactOptional(v.array(entity)),
  }),
  merge: record<ServiceBusConfig>({ sku: maximumAlong(SKUS), queues: entities, topics: entities }),
  wiring: {
    // Closed in an isolated backend by this endpoint, which only a Premium namespace can have.
    connections: (resource, context) =>
      privateEndpoints(
        resource,
        [
          {
            target: namespaceOf(resource, context),
            role: `servicebus-${resource.variant}`,
            subresource: 'namespace',
            zone: 'privatelink.servicebus.windows.net',
          },
        ],
        context,
      ),
    // Others may write ${servicebus.hostName} in their settings.
    attributes: (resource, context) => ({
      hostName: join`${ref(namespaceOf(resource, context), 'name')}.servicebus.windows.net`,
    }),
  },
  review: {
    validate: (namespaces, { settings }) => ({
      errors: namespaces.flatMap((namespace) => check(namespace, settings.isolated)),
    }),
  },
  layOut(resource, context) {
    const { sku = 'Standard', queues = [], topics = [] } = resource.config;
    const namespace = terraformBlock<ServicebusNamespaceConfig>(
      'azurerm_servicebus_namespace',
      namespaceOf(resource, context).id,
      {
        name: resource.name,
        ...placeOf(context),
        sku,
        // Azure creates no Premium namespace without these two.
        ...(sku === 'Premium' && { capacity: 1, premium_messaging_partitions: 1 }),
        // Senders and receivers sign in with Entra ID, so a key cannot leak.
        local_auth_enabled: false,
        public_network_access_enabled: !context.settings.isolated,
        minimum_tls_version: '1.2',
      },
    );
    const namespaceId = ref(namespace, 'id');
    const idOf = (...words: string[]) => context.id('servicebus', resource.variant, ...words);
    return {
      blocks: [
        namespace,
        ...queues.map(({ name, maxSize = 1024 }) =>
          terraformBlock<ServicebusQueueConfig>('azurerm_servicebus_queue', idOf('queue', name), {
            name,
            namespace_id: namespaceId,
            max_size_in_megabytes: maxSize,
          }),
        ),
        ...topics.map(({ name, maxSize = 1024 }) =>
          terraformBlock<ServicebusTopicConfig>('azurerm_servicebus_topic', idOf('topic', name), {
            name,
            namespace_id: namespaceId,
            max_size_in_megabytes: maxSize,
          }),
        ),
      ],
    };
  },
});

/** The address is known before the block is laid out, so that endpoints and settings can name it. */
function namespaceOf({ variant }: Resource, context: { id(...role: string[]): string }) {
  return { type: 'azurerm_servicebus_namespace', id: context.id('servicebus', variant) };
}

function check({ key, config, requirements }: Resource<ServiceBusConfig>, isolated: boolean): PlanError[] {
  const { sku = 'Standard', queues = [], topics = [] } = config;
  const names = new Set(queues.map(({ name }) => name));
  const components = [...new Set(requirements.map(({ component }) => component))];
  const error = (path: string, message: string, resolution: string): PlanError => ({
    code: 'INVALID_COMBINATION',
    message,
    resource: key,
    path,
    components,
    resolution,
  });
  return [
    ...(isolated && sku !== 'Premium'
      ? [error('sku', `A ${sku} namespace cannot be closed to the internet.`, "Ask for sku 'Premium'.")]
      : []),
    ...(sku === 'Basic' && topics.length > 0
      ? [error('topics', 'The Basic sku has no topics.', "Ask for sku 'Standard'.")]
      : []),
    ...topics
      .filter(({ name }) => names.has(name))
      .map(({ name }) =>
        error('topics', `A queue and a topic are both named '${name}'.`, 'Rename one of them.'),
      ),
  ];
}
