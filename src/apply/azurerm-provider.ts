import type { TerraformProvider, TerraformStack } from 'cdktf';

import type { ProviderSettings } from '../plan/resource-plan.js';
import { loadCdktf, loadProviderClass } from './load.js';

const demands = new WeakMap<TerraformStack, ProviderSettings[]>();

/**
 * Sees to it that the stack has an azurerm provider block that suits its backends. It is made last, while the stack
 * is prepared for synthesis, so that a provider of the user's own always comes first and is left alone.
 */
export function requireProvider(stack: TerraformStack, settings: ProviderSettings): void {
  const earlier = demands.get(stack);
  if (earlier !== undefined) {
    earlier.push(settings);
    return;
  }
  const all = [settings];
  demands.set(stack, all);
  const { Aspects } = loadCdktf();
  Aspects.of(stack).add({
    visit: (node) => {
      if (node !== stack) return;
      const own = defaultProvider(stack);
      if (own === undefined) createProvider(stack, joined(all));
      else warnAbout(own, joined(all), stack);
    },
  });
}

/** The settings of a stack that has no backend yet. */
export const NO_DEMANDS: ProviderSettings = {
  storageDataPlaneAvailable: false,
  storageUseAzuread: false,
  resourceProvidersToRegister: [],
};

function joined(all: readonly ProviderSettings[]): ProviderSettings {
  return {
    storageDataPlaneAvailable: all.every((settings) => settings.storageDataPlaneAvailable),
    storageUseAzuread: all.some((settings) => settings.storageUseAzuread),
    resourceProvidersToRegister: [
      ...new Set(all.flatMap((settings) => settings.resourceProvidersToRegister)),
    ].sort(),
  };
}

function defaultProvider(stack: TerraformStack): TerraformProvider | undefined {
  const { TerraformProvider } = loadCdktf();
  return stack.node
    .findAll()
    .filter((node) => TerraformProvider.isTerraformProvider(node))
    .find((provider) => provider.terraformResourceType === 'azurerm' && provider.alias === undefined);
}

function createProvider(stack: TerraformStack, settings: ProviderSettings): void {
  const AzurermProvider = loadProviderClass();
  const { storageDataPlaneAvailable, storageUseAzuread, resourceProvidersToRegister } = settings;
  new AzurermProvider(stack, 'azurerm', {
    features: [{ storage: [{ dataPlaneAvailable: storageDataPlaneAvailable }] }],
    ...(storageUseAzuread && { storageUseAzuread }),
    ...(resourceProvidersToRegister.length > 0 && {
      resourceProvidersToRegister: [...resourceProvidersToRegister],
    }),
  });
}

/** A user's own provider is not changed. What it lacks is said where cdktf shows warnings. */
function warnAbout(provider: TerraformProvider, settings: ProviderSettings, stack: TerraformStack): void {
  if (!settings.storageUseAzuread || (provider as { storageUseAzuread?: unknown }).storageUseAzuread === true)
    return;
  const { Annotations } = loadCdktf();
  Annotations.of(stack).addWarning(
    'A storage account of this stack takes no keys: set storageUseAzuread: true on AzurermProvider.',
  );
}
