import {
  BaseProvider,
  defineBackend,
  type IBackendComponent,
  type IComponentDefinition,
  type ProviderContext,
  type ResourceMap,
  type ResourceRequirement,
} from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { ServicebusNamespace } from '@cdktf/provider-azurerm/lib/servicebus-namespace/index.js';
import { ServicebusQueue } from '@cdktf/provider-azurerm/lib/servicebus-queue/index.js';
import type { Construct } from 'constructs';

/** What components ask of the bus. */
export interface BusConfig {
  readonly queues: readonly string[];
}

/** One Service Bus namespace for all, with the queues of each. Keeps what it was told while applying. */
export class ServiceBusProvider extends BaseProvider {
  readonly providerId = 'service-bus';
  readonly supportedTypes = ['servicebus'];
  readonly calls: { readonly requirement: ResourceRequirement; readonly context: ProviderContext }[] = [];

  override mergeRequirements(requirements: readonly ResourceRequirement[]): ResourceRequirement {
    const queues = requirements.flatMap(({ config }) => (config as BusConfig).queues);
    return {
      resourceType: 'servicebus',
      requirementKey: 'shared',
      config: { queues: [...new Set(queues)].sort() },
    };
  }

  override provideResource(
    requirement: ResourceRequirement,
    scope: Construct,
    context: ProviderContext,
  ): ServicebusNamespace {
    this.calls.push({ requirement, context });
    const { location, backend, naming } = context;
    const namespace = new ServicebusNamespace(scope, 'bus', {
      name: naming.formatResourceName('sbns', backend.backendId, 'shared'),
      resourceGroupName: scope.node.tryGetContext('resourceGroupName') as string,
      location,
      sku: 'Standard',
      tags: { ...context.tags },
    });
    for (const name of (requirement.config as BusConfig).queues) {
      new ServicebusQueue(scope, `queue-${name}`, { name, namespaceId: namespace.id });
    }
    return namespace;
  }
}

/** What a {@link component} of the tests does; by default it asks for a queue on the bus, and is content. */
export type Behaviour = Partial<IBackendComponent>;

/** A component in the form of the extension protocol. */
export function component(
  componentId: string,
  behaviour: (instance: {
    readonly scope: Construct;
    readonly resources: ResourceMap;
  }) => Behaviour = () => ({}),
): IComponentDefinition {
  return {
    componentId,
    componentType: 'Listener',
    config: { retries: 3 },
    factory: (scope, id, config, resources) => ({
      componentId: id,
      componentType: 'Listener',
      config,
      getRequirements: () => [bus(`${id}-bus`, `${id.toLowerCase()}-events`)],
      initialize: () => undefined,
      validateResources: () => ({ valid: true }),
      ...behaviour({ scope: scope as Construct, resources }),
    }),
  };
}

/** A need for a queue on the bus. */
export function bus(requirementKey: string, queue: string): ResourceRequirement {
  return { resourceType: 'servicebus', requirementKey, config: { queues: [queue] } };
}

/** A backend with a bus, a component of the library, and the given components of one's own. */
export function busBackend(provider: BaseProvider, ...definitions: readonly IComponentDefinition[]) {
  return defineBackend({ backendId: 'shop', environment: 'prod', tags: { team: 'a' } })
    .withProvider(provider)
    .addComponent(CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } }))
    .addComponents(definitions)
    .build();
}
