import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { share } from '../../src/planner/share.js';
import { cosmos } from '../../src/resources/cosmos/index.js';
import { functions } from '../../src/resources/functions/index.js';
import type { ResourceType } from '../../src/resources/resource-type.js';
import type { Requirement } from '../../src/resources/requirement.js';
import { storage } from '../../src/resources/storage/index.js';
import { cosmosConfigs, functionsConfigs, storageConfigs } from '../arbitraries/requirement-configs.js';

const RUNS = { numRuns: 2_000 };

function requirements<C extends object>(
  config: fc.Arbitrary<C>,
  maxLength = 6,
): fc.Arbitrary<Requirement<C>[]> {
  const requirement = fc.record({ config, priority: fc.constantFrom(10, 20) }, { noNullPrototype: true });
  return fc
    .array(requirement, { maxLength })
    .map((list) =>
      list.map((part, index) => ({ ...part, component: `C${index}`, key: `requirement:${index}` })),
    );
}

/** Which requirements are together, as sorted text. */
function partition<C extends object>(type: ResourceType<C>, list: readonly Requirement<C>[]): string[] {
  return share(type, list).bins.map((bin) =>
    bin.requirements
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
        fc.property(requirements(config), (list) => {
          const placed = share(type, list).bins.flatMap((bin) => bin.requirements);
          expect(placed.map(({ component }) => component).sort()).toEqual(
            list.map(({ component }) => component),
          );
        }),
        RUNS,
      ),
    orderless: () =>
      fc.assert(
        fc.property(requirements(config), fc.nat(), (list, turn) => {
          const at = list.length === 0 ? 0 : turn % list.length;
          const turned = [...list.slice(at), ...list.slice(0, at)].reverse();
          expect(partition(type, turned)).toEqual(partition(type, list));
        }),
        RUNS,
      ),
    legal: () =>
      fc.assert(
        fc.property(requirements(config), (list) => {
          const { bins, contradictions } = share(type, list);
          if (contradictions.length > 0) return;
          for (const bin of bins) {
            const fixed = new Map<string, string>();
            for (const constraint of bin.requirements.flatMap(({ config }) =>
              type.sharing.constraints(config),
            )) {
              if (constraint.overridable) continue;
              expect(fixed.get(constraint.name) ?? constraint.value).toBe(constraint.value);
              fixed.set(constraint.name, constraint.value);
            }
          }
        }),
        RUNS,
      ),
    together: () =>
      fc.assert(
        fc.property(requirements(config), (list) => {
          const homes = new Map<string, number>();
          share(type, list).bins.forEach((bin, index) => {
            for (const name of bin.requirements.flatMap(({ config }) => type.sharing.affinity(config))) {
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
  check(cosmos, cosmosConfigs),
  check(functions, functionsConfigs),
  check(storage, storageConfigs),
])('sharing $name', ({ complete, orderless, legal, together }) => {
  it('places every requirement once', complete);
  it('does not depend on the order of the requirements', orderless);
  it('never puts two values of a fixed constraint into one resource', legal);
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
      fc.property(requirements(config, 10), (list) => {
        const versions = (runtime: string) => {
          const own = list.filter((each) => each.config.runtime === runtime);
          const asked = new Set(own.flatMap((each) => each.config.version ?? []));
          return own.length === 0 ? 0 : Math.max(1, asked.size);
        };
        expect(share(functions, list).bins).toHaveLength(versions('node') + versions('python'));
      }),
      RUNS,
    );
  });

  it('of capacity modes are one, or two where both are asked for', () => {
    const config = fc.record({ enableServerless: fc.boolean() }, { requiredKeys: [], noNullPrototype: true });
    fc.assert(
      fc.property(requirements(config, 10), (list) => {
        const asked = new Set(list.flatMap((each) => each.config.enableServerless ?? []));
        const fewest = list.length === 0 ? 0 : Math.max(1, asked.size);
        expect(share(cosmos, list).bins).toHaveLength(fewest);
      }),
      RUNS,
    );
  });
});
