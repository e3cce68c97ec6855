import * as v from 'valibot';

import { cosmosNameSchema } from '../../cosmos/requirement-schema.js';
import { rule, textLike } from '../../../validation/rule.js';
import { isReservedSetting } from '../app-settings.js';
import { eventHubNameSchema } from '../../event-hubs/requirement-schema.js';
import {
  queueNameSchema,
  subscriptionNameSchema,
  topicNameSchema,
} from '../../service-bus/requirement-schema.js';
import { storageNameSchema } from '../../storage/name-schema.js';

const blobContainer = storageNameSchema('a blob container name');

/** Consumer group that every hub has. */
export const DEFAULT_GROUP = '$Default';

const consumerGroup = textLike(
  'a consumer group',
  /^(?:\$Default|[A-Za-z0-9](?:[A-Za-z0-9._-]{0,48}[A-Za-z0-9])?)$/,
  "must be '$Default', or have 1 to 50 letters, digits, '.', '-' and '_', with a letter or digit at both ends",
  "use a name like 'reports', or omit this option",
);

/** Prefix of the app settings that say where a trigger finds its service. */
export const connectionSchema: v.GenericSchema<string, string> = v.pipe(
  textLike(
    'a connection',
    /^[A-Za-z][A-Za-z0-9_]*$/,
    'must be the prefix of app settings (BUS of BUS__fullyQualifiedNamespace), with letters, digits and underscores',
    "use a name like 'BUS'",
  ),
  v.check(
    (connection) => !isReservedSetting(namespaceSettingOf(connection)),
    rule(
      'must not be the prefix of app settings that the Functions platform or the plan sets',
      "use a name like 'BUS'",
    ),
  ),
);

/** Options of triggers that wait for something in another service, by trigger. */
export const EVENT_OPTIONS = {
  blob: { containerName: blobContainer },
  serviceBusQueue: { queueName: queueNameSchema, connection: v.exactOptional(connectionSchema) },
  serviceBusTopic: {
    topicName: topicNameSchema,
    subscriptionName: subscriptionNameSchema,
    connection: v.exactOptional(connectionSchema),
  },
  eventHub: {
    eventHubName: eventHubNameSchema,
    connection: v.exactOptional(connectionSchema),
    consumerGroup: v.exactOptional(consumerGroup),
  },
  eventGrid: {},
  cosmos: {
    databaseName: cosmosNameSchema,
    containerName: cosmosNameSchema,
  },
};

/** Returns the name of the setting with the namespace of a connection of Service Bus or Event Hubs. */
export function namespaceSettingOf(connection: string): string {
  return `${connection}__fullyQualifiedNamespace`;
}

/** Returns the settings of a connection by which the app signs in with its identity. */
export function loginSettingsOf(connection: string): string[] {
  return [`${connection}__credential`, `${connection}__clientId`];
}
