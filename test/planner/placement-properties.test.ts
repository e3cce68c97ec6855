import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { settingsFrom } from '../../src/backend/settings-from-config.js';
import { place } from '../../src/planner/placement/place.js';
import { cosmos } from '../../src/resources/cosmos/index.js';
import { functions } from '../../src/resources/functions/index.js';
import type {
  FunctionRuntime,
  FunctionsRequirementConfig,
} from '../../src/resources/functions/requirement.js';
import { defaultVersionFor } from '../../src/resources/functions/hosting/versions-by-hosting.js';
import type { ResourceType } from '../../src/resources/resource-type.js';
import type { Requirement } from '../../src/resources/requirement.js';
import { storage } from '../../src/resources/storage/index.js';
import { cosmosConfigs, functionsConfigs, storageConfigs } from '../arbitraries/requirement-configs.js';
import { lawRuns } from '../laws/law-runs.js';
import { SHOP } from '../support/plans.js';

const RUNS = lawRuns(600);
const SETTINGS = settingsFrom(SHOP);

const placed = <C extends object>(type: ResourceType<C>, list: readonly Requirement<C>[]) =>
  place(type, list, SETTINGS);

function requirements<C extends object>(
  config: fc.Arbitrary<C>,
  maxLength = 6,
): fc.Arbitrary<Requirement<C>[]> {
  const requirement = fc.record({ config, priority: fc.constantFrom(10, 20) }, { noNullPrototype: true });
  return fc.array(requirement, { maxLength }).map((list) =>
    list.map((part, index) => ({
      ...part,
      component: `C${index}`,
      key: `requirement:${index}`,
      requirementId: `C${index}`,
    })),
  );
}

/** Which requirements are together, as sorted text. */
function partition<C extends object>(type: ResourceType<C>, list: readonly Requirement<C>[]): string[] {
  return placed(type, list).bins.map((bin) =>
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
          const everywhere = placed(type, list).bins.flatMap((bin) => bin.requirements);
          expect(everywhere.map(({ component }) => component).sort()).toEqual(
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
          const { bins, contradictions } = placed(type, list);
          if (contradictions.length > 0) return;
          for (const bin of bins) {
            const fixed = new Map<string, string>();
            for (const constraint of bin.requirements.flatMap(({ config }) =>
              type.sharing.constraints(config, SETTINGS),
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
          const places = new Map<string, number>();
          placed(type, list).bins.forEach((bin, index) => {
            const units = bin.requirements.flatMap(({ config }) => [
              ...type.sharing.units(config),
              ...type.sharing.usedUnits(config),
            ]);
            for (const name of units) {
              expect(places.get(name) ?? index).toBe(index);
              places.set(name, index);
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
  it('of runtimes are one per version, where the default is a version', () => {
    const config: fc.Arbitrary<FunctionsRequirementConfig> = fc.record(
      {
        runtime: fc.constantFrom('node' as const, 'python' as const),
        version: fc.constantFrom('3.12', '20', '22'),
      },
      { requiredKeys: ['runtime'], noNullPrototype: true },
    );
    const usual = (runtime: FunctionRuntime) =>
      runtime === 'node' ? '22' : defaultVersionFor(runtime, 'flex');
    fc.assert(
      fc.property(requirements(config, 10), (list) => {
        const apps = new Set(
          list.map(({ config: { runtime, version } }) => `${runtime} ${version ?? usual(runtime)}`),
        );
        expect(placed(functions, list).bins).toHaveLength(apps.size);
      }),
      RUNS,
    );
  });

  it('of capacity modes are one, or two where a component needs another than the default', () => {
    const config = fc.record({ enableServerless: fc.boolean() }, { requiredKeys: [], noNullPrototype: true });
    fc.assert(
      fc.property(requirements(config, 10), (list) => {
        const modes = new Set(list.map((each) => each.config.enableServerless ?? true));
        expect(placed(cosmos, list).bins).toHaveLength(modes.size);
      }),
      RUNS,
    );
  });
});
