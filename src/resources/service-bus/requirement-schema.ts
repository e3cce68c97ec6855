import * as v from 'valibot';

import { ipRangesSchema } from '../network/ip-range-options.js';
import { flag, oneOf, options, recordOf, rule, textLike, wholeNumber } from '../../validation/rule.js';
import {
  MESSAGE_ACCESS,
  SERVICE_BUS_SKUS,
  type ServiceBusQueue,
  type ServiceBusRequirement,
  type ServiceBusTopic,
} from './requirement.js';

/**
 * Returns the schema of the name of a queue, topic or subscription.
 * Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules (Microsoft.ServiceBus)
 */
function entityNameSchema(what: string, max: number, example: string): v.GenericSchema<string, string> {
  return textLike(
    what,
    new RegExp(`^(?=.{1,${max}}$)[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9_])?$`),
    `must have 1 to ${max} letters, digits, '.', '-', '_' and '/', and start with a letter or digit`,
    `use a name like '${example}'`,
  );
}

export const queueNameSchema = entityNameSchema('a queue name', 260, 'orders');

export const topicNameSchema = entityNameSchema('a topic name', 260, 'events');

export const subscriptionNameSchema = entityNameSchema('a subscription name', 50, 'billing');

// Source: learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas; azurerm 4.55.0 takes no other size.
const SIZES = [1024, 2048, 3072, 4096, 5120, 10_240, 20_480, 40_960, 81_920];

function oneOfNumbers(what: string, allowed: readonly number[]): v.GenericSchema<number, number> {
  const list = allowed.join(', ');
  return v.pipe(
    v.number(rule(`${what} must be one of ${list}`, `use one of ${list}`)),
    v.check((value) => allowed.includes(value), rule(`${what} must be one of ${list}`, `use one of ${list}`)),
  );
}

/** Messaging units of a Premium namespace. */
export const messagingUnitsSchema = oneOfNumbers('a number of messaging units', [1, 2, 4, 8, 16]);

const LONGEST = 2_147_483_647;

const timeToLive = { timeToLiveSeconds: v.exactOptional(wholeNumber('a time to live', 1, LONGEST)) };

const intake = {
  maxSize: v.exactOptional(oneOfNumbers('a size', SIZES)),
  duplicateDetectionSeconds: v.exactOptional(wholeNumber('a window of duplicate detection', 20, 604_800)),
};

const waiting = {
  ...timeToLive,
  lockSeconds: v.exactOptional(wholeNumber('a lock', 5, 300)),
  maxDeliveryCount: v.exactOptional(wholeNumber('a delivery count', 1, 2000)),
  deadLetterOnExpiration: v.exactOptional(flag('deadLetterOnExpiration')),
  requiresSession: v.exactOptional(flag('requiresSession')),
};

/** Options of a queue that a component uses. */
export const serviceBusQueueEntries = {
  name: queueNameSchema,
  access: v.exactOptional(v.array(oneOf('access to a queue', MESSAGE_ACCESS))),
  ...intake,
  ...waiting,
};

/** A queue that a component uses. */
export const serviceBusQueueSchema: v.GenericSchema<ServiceBusQueue, ServiceBusQueue> =
  options(serviceBusQueueEntries);

const subscription = options({
  name: subscriptionNameSchema,
  // A name alone is not a predicate. Source: learn.microsoft.com/azure/service-bus-messaging/service-bus-messaging-sql-filter
  // (syntax), and learn.microsoft.com/azure/service-bus-messaging/service-bus-quotas (SQL filters)
  filter: v.exactOptional(
    textLike(
      'a filter',
      /^(?!(?!true$|false$)[A-Z_]\w*$)[^\p{Cc}]{1,1024}$/iu,
      'must be a condition of 1 to 1,024 characters',
      "write it like priority = 'high'",
    ),
  ),
  deadLetterOnFilterError: v.exactOptional(flag('deadLetterOnFilterError')),
  ...waiting,
});

/** Options of a topic that a component uses. */
export const serviceBusTopicEntries = {
  name: topicNameSchema,
  access: v.exactOptional(v.array(oneOf('access to a topic', ['send']))),
  subscriptions: v.exactOptional(v.array(subscription)),
  ...intake,
  ...timeToLive,
};

/** A topic that a component uses. */
export const serviceBusTopicSchema: v.GenericSchema<ServiceBusTopic, ServiceBusTopic> =
  options(serviceBusTopicEntries);

/** Schema of requirements of type `servicebus`. */
export const serviceBusRequirementSchema: v.GenericSchema<unknown, ServiceBusRequirement> = options({
  sku: v.exactOptional(oneOf('a tier of Service Bus', SERVICE_BUS_SKUS)),
  messagingUnits: v.exactOptional(messagingUnitsSchema),
  queues: v.exactOptional(v.array(serviceBusQueueSchema)),
  topics: v.exactOptional(v.array(serviceBusTopicSchema)),
  owners: v.exactOptional(recordOf(v.string(), v.string())),
  allowedIpRanges: v.exactOptional(ipRangesSchema('servicebus')),
});
