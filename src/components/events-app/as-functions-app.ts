import { slugOf } from '../../component.js';
import { InvalidConfigError } from '../../errors.js';
import type { ServiceBusTopic } from '../../resources/service-bus/requirement.js';
import { namespaceSettingOf } from '../../resources/functions/triggers/event-trigger-schema.js';
import type { EventsManifest, HandledEvents } from '../../runtime/contract/events.js';
import { endpointSettingOf } from '../functions-app/change-feeds.js';
import type { DatabaseUse } from '../functions-app/data-use.js';
import type { FunctionDeclarations, FunctionsAppConfig } from '../functions-app/functions-app-config.js';
import { serviceBusConnectionOf } from '../functions-app/messages.js';
import type { EventTopic } from './event-topic.js';
import type { EventsAppConfig, EventSubscriber } from './events-app-config.js';

/** Container for the ids of handled events. Each component has one of its own. */
const HANDLED = { database: 'events', seconds: 7 * 24 * 3600 };

/** Publishers try again within seconds; ten minutes are Azure's default. */
const DUPLICATES_SECONDS = 600;

/** Returns the options of the FunctionsApp that an events app is. The runtime adds the handling of events. */
export function asFunctionsApp(id: string, config: EventsAppConfig): FunctionsAppConfig {
  const { publishes: _published, subscribers = {}, functions = {}, handleOnce: _once, ...host } = config;
  const databases = [...(config.databases ?? []), ...handledEventsDatabase(id, config)];
  const subscriberTriggers: FunctionDeclarations = Object.fromEntries(
    Object.entries(subscribers).map(([name, { topic }]) => [
      name,
      {
        trigger: 'serviceBusTopic',
        topicName: topic.name,
        subscriptionName: subscriptionOf(id, name, config),
      },
    ]),
  );
  return {
    ...host,
    functions: { ...functions, ...subscriberTriggers },
    ...(databases.length > 0 && { databases }),
    topics: topicsOf(id, config),
  };
}

/** Returns the manifest of the events of a component, which the runtime reads. */
export function eventsManifestOf(id: string, config: EventsAppConfig): EventsManifest {
  const { publishes = [], subscribers = {} } = config;
  const handled: HandledEvents = {
    endpoint: endpointSettingOf(id),
    database: HANDLED.database,
    container: containerOf(id, config),
  };
  return {
    namespace: namespaceSettingOf(serviceBusConnectionOf(id)),
    publishes: [...new Set(publishes.map(({ name }) => name))].sort(),
    subscribers: Object.fromEntries(
      Object.entries(subscribers).map(([name, { events }]) => [name, [...new Set(events)].sort()]),
    ),
    ...(handlesOnce(config) && { handled }),
  };
}

/**
 * Returns the subscription of a subscriber. It keeps its name, and the events that wait in it, when the
 * component is renamed.
 */
export function subscriptionOf(
  id: string,
  name: string,
  { renamedFrom }: Pick<EventsAppConfig, 'renamedFrom'>,
): string {
  return `${slugOf(renamedFrom ?? id)}-${slugOf(name)}`;
}

/** @throws InvalidConfigError when the name of a subscription is longer than Service Bus allows. */
export function checkSubscriptions(id: string, config: EventsAppConfig): void {
  const issues = Object.keys(config.subscribers ?? {})
    .map((name) => ({ name, subscription: subscriptionOf(id, name, config) }))
    .filter(({ subscription }) => subscription.length > 50)
    .map(({ name, subscription }) => ({
      path: `subscribers.${name}`,
      value: `'${subscription}'`,
      rule: 'must give a subscription a name of at most 50 characters; the name consists of component and subscriber',
      resolution: 'shorten the id of the component or the name of the subscriber',
    }));
  if (issues.length > 0) throw new InvalidConfigError(`EventsApp '${id}'`, issues);
}

function topicsOf(id: string, config: EventsAppConfig): ServiceBusTopic[] {
  const { publishes = [], subscribers = {} } = config;
  return [
    ...publishes.map((topic): ServiceBusTopic => ({ ...topicOf(topic), access: ['send'] })),
    ...Object.entries(subscribers).map(([name, subscriber]): ServiceBusTopic => {
      const { topic, events, ...options } = subscriber;
      return {
        ...topicOf(topic),
        access: [],
        subscriptions: [{ name: subscriptionOf(id, name, config), filter: filterOf(events), ...options }],
      };
    }),
  ];
}

function topicOf({ name, options }: EventTopic): ServiceBusTopic {
  return { name, duplicateDetectionSeconds: DUPLICATES_SECONDS, ...options };
}

/**
 * Returns the filter on types of events. The runtime writes the type into the label. Source:
 * learn.microsoft.com/azure/service-bus-messaging/service-bus-messaging-sql-filter
 */
function filterOf(types: EventSubscriber['events']): string {
  const list = [...new Set<string>(types)].sort().map((type) => `'${type}'`);
  return `sys.Label IN (${list.join(', ')})`;
}

function handledEventsDatabase(id: string, config: EventsAppConfig): DatabaseUse[] {
  if (!handlesOnce(config)) return [];
  const { database, seconds } = HANDLED;
  return [
    {
      name: database,
      containers: [{ name: containerOf(id, config), partitionKey: '/id', ttl: seconds, access: ['write'] }],
    },
  ];
}

/** Returns the container for handled events. It keeps its name when the component is renamed. */
function containerOf(id: string, { renamedFrom }: Pick<EventsAppConfig, 'renamedFrom'>): string {
  return `handled-${slugOf(renamedFrom ?? id)}`;
}

function handlesOnce({ subscribers = {}, handleOnce = true }: EventsAppConfig): boolean {
  return handleOnce && Object.keys(subscribers).length > 0;
}
