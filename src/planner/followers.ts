import type { PlanWarning } from '../plan/diagnostics.js';
import { cosmosType } from '../resources/cosmos/cosmos-type.js';
import { functionsType } from '../resources/functions/functions-type.js';
import type { ResourceType } from '../resources/resource-type.js';
import { type Need, sharersOf } from '../resources/shared-resource.js';
import { storageType } from '../resources/storage/storage-type.js';
import type { MergedGroup } from './merge.js';

/** What following others means for a type, and how a component says itself where it belongs. */
interface Move {
  readonly what: string;
  readonly lost: string;
  readonly resolution: string;
}

const MOVES: Readonly<Record<string, Move>> = {
  [cosmosType.type]: {
    what: 'Cosmos DB account',
    lost: 'one that is new and empty, and the account with their data is destroyed',
    resolution:
      'Pin it before there is data: enableServerless: false for those that belong in this account, enableServerless: true for those that do not.',
  },
  [functionsType.type]: {
    what: 'function app',
    lost: 'a new app with another host name, which has no code yet',
    resolution:
      'Pin it: the same version and sku in each FunctionsApp of this app, or a backend of their own for those that ask for another.',
  },
  [storageType.type]: {
    what: 'storage account',
    lost: 'a new account, and what waits in their queues stays in the old one',
    resolution:
      'Pin it: the same performance tier and replication in each, or a backend of their own for those that ask for another.',
  },
};

/**
 * Components that are in a resource of some kind only because others asked for it. By themselves they would be in another
 * one, with another name: others that are added to a backend which exists take them along to a new, empty one.
 */
export function followers<C extends object>(
  type: ResourceType<C>,
  merged: readonly MergedGroup<C>[],
): PlanWarning[] {
  const move = MOVES[type.type];
  if (move === undefined) return [];
  return merged.flatMap(({ resource: { key, needs }, kind }) => {
    const askers = sharersOf({ needs: needs.filter(asksFor(type, kind, needs)) });
    const asking = new Set(askers);
    const following = sharersOf({
      needs: needs.filter(
        // Whoever is of the kind by itself is among those that ask.
        (need) =>
          !asking.has(need.component) && holdsParts(type, need) && !belongsTo(asking, type, need, needs),
      ),
    });
    if (following.length === 0) return [];
    return {
      code: 'FOLLOWS_OTHERS',
      message:
        `${quoted(following)} ${following.length === 1 ? 'follows' : 'follow'} ${quoted(askers)} into a ${move.what} ('${kind}'). ` +
        `Where ${quoted(askers)} ${askers.length === 1 ? 'is' : 'are'} new in a backend that exists, that is ${move.lost}.`,
      resource: key,
      components: following,
      resolution: `${move.resolution} See docs/migration.md.`,
    };
  });
}

/** Who asked for the kind; where it is made of several wishes, everybody who asked for something out of the ordinary. */
function asksFor<C extends object>(type: ResourceType<C>, kind: string, needs: readonly Need<C>[]) {
  const decided = needs.some(({ config }) => type.purpose(config) === kind);
  return ({ config }: Need<C>) => {
    const own = type.purpose(config);
    return decided ? own === kind : own !== 'shared';
  };
}

/** Whether a component has something in the resource that could be left behind: access to others' data is not. */
function holdsParts<C extends object>(type: ResourceType<C>, { config }: Need<C>): boolean {
  const parts = type.type === storageType.type ? type.indivisible(config) : type.parts(config);
  return parts.length > 0;
}

/** Whether a component stands on what those that ask alone have, so that it was never anywhere else. */
function belongsTo<C extends object>(
  asking: ReadonlySet<string>,
  type: ResourceType<C>,
  { config }: Need<C>,
  needs: readonly Need<C>[],
): boolean {
  return (type.borrowed?.(config) ?? []).some((part) => {
    const owners = needs.filter((need) => type.parts(need.config).includes(part));
    return owners.length > 0 && owners.every(({ component }) => asking.has(component));
  });
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
