import { compareText } from '../plan/json.js';
import type { Diagnostic } from '../plan/diagnostics.js';
import { addressOf, referencesOf, type TerraformBlock } from '../plan/terraform-block.js';

/** Sorts blocks so that each comes after those that it refers to, otherwise by address. */
export function inDependencyOrder(blocks: readonly TerraformBlock[]): TerraformBlock[] {
  const addressed = blocks.map((block) => ({ block, address: addressOf(block) }));
  addressed.sort((a, b) => compareText(a.address, b.address));
  const byAddress = new Map(addressed.map(({ block, address }) => [address, block]));
  const ordered = new Set<TerraformBlock>();
  const visit = (block: TerraformBlock): void => {
    if (ordered.has(block)) return;
    for (const address of [...referencesOf(block), ...block.dependsOn]) {
      const needed = byAddress.get(address);
      if (needed !== undefined && needed !== block) visit(needed);
    }
    ordered.add(block);
  };
  for (const { block } of addressed) visit(block);
  return [...ordered];
}

/** Sorts diagnostics by code, resource, path and message, so that the order of checks never shows. */
export function inDiagnosticOrder<D extends Diagnostic<string>>(diagnostics: readonly D[]): D[] {
  return [...diagnostics].sort(
    (a, b) =>
      compareText(a.code, b.code) ||
      compareText(a.resource ?? '', b.resource ?? '') ||
      compareText(a.path ?? '', b.path ?? '') ||
      compareText(a.message, b.message),
  );
}
