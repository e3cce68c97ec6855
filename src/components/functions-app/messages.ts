import { settingPrefixOf } from '../../component.js';
import type {
  ServiceBusQueue,
  ServiceBusRequirement,
  ServiceBusTopic,
} from '../../resources/service-bus/requirement.js';
import type { FunctionDeclaration, FunctionsAppConfig } from './functions-app-config.js';

type Messaging = Pick<FunctionsAppConfig, 'functions' | 'serviceBusQueues' | 'topics'>;

/**
 * Returns the queues and topics that functions need in the backend's Service Bus namespace; undefined when
 * they neither send nor receive.
 */
export function serviceBusNeed({
  functions,
  serviceBusQueues: ownQueues = [],
  topics: ownTopics = [],
}: Messaging): ServiceBusRequirement | undefined {
  const triggers = Object.values(functions);
  const received = triggers.flatMap(receivedQueue);
  const subscribed = triggers.flatMap(subscribedTopic);
  const receiving = new Set(received.map(({ name }) => name));
  // A queue with a trigger has access 'send' only if its options say so.
  const queues = ownQueues.map((queue) => (receiving.has(queue.name) ? { access: [], ...queue } : queue));
  const subscribedTo = new Set(subscribed.map(({ name }) => name));
  const topics = ownTopics.map((topic) => (subscribedTo.has(topic.name) ? { access: [], ...topic } : topic));
  const need: ServiceBusRequirement = {
    ...(queues.length + received.length > 0 && { queues: [...received, ...queues] }),
    ...(topics.length + subscribed.length > 0 && { topics: [...subscribed, ...topics] }),
  };
  return need.queues === undefined && need.topics === undefined ? undefined : need;
}

function receivedQueue(declared: FunctionDeclaration): ServiceBusQueue[] {
  if (declared.trigger !== 'serviceBusQueue' || declared.connection !== undefined) return [];
  return [{ name: declared.queueName, access: ['receive'] }];
}

function subscribedTopic(declared: FunctionDeclaration): ServiceBusTopic[] {
  if (declared.trigger !== 'serviceBusTopic' || declared.connection !== undefined) return [];
  return [{ name: declared.topicName, access: [], subscriptions: [{ name: declared.subscriptionName }] }];
}

/** Returns the connection of a component to the backend's namespace. */
export function serviceBusConnectionOf(id: string): string {
  return `${settingPrefixOf(id)}_SERVICEBUS`;
}
