import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider/index.js';
import type { TerraformProvider, TerraformStack } from 'cdktf';

import type { ProviderSettings, ResourcePlan } from '../plan/resource-plan.js';
import { escapeText } from '../plan/expression/template.js';
import { engineOf } from './engine.js';
import { loadCdk, loadProviderClass } from './load.js';

interface Demands {
  readonly all: ProviderSettings[];
  /** The provider block that is ours. */
  made?: AzurermProvider;
  /** Backends that write blobs with account keys, by id. */
  readonly keyed: Set<string>;
  warned: boolean;
}

const BLOB = 'azurerm_storage_blob';

const demands = new WeakMap<TerraformStack, Demands>();

/**
 * Sees to it that the stack has an azurerm provider block that suits its backends. It is made last, while the stack
 * is prepared for synthesis, so that a provider of the user's own always comes first and is left alone.
 */
export function checkProvider(
  stack: TerraformStack,
  settings: ProviderSettings,
  backend?: Pick<ResourcePlan, 'backend' | 'terraform'>,
): void {
  const keyed = !settings.storageUseAzuread && backend?.terraform.some(({ type }) => type === BLOB) === true;
  const earlier = demands.get(stack);
  if (earlier !== undefined) {
    earlier.all.push(settings);
    if (keyed) earlier.keyed.add(backend.backend.id);
    return;
  }
  const demanded: Demands = {
    all: [settings],
    keyed: new Set(keyed ? [backend.backend.id] : []),
    warned: false,
  };
  demands.set(stack, demanded);
  const { Aspects } = loadCdk(engineOf(stack));
  Aspects.of(stack).add({
    visit: (node) => {
      if (node !== stack) return;
      // A stack may be synthesized more than once, with another backend in between.
      if (demanded.made !== undefined) stack.node.tryRemoveChild(demanded.made.node.id);
      delete demanded.made;
      const wanted = joined(demanded.all);
      if (wanted.storageUseAzuread) warnOfEntraId(stack, demanded.keyed);
      const own = defaultProvider(stack);
      if (own === undefined) demanded.made = createProvider(stack, wanted);
      else if (lacksEntraId(own, wanted) && !demanded.warned) {
        demanded.warned = true;
        warnAboutKeys(stack);
      }
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
  const { TerraformProvider } = loadCdk(engineOf(stack));
  return stack.node
    .findAll()
    .filter((node) => TerraformProvider.isTerraformProvider(node))
    .find((provider) => provider.terraformResourceType === 'azurerm' && provider.alias === undefined);
}

function createProvider(stack: TerraformStack, settings: ProviderSettings): AzurermProvider {
  const AzurermProvider = loadProviderClass(engineOf(stack));
  const { storageDataPlaneAvailable, storageUseAzuread, resourceProvidersToRegister } = settings;
  // A backend id does not have an underscore, so this id is always free.
  return new AzurermProvider(stack, 'azurerm_provider', {
    features: [{ storage: [{ dataPlaneAvailable: storageDataPlaneAvailable }] }],
    ...(storageUseAzuread && { storageUseAzuread }),
    ...(resourceProvidersToRegister.length > 0 && {
      // A plan may come from anywhere.
      resourceProvidersToRegister: resourceProvidersToRegister.map(escapeText),
    }),
  });
}

function lacksEntraId(provider: TerraformProvider, { storageUseAzuread }: ProviderSettings): boolean {
  return storageUseAzuread && (provider as { storageUseAzuread?: unknown }).storageUseAzuread !== true;
}

/** Warns of settings that a provider block of the user lacks. The block itself is not changed. */
function warnAboutKeys(stack: TerraformStack): void {
  const { Annotations } = loadCdk(engineOf(stack));
  Annotations.of(stack).addWarning(
    'A storage account of this stack takes no keys: set storageUseAzuread: true on AzurermProvider.',
  );
}

/**
 * Warns that another backend of the stack decides how this one writes blobs: one provider block serves all
 * backends of a stack.
 */
function warnOfEntraId(stack: TerraformStack, keyed: Set<string>): void {
  const { Annotations } = loadCdk(engineOf(stack));
  for (const id of keyed) {
    Annotations.of(stack).addWarning(
      `Backend '${id}' writes blobs with an account key, and another backend of stack '${stack.node.id}' has Terraform reach storage by Entra ID: the principal that runs Terraform then needs the role Storage Blob Data Contributor there. Set deployer: { storageAccess: 'entra-id' } in backend '${id}', or give it a stack of its own.`,
    );
  }
  // A stack may be synthesized more than once.
  keyed.clear();
}
