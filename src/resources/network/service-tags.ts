import { ownValue } from '../../plan/json.js';

/**
 * Service tags that an outbound rule may name.
 * Source: learn.microsoft.com/azure/virtual-network/service-tags-overview
 */
export const SERVICE_TAGS = [
  'ApiManagement',
  'AppConfiguration',
  'AppService',
  'AzureActiveDirectory',
  'AzureCloud',
  'AzureContainerRegistry',
  'AzureCosmosDB',
  'AzureKeyVault',
  'AzureMonitor',
  'AzureResourceManager',
  'AzureSignalR',
  'CognitiveServicesManagement',
  'EventHub',
  'MicrosoftContainerRegistry',
  'ServiceBus',
  'Sql',
  'Storage',
  'VirtualNetwork',
] as const;

/**
 * Ports of services that do more than https: AMQP with and without WebSockets, and the protocol of SQL with redirection.
 * Sources: learn.microsoft.com/azure/service-bus-messaging/service-bus-faq (ports),
 * learn.microsoft.com/azure/event-hubs/event-hubs-faq (ports), learn.microsoft.com/azure/azure-sql/database/connectivity-architecture
 */
const PORTS: Readonly<Record<string, readonly string[]>> = {
  EventHub: ['443', '5671', '5672'],
  ServiceBus: ['443', '5671', '5672'],
  Sql: ['1433', '11000-11999'],
};

/** Returns the ports that an outbound rule to a service tag opens. Every other service speaks https. */
export function portsOf(tag: string): readonly string[] {
  const [service = ''] = tag.split('.');
  return ownValue(PORTS, service) ?? ['443'];
}

/** Returns true for a known tag, also in its regional form such as `Storage.EastUS`. */
export function isServiceTag(tag: string): boolean {
  const [service = '', region, ...rest] = tag.split('.');
  const known = SERVICE_TAGS.some((name) => name === service);
  return known && rest.length === 0 && (region === undefined || /^[A-Za-z0-9]+$/.test(region));
}

/** Returns true for the tag of all public addresses, which does not belong to a service. */
export function isInternetTag(tag: string): boolean {
  return /^Internet(?:\.|$)/.test(tag);
}
