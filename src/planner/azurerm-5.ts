import { compareText, ownValue } from '../plan/json.js';
import type { Replacement } from '../plan/replacement.js';
import type { StateChanges } from '../plan/resource-plan.js';
import { addressOf, type TerraformBlock } from '../plan/terraform-block.js';
import type { Azurerm5, ResourceType } from '../resources/resource-type.js';
import type { LaidOutResource } from './lay-out.js';

/** Resources with their blocks, and blocks that belong to no resource. */
interface Blocks {
  readonly layouts: readonly LaidOutResource[];
  readonly blocks: readonly TerraformBlock[];
}

type Rewrites = NonNullable<Azurerm5['rewrites']>;

/**
 * Writes blocks for azurerm 5, each as its type says. Addresses stay, so that a backend changes the version of the provider
 * without moving anything.
 */
export function forAzurerm5({ layouts, blocks }: Blocks, builtIn: readonly ResourceType[]): Blocks {
  const common: Rewrites = Object.fromEntries(
    builtIn.flatMap(({ azurerm5 }) => Object.entries(azurerm5?.rewrites ?? {})),
  );
  return {
    layouts: layouts.map((each) => {
      const rewrites = builtIn.includes(each.type) ? common : (each.type.azurerm5?.rewrites ?? {});
      const own = each.layout.blocks;
      if (own === null) return each;
      return { ...each, layout: { ...each.layout, blocks: own.map((block) => rewritten(block, rewrites)) } };
    }),
    // Parents of retained units, which only built-in types and types in the declarations have.
    blocks: blocks.map((block) => rewritten(block, common)),
  };
}

/** Returns imports with the ids by which azurerm 5 knows what they import. */
export function importsForAzurerm5(
  imports: StateChanges['imports'],
  layouts: readonly LaidOutResource[],
  builtIn: readonly ResourceType[],
): StateChanges['imports'] {
  if (imports.length === 0) return imports;
  const common = Object.fromEntries(
    builtIn.flatMap(({ azurerm5 }) => Object.entries(azurerm5?.importIds ?? {})),
  );
  const ids = new Map(
    layouts.flatMap(({ type, layout }) => {
      const own = builtIn.includes(type) ? common : (type.azurerm5?.importIds ?? {});
      return (layout.blocks ?? []).map((block) => [addressOf(block), ownValue(own, block.type)] as const);
    }),
  );
  return imports.map(({ to, id }) => ({ to, id: ids.get(to)?.(id) ?? id }));
}

/** Returns what replaces resources with azurerm 5: what does with azurerm 4, but for the arguments that it renamed. */
export function replacedByAzurerm5(
  replacedBy: Readonly<Record<string, Replacement>>,
  types: readonly ResourceType[],
): Record<string, Replacement> {
  const renames = new Map(types.flatMap(({ azurerm5 }) => Object.entries(azurerm5?.renames ?? {})));
  return Object.fromEntries(
    Object.entries(replacedBy).map(([type, replacement]) => {
      const renamed = renames.get(type);
      if (renamed === undefined) return [type, replacement];
      const { from, to, replacing = [] } = renamed;
      const kept = replacement.arguments.filter((argument) => !from.includes(argument));
      return [
        type,
        {
          ...replacement,
          arguments: [...kept, ...replacing].sort(compareText),
          renamed: [...new Set([...from, ...to])].sort(compareText),
        },
      ];
    }),
  );
}

function rewritten(block: TerraformBlock, rewrites: Rewrites): TerraformBlock {
  const rewrite = ownValue(rewrites, block.type);
  return rewrite === undefined ? block : { ...block, arguments: rewrite(block.arguments) };
}
