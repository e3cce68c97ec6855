import { type JsonValue, ownValue } from '../../plan/json.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { addressOf, type TerraformBlock } from '../../plan/terraform-block.js';
import type { Matches } from './match-blocks.js';
import { addressesByResource } from '../../plan/resource-addresses.js';

/** Returns the lock of a plan with the names, facts and former addresses that the state has. */
export function adoptNames(
  plan: ResourcePlan,
  matches: Matches,
  resourceGroup: string | undefined,
): PlanLock {
  const { lock } = plan;
  const blocks = new Map(plan.terraform.map((block) => [addressOf(block), block]));
  const ownedBy = addressesByResource(plan);
  const resources = Object.entries(lock.resources).map(([key, resource]) => [
    key,
    {
      ...resource,
      name: deployedName(resource.name, ownedBy.get(key) ?? [], blocks, matches) ?? resource.name,
      facts: deployedFacts(resource.facts, ownedBy.get(key) ?? [], blocks, matches),
      units: Object.fromEntries(
        Object.entries(resource.units).map(([name, unit]) => [
          name,
          { ...unit, facts: deployedFacts(unit.facts, Object.keys(unit.blocks), blocks, matches) },
        ]),
      ),
    },
  ]);
  const all = [...blocks.keys()];
  const names = Object.entries(lock.names).map(([what, name]) => [
    what,
    deployedName(name, all, blocks, matches) ?? name,
  ]);
  const former = [...matches].filter(([address, found]) => address !== found.address);
  return {
    ...lock,
    backend: { ...lock.backend, ...(resourceGroup !== undefined && { resourceGroup }) },
    resources: Object.fromEntries(resources) as PlanLock['resources'],
    names: Object.fromEntries(names) as PlanLock['names'],
    ...(former.length > 0 && {
      formerAddresses: Object.fromEntries(former.map(([address, found]) => [address, [found.address]])),
    }),
  };
}

/** Returns the name that the blocks with a planned name have in the state, where all of them agree. */
function deployedName(
  name: string,
  addresses: readonly string[],
  blocks: ReadonlyMap<string, TerraformBlock>,
  matches: Matches,
): string | undefined {
  const deployed = new Set(
    addresses
      .filter((address) => blocks.get(address)?.arguments['name'] === name)
      .flatMap((address) => matches.get(address)?.values['name'] ?? []),
  );
  const [only] = deployed;
  return deployed.size === 1 && typeof only === 'string' ? only : undefined;
}

/**
 * Reads facts: a fact is the value of an argument of a block, so the argument in the state has what is deployed. Facts
 * that no argument shows stay as declared.
 */
function deployedFacts(
  facts: Readonly<Record<string, string>>,
  addresses: readonly string[],
  blocks: ReadonlyMap<string, TerraformBlock>,
  matches: Matches,
): Readonly<Record<string, string>> {
  const entries = Object.entries(facts).map(([fact, value]) => {
    const deployed = addresses.flatMap((address) => {
      const block = blocks.get(address);
      const argument = Object.entries(block?.arguments ?? {}).find(([, part]) => shows(part, value))?.[0];
      const found = argument === undefined ? undefined : ownValue(matches.get(address)?.values, argument);
      const [single] = [found].flat();
      return typeof single === 'string' || typeof single === 'number' ? [String(single)] : [];
    });
    return [fact, deployed[0] ?? value] as const;
  });
  return Object.fromEntries(entries);
}

function shows(part: JsonValue, value: string): boolean {
  if (Array.isArray(part)) return part.length === 1 && shows(part[0] as JsonValue, value);
  return (typeof part === 'string' || typeof part === 'number') && String(part) === value;
}
