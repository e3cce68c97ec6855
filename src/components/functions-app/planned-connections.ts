import { settingPrefixOf } from '../../component.js';
import { namespaceSettingOf } from '../../resources/functions/triggers/event-trigger-schema.js';
import { cosmosConnectionOf, endpointSettingOf } from './change-feeds.js';
import { cosmosNeed } from './data-need.js';
import type { FunctionsAppConfig } from './functions-app-config.js';
import { eventHubsConnectionOf, eventHubsNeed } from './streams.js';
import { serviceBusConnectionOf, serviceBusNeed } from './messages.js';

/** A connection whose settings the plan makes. Bindings and clients of the Azure SDKs read settings by its prefix. */
export interface PlannedConnection {
  /** Prefix of app settings, such as `ORDERS_STORAGE`. */
  readonly connection: string;
  /** Settings with the addresses of the service. */
  readonly settings: Readonly<Record<string, string>>;
  /** True if code uses the connection without a trigger on it. The app then needs a setting for it. */
  readonly usedByCode: boolean;
}

/** Returns the connections of a component to the data of its backend. */
export function plannedConnections(id: string, config: FunctionsAppConfig): PlannedConnection[] {
  const { databases = [], containers = [], queues = [] } = config;
  const storage = `${settingPrefixOf(id)}_STORAGE`;
  return [
    ...(cosmosNeed(config) === undefined
      ? []
      : [
          {
            connection: cosmosConnectionOf(id),
            settings: { [endpointSettingOf(id)]: '${cosmos.endpoint}' },
            usedByCode: databases.length > 0,
          },
        ]),
    ...(containers.length + queues.length === 0
      ? []
      : [
          {
            connection: storage,
            settings: {
              ...(containers.length > 0 && { [`${storage}__blobServiceUri`]: '${storage.blobEndpoint}' }),
              ...(queues.length > 0 && { [`${storage}__queueServiceUri`]: '${storage.queueEndpoint}' }),
            },
            usedByCode: true,
          },
        ]),
    ...(serviceBusNeed(config) === undefined
      ? []
      : [
          {
            connection: serviceBusConnectionOf(id),
            settings: { [namespaceSettingOf(serviceBusConnectionOf(id))]: '${servicebus.hostName}' },
            usedByCode: true,
          },
        ]),
    ...(eventHubsNeed(id, config) === undefined
      ? []
      : [
          {
            connection: eventHubsConnectionOf(id),
            settings: { [namespaceSettingOf(eventHubsConnectionOf(id))]: '${eventhubs.hostName}' },
            usedByCode: true,
          },
        ]),
  ];
}
