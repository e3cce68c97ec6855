import { addressOf, referencesOf, type TerraformBlock } from '../plan/terraform-block.js';

/** Blocks in dependency order: each after those it refers to, otherwise as they were laid out. */
export function inDependencyOrder(blocks: readonly TerraformBlock[]): TerraformBlock[] {
  const byAddress = new Map(blocks.map((block) => [addressOf(block), block]));
  const ordered = new Set<TerraformBlock>();
  const visit = (block: TerraformBlock): void => {
    if (ordered.has(block)) return;
    for (const address of [...referencesOf(block), ...block.dependsOn]) {
      const needed = byAddress.get(address);
      if (needed !== undefined) visit(needed);
    }
    ordered.add(block);
  };
  blocks.forEach(visit);
  return [...ordered];
}
