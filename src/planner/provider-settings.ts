import type { ProviderSettings } from '../plan/resource-plan.js';
import { hostingOf } from '../resources/functions/hosting.js';
import type { Layout } from './lay-out.js';

/** What the provider block of the stack must be set to for these blocks to work. */
export function providerSettings({ functions, network, storage, website }: Layout): ProviderSettings {
  const keyless = [...storage, ...website].some(
    ({ account }) => account.config['sharedAccessKeyEnabled'] === false,
  );
  return {
    // Otherwise azurerm waits for the endpoints of accounts that are closed to it.
    storageDataPlaneAvailable: false,
    // A keyless account cannot even be created with keys.
    storageUseAzuread: keyless,
    // Not in azurerm's own lists, and needed for the subnet delegation of Flex Consumption.
    resourceProvidersToRegister: network !== null && usesFlex(functions) ? ['Microsoft.App'] : [],
  };
}

function usesFlex(functions: Layout['functions']): boolean {
  return functions.some(({ resource }) => hostingOf(resource.config.sku) === 'flex');
}
