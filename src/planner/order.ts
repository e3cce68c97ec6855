import type { StackParameter } from '../plan/expression/expression-json.js';
import { compareText } from '../plan/json.js';
import type { Diagnostic } from '../plan/diagnostics.js';
import { addBlockReferences, referencesOf } from '../plan/references.js';
import { addressOf, type PlannedBlock, type TerraformBlock } from '../plan/terraform-block.js';
import { pushTo } from '../plan/maps.js';

/**
 * Sorts blocks so that each comes after those that it refers to, otherwise by address.
 * @param parameters - Is filled with the values that they ask the stack for.
 */
export function inDependencyOrder(
  blocks: readonly PlannedBlock[],
  parameters = new Set<StackParameter>(),
): PlannedBlock[] {
  const byAddress = new Map<string, PlannedBlock>();
  for (const block of blocks) byAddress.set(addressOf(block), block);
  const ordering: Ordering = {
    byAddress,
    parameters,
    packages: new Set(),
    visited: new Set(),
    ordered: [],
  };
  for (const block of byAddressIn(blocks)) visit(block, ordering);
  return ordering.ordered;
}

interface Ordering {
  readonly byAddress: ReadonlyMap<string, PlannedBlock>;
  readonly parameters: Set<StackParameter>;
  readonly packages: Set<string>;
  readonly visited: Set<PlannedBlock>;
  readonly ordered: PlannedBlock[];
}

function visit(block: PlannedBlock, ordering: Ordering): void {
  const { byAddress, parameters, packages, visited, ordered } = ordering;
  if (visited.has(block)) return;
  // Before the blocks that it needs: a cycle is an error of the plan, and must not recur forever.
  visited.add(block);
  for (const address of addBlockReferences(block, { addresses: new Set(), parameters, packages }).addresses) {
    const needed = byAddress.get(address);
    if (needed !== undefined) visit(needed, ordering);
  }
  ordered.push(block);
}

/** Sorts blocks by address. Those of one type are nearly in order, and types are few. */
function byAddressIn(blocks: readonly PlannedBlock[]): PlannedBlock[] {
  const byType = new Map<string, PlannedBlock[]>();
  for (const block of blocks) {
    pushTo(byType, block.type, block);
  }
  return [...byType.keys()].sort(compareText).flatMap((type) => (byType.get(type) ?? []).sort(byId));
}

function byId(a: PlannedBlock, b: PlannedBlock): number {
  return compareText(a.id, b.id);
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
    const cycle = firstOf(referencesOf(block), visit);
    path.pop();
    finished.add(address);
    return cycle;
  };
  return firstOf([...byAddress.keys()].sort(compareText), visit);
}

function firstOf<T, R>(items: Iterable<T>, find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
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
  ways,
}: Diagnostic<Code>): Diagnostic<Code> {
  return {
    code,
    message,
    ...(resource !== undefined && { resource }),
    ...(path !== undefined && { path }),
    components,
    resolution,
    ...(ways !== undefined && { ways }),
  };
}
