import { compareText } from '../plan/json.js';
import type { Diagnostic } from '../plan/diagnostics.js';
import { addressOf, referencesOf, type TerraformBlock } from '../plan/terraform-block.js';

/** Sorts blocks so that each comes after those that it refers to, otherwise by address. */
export function inDependencyOrder(blocks: readonly TerraformBlock[]): TerraformBlock[] {
  const addressed = blocks.map((block) => ({ block, address: addressOf(block) }));
  addressed.sort((a, b) => compareText(a.address, b.address));
  const byAddress = new Map(addressed.map(({ block, address }) => [address, block]));
  const visited = new Set<TerraformBlock>();
  const ordered: TerraformBlock[] = [];
  const visit = (block: TerraformBlock): void => {
    if (visited.has(block)) return;
    // Before the blocks that it needs: a cycle is an error of the plan, and must not recur forever.
    visited.add(block);
    for (const address of neededBy(block)) {
      const needed = byAddress.get(address);
      if (needed !== undefined) visit(needed);
    }
    ordered.push(block);
  };
  for (const { block } of addressed) visit(block);
  return ordered;
}

/** Returns the addresses of blocks that need each other, from the first one to itself; undefined where none do. */
export function findCycle(blocks: readonly TerraformBlock[]): string[] | undefined {
  const byAddress = new Map(blocks.map((block) => [addressOf(block), block]));
  const finished = new Set<string>();
  const path: string[] = [];
  const visit = (address: string): string[] | undefined => {
    const block = byAddress.get(address);
    if (block === undefined || finished.has(address)) return undefined;
    const start = path.indexOf(address);
    if (start !== -1) return [...path.slice(start), address];
    path.push(address);
    const cycle = firstOf(neededBy(block), visit);
    path.pop();
    finished.add(address);
    return cycle;
  };
  return firstOf([...byAddress.keys()].sort(compareText), visit);
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function neededBy(block: TerraformBlock): readonly string[] {
  const references = referencesOf(block);
  return block.dependsOn.length === 0 ? references : references.concat(block.dependsOn);
}

/**
 * Sorts diagnostics by code, resource, path and message, so that the order of checks never shows. Types that say the same
 * are joined to one diagnostic of all their components.
 */
export function inDiagnosticOrder<Code extends string>(
  diagnostics: readonly Diagnostic<Code>[],
): Diagnostic<Code>[] {
  const bySentence = new Map<string, Diagnostic<Code>>();
  for (const diagnostic of diagnostics) {
    const { code, resource = '', path = '', message, components } = diagnostic;
    const sentence = [code, resource, path, message].join('\u0000');
    const other = bySentence.get(sentence);
    const all = other === undefined ? components : [...new Set([...other.components, ...components])].sort();
    bySentence.set(sentence, other === undefined ? diagnostic : { ...diagnostic, components: all });
  }
  return [...bySentence].sort(([a], [b]) => compareText(a, b)).map(([, diagnostic]) => inFormat(diagnostic));
}

/** Puts the fields in the order of the format, so that a plan that was read is written as the same bytes. */
function inFormat<Code extends string>({
  code,
  message,
  resource,
  path,
  components,
  resolution,
}: Diagnostic<Code>): Diagnostic<Code> {
  return {
    code,
    message,
    ...(resource !== undefined && { resource }),
    ...(path !== undefined && { path }),
    components,
    resolution,
  };
}
