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

/**
 * Sorts diagnostics by code, resource, path and message, so that the order of checks never shows. Types that say the same
 * are joined to one diagnostic of all their components.
 */
export function inDiagnosticOrder<D extends Diagnostic<string>>(diagnostics: readonly D[]): D[] {
  const bySentence = new Map<string, D>();
  for (const diagnostic of diagnostics) {
    const { code, resource = '', path = '', message, components } = diagnostic;
    const sentence = [code, resource, path, message].join('\u0000');
    const other = bySentence.get(sentence);
    const all = other === undefined ? components : [...new Set([...other.components, ...components])].sort();
    bySentence.set(sentence, other === undefined ? diagnostic : { ...diagnostic, components: all });
  }
  return [...bySentence].sort(([a], [b]) => compareText(a, b)).map(([, diagnostic]) => diagnostic);
}
