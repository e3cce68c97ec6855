import type { IBackendComponent, IComponentDefinition, ResourceMap } from '@atakora/component/backend';

import type { ServiceBusConfig } from './service-bus-type.js';

/** A component that talks to others by messages. It needs a Service Bus namespace and nothing else. */
export class EventDrivenComponent implements IBackendComponent<ServiceBusConfig> {
  readonly componentType = 'EventDrivenComponent';

  private constructor(
    readonly componentId: string,
    readonly config: ServiceBusConfig,
  ) {}

  static define<const Id extends string>(componentId: Id, config: ServiceBusConfig) {
    return {
      componentId,
      componentType: 'EventDrivenComponent',
      config,
      factory: (_scope, id, ownConfig) => new EventDrivenComponent(id, ownConfig),
    } satisfies IComponentDefinition<ServiceBusConfig, EventDrivenComponent>;
  }

  getRequirements() {
    const requirementKey = `${this.componentId}-servicebus`;
    return [{ resourceType: 'servicebus', requirementKey, priority: 20, config: this.config }];
  }

  validateResources(resources: ResourceMap) {
    return { valid: resources.has(`servicebus:${this.componentId}-servicebus`) };
  }

  /** Here it could make constructs of its own next to the shared namespace, such as subscriptions. */
  initialize() {}

  getOutputs() {
    const names = (entities: ServiceBusConfig['queues'] = []) => entities.map(({ name }) => name);
    return { queues: names(this.config.queues), topics: names(this.config.topics) };
  }
}
