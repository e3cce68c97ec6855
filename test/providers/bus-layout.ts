import {
  defineBackend,
  type IComponentDefinition,
  type ProviderLayoutContext,
  LayoutProvider,
  type ResourceRequirement,
  union,
} from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { ref, type TerraformBlock } from '@atakora/component/plan';
import type { ServicebusNamespaceConfig } from '@cdktf/provider-azurerm/lib/servicebus-namespace/index.js';
import type { ServicebusQueueConfig } from '@cdktf/provider-azurerm/lib/servicebus-queue/index.js';

/** What components ask of the bus. */
export interface BusConfig {
  readonly queues: readonly string[];
}

/** One Service Bus namespace with the queues of each component, laid out as data. */
export class BusLayout extends LayoutProvider<BusConfig> {
  readonly providerId = 'bus';
  readonly supportedTypes = ['servicebus'];
  override readonly abbreviation = 'sbns';
  override readonly mergeTable = { queues: union() };

  layOut(
    { config }: ResourceRequirement<string, BusConfig>,
    { block, name, resourceGroupName, location, tags }: ProviderLayoutContext,
  ): TerraformBlock[] {
    const namespace = block<ServicebusNamespaceConfig>('azurerm_servicebus_namespace', 'namespace', {
      name,
      resource_group_name: resourceGroupName,
      location,
      sku: 'Standard',
      tags,
    });
    const queues = config.queues.map((queue) =>
      block<ServicebusQueueConfig>('azurerm_servicebus_queue', `queue-${queue}`, {
        name: queue,
        namespace_id: ref(namespace, 'id'),
      }),
    );
    return [namespace, ...queues];
  }
}

/** A component that asks for queues on the bus. */
export function listener(componentId: string, ...queues: readonly string[]): IComponentDefinition {
  return {
    componentId,
    componentType: 'Listener',
    config: {},
    factory: (_scope, id, config) => ({
      componentId: id,
      componentType: 'Listener',
      config,
      getRequirements: () => [{ resourceType: 'servicebus', requirementKey: 'bus', config: { queues } }],
      initialize: () => undefined,
      validateResources: (resources) => ({ valid: resources.size <= 1 }),
    }),
  };
}

/** A backend with an API of the library and listeners on a bus that `provider` makes. */
export function busBackend(
  provider: LayoutProvider<BusConfig>,
  ...listeners: readonly IComponentDefinition[]
) {
  return defineBackend({
    backendId: 'shop',
    environment: 'prod',
    location: 'eastus',
    tags: { team: 'a${b}' },
  })
    .withProvider(provider)
    .addComponent(CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } }))
    .addComponents(listeners)
    .build();
}
