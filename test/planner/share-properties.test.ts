import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { share } from '../../src/planner/share.js';
import { cosmosType } from '../../src/resources/cosmos/sharing.js';
import { functionsType } from '../../src/resources/functions/sharing.js';
import type { ResourceType } from '../../src/resources/resource-type.js';
import type { Requirement } from '../../src/resources/resource.js';
import { storageType } from '../../src/resources/storage/index.js';
import { cosmosConfigs, functionsConfigs, storageConfigs } from '../arbitraries/requirement-configs.js';

const RUNS = { numRuns: 2_000 };

function needs<C extends object>(config: fc.Arbitrary<C>, maxLength = 6): fc.Arbitrary<Requirement<C>[]> {
  const need = fc.record({ config, priority: fc.constantFrom(10, 20) }, { noNullPrototype: true });
  return fc
    .array(need, { maxLength })
    .map((list) => list.map((part, index) => ({ ...part, component: `C${index}`, key: `need:${index}` })));
}

/** Which needs are together, as sorted text. */
function partition<C extends object>(type: ResourceType<C>, list: readonly Requirement<C>[]): string[] {
  return share(type, list).groups.map((group) =>
    group.needs
      .map(({ component }) => component)
      .sort()
      .join(' '),
  );
}

function check<C extends object>(type: ResourceType<C>, config: fc.Arbitrary<C>) {
  return {
    name: type.type,
    complete: () =>
      fc.assert(
        fc.property(needs(config), (list) => {
          const placed = share(type, list).groups.flatMap((group) => group.needs);
          expect(placed.map(({ component }) => component).sort()).toEqual(
            list.map(({ component }) => component),
          );
        }),
        RUNS,
      ),
    orderless: () =>
      fc.assert(
        fc.property(needs(config), fc.nat(), (list, turn) => {
          const at = list.length === 0 ? 0 : turn % list.length;
          const turned = [...list.slice(at), ...list.slice(0, at)].reverse();
          expect(partition(type, turned)).toEqual(partition(type, list));
        }),
        RUNS,
      ),
    legal: () =>
      fc.assert(
        fc.property(needs(config), (list) => {
          const { groups, contradictions } = share(type, list);
          if (contradictions.length > 0) return;
          for (const group of groups) {
            const fixed = new Map<string, string>();
            for (const trait of group.needs.flatMap((need) => type.traits(need.config))) {
              if (trait.yields) continue;
              expect(fixed.get(trait.name) ?? trait.value).toBe(trait.value);
              fixed.set(trait.name, trait.value);
            }
          }
        }),
        RUNS,
      ),
    together: () =>
      fc.assert(
        fc.property(needs(config), (list) => {
          const homes = new Map<string, number>();
          share(type, list).groups.forEach((group, index) => {
            for (const name of group.needs.flatMap((need) => type.indivisible(need.config))) {
              expect(homes.get(name) ?? index).toBe(index);
              homes.set(name, index);
            }
          });
        }),
        RUNS,
      ),
  };
}

describe.each([
  check(cosmosType, cosmosConfigs),
  check(functionsType, functionsConfigs),
  check(storageType, storageConfigs),
])('sharing $name', ({ complete, orderless, legal, together }) => {
  it('places every need once', complete);
  it('does not depend on the order of the needs', orderless);
  it('never puts two values of a fixed trait into one resource', legal);
  it('never spreads the same data over two resources', together);
});

describe('the fewest resources', () => {
  it('of runtimes are one per version that is asked for, or one where none is', () => {
    const config = fc.record(
      {
        runtime: fc.constantFrom('node' as const, 'python' as const),
        version: fc.constantFrom('3.12', '20', '22'),
      },
      { requiredKeys: ['runtime'], noNullPrototype: true },
    );
    fc.assert(
      fc.property(needs(config, 10), (list) => {
        const versions = (runtime: string) => {
          const own = list.filter((need) => need.config.runtime === runtime);
          const asked = new Set(own.flatMap((need) => need.config.version ?? []));
          return own.length === 0 ? 0 : Math.max(1, asked.size);
        };
        expect(share(functionsType, list).groups).toHaveLength(versions('node') + versions('python'));
      }),
      RUNS,
    );
  });

  it('of capacity modes are one, or two where both are asked for', () => {
    const config = fc.record({ enableServerless: fc.boolean() }, { requiredKeys: [], noNullPrototype: true });
    fc.assert(
      fc.property(needs(config, 10), (list) => {
        const asked = new Set(list.flatMap((need) => need.config.enableServerless ?? []));
        const fewest = list.length === 0 ? 0 : Math.max(1, asked.size);
        expect(share(cosmosType, list).groups).toHaveLength(fewest);
      }),
      RUNS,
    );
  });
});
