import * as v from 'valibot';

import { oneOf, options, rule, textLike, wholeNumber } from '../../validation/rule.js';
import { MESSAGE_ACCESS } from '../service-bus/requirement.js';
import { storageNameSchema } from '../storage/name-schema.js';
import { EVENT_HUBS_SKUS, type EventHub, type EventHubsRequirement } from './requirement.js';

/** The name of an event hub. Source: azurerm 4.55.0, ValidateEventHubName */
export const eventHubNameSchema: v.GenericSchema<string, string> = textLike(
  'an event hub name',
  /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,254}[A-Za-z0-9])?$/,
  "must have 1 to 256 letters, digits, '.', '-' and '_', with a letter or digit at both ends",
  "use a name like 'telemetry'",
);

/** The name of a consumer group. Source: azurerm 4.55.0, ValidateEventHubConsumerName */
export const consumerGroupNameSchema: v.GenericSchema<string, string> = textLike(
  'a consumer group',
  /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,48}[A-Za-z0-9])?$/,
  "must have 1 to 50 letters, digits, '.', '-' and '_', with a letter or digit at both ends",
  "use a name like 'reports'; '$Default' exists in every hub",
);

/** Source: learn.microsoft.com/azure/event-hubs/event-hubs-quotas (Premium) */
const PROCESSING_UNITS: readonly number[] = [1, 2, 4, 6, 8, 10, 12, 16];
const UNITS = PROCESSING_UNITS.join(', ');
const unitsRule = rule(`a number of processing units must be one of ${UNITS}`, `use one of ${UNITS}`);

/** Schemas of the options of an event hub. */
export const eventHubEntries = {
  name: eventHubNameSchema,
  access: v.exactOptional(v.array(oneOf('access to an event hub', MESSAGE_ACCESS))),
  partitions: v.exactOptional(wholeNumber('a number of partitions', 1, 100)),
  retentionDays: v.exactOptional(wholeNumber('a retention in days', 1, 90)),
  consumerGroups: v.exactOptional(v.array(consumerGroupNameSchema)),
  capture: v.exactOptional(
    options({
      containerName: storageNameSchema('a blob container name'),
      intervalSeconds: v.exactOptional(wholeNumber('an interval of capture', 60, 900)),
    }),
  ),
};

/** An event hub that a component uses. */
export const eventHubSchema: v.GenericSchema<EventHub, EventHub> = options(eventHubEntries);

/** Schema of requirements of type `eventhubs`. */
export const eventHubsRequirementSchema: v.GenericSchema<unknown, EventHubsRequirement> = options({
  sku: v.exactOptional(oneOf('a tier of Event Hubs', EVENT_HUBS_SKUS)),
  throughputUnits: v.exactOptional(wholeNumber('a number of throughput units', 1, 40)),
  maxThroughputUnits: v.exactOptional(wholeNumber('a number of throughput units', 1, 40)),
  processingUnits: v.exactOptional(
    v.pipe(
      v.number(unitsRule),
      v.check((value) => PROCESSING_UNITS.includes(value), unitsRule),
    ),
  ),
  hubs: v.exactOptional(v.array(eventHubSchema)),
});
