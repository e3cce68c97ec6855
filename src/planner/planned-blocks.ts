import type { PlannedDeployer, ProviderSettings, StateChanges } from '../plan/resource-plan.js';
import type { TerraformBlock } from '../plan/terraform-block.js';
import type { TypeDirectory } from '../extend/type-directory.js';
import { isGuest, plannedDeployer } from '../resources/deployer/required-rights.js';
import { type Adoption, adopt, withAdopted } from './adoption/adopt.js';
import { joinProviderSettings, neededProviders } from './assemble.js';
import { forAzurerm5, importsForAzurerm5 } from './azurerm-5.js';
import type { ConnectedResources } from './connect-resources.js';
import { type LaidOutResource, layOut } from './lay-out.js';
import { type Retention, retain } from './retention/retain.js';

/** The blocks of a plan, compared with what the lock and Azure have. */
export interface PlannedBlocks {
  readonly retention: Retention;
  readonly adoption: Adoption;
  /** The layouts with the blocks as the version of azurerm takes them. */
  readonly layouts: readonly LaidOutResource[];
  /** Blocks that belong to no resource. */
  readonly furtherBlocks: readonly TerraformBlock[];
  readonly state: StateChanges;
  readonly provider: ProviderSettings;
  readonly deployer: PlannedDeployer;
}

/** Lays out the resources, and compares them with the lock and with what exists in Azure. */
export function planBlocks(
  { resources, context }: ConnectedResources,
  { builtIn }: TypeDirectory,
): PlannedBlocks {
  const { settings } = context;
  const isAzurerm5 = settings.azurerm === 5;
  const compared = retain(layOut(resources, builtIn, context), context);
  const { layouts, state } = compared;
  const adoption = adopt(layouts, settings);
  const retention = { ...compared, layouts: layouts.map(withoutUnits) };
  const written = isAzurerm5 ? forAzurerm5(retention, builtIn) : retention;
  const imports = withAdopted(state.imports, adoption.imports);
  // The deployer of a guest may neither list nor register resource providers.
  const registersNone = isGuest(settings);
  const providers = neededProviders(layouts, isAzurerm5 || registersNone);
  const rights = layouts.flatMap(({ layout }) => layout.rights ?? []);
  return {
    retention,
    adoption,
    layouts: written.layouts,
    furtherBlocks: written.blocks,
    state: { ...state, imports: isAzurerm5 ? importsForAzurerm5(imports, layouts, builtIn) : imports },
    provider: joinProviderSettings(layouts, registersNone ? [] : providers, settings),
    deployer: plannedDeployer(blocksOf(layouts), providers, rights, settings),
  };
}

/** Leaves out what is compared with the lock and with Azure: in large plans it is much of the memory, and no more is asked of it. */
function withoutUnits(each: LaidOutResource): LaidOutResource {
  const { units: _compared, parents: _adopted, ...layout } = each.layout;
  return { ...each, layout };
}

export function blocksOf(layouts: readonly LaidOutResource[]): TerraformBlock[] {
  return layouts.flatMap(({ layout }) => layout.blocks ?? []);
}
