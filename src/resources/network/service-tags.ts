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

/** True for a known tag, also in its regional form such as `Storage.EastUS`. */
export function isServiceTag(tag: string): boolean {
  const [service = '', region, ...rest] = tag.split('.');
  const known = SERVICE_TAGS.some((name) => name === service);
  return known && rest.length === 0 && (region === undefined || /^[A-Za-z0-9]+$/.test(region));
}

/** True for the tag of every public address, which is none of a service. */
export function isInternetTag(tag: string): boolean {
  return /^Internet(?:\.|$)/.test(tag);
}
