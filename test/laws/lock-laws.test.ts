import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { backendConfigs } from '../arbitraries/backend-configs.js';
import { definitionSets } from '../arbitraries/definitions.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { NOTICE_CODES } from '../../src/planner/notices.js';
import { planOf, SHOP } from '../support/plans.js';
import { lawRuns } from './law-runs.js';

const RUNS = lawRuns(50);

/** What is only said of a plan without a lock, or of one that differs from its lock. */
const OF_CHANGE: ReadonlySet<string> = new Set([
  ...NOTICE_CODES,
  'NOT_LOCKED',
  'LOCK_CHANGED',
  'RESOURCE_SPLIT',
  'CONTAINER_SHARED',
  'NAME_ADJUSTED',
]);

/** A plan but for diagnostics of change, and for whether it had a lock. */
function settled({ warnings, backend: { locked: _locked, ...backend }, ...plan }: ResourcePlan) {
  return { ...plan, backend, warnings: warnings.filter(({ code }) => !OF_CHANGE.has(code)) };
}

describe('a plan with its own lock', () => {
  it('is the same plan, but for what it says of changes', () => {
    fc.assert(
      fc.property(definitionSets, backendConfigs, (components, given) => {
        const config = { ...given, ...SHOP };
        const first = planOf(components, config);
        fc.pre(first.errors.length === 0);
        const again = planOf(components, { ...config, lock: first.lock });
        expect(settled(again)).toEqual(settled(first));
        const codes = again.warnings.map(({ code }) => code);
        expect(codes.filter((code) => OF_CHANGE.has(code))).toEqual([]);
      }),
      RUNS,
    );
  });
});

describe('a plan with the lock of some of its components', () => {
  it('does not depend on the order of components', () => {
    fc.assert(
      fc.property(definitionSets, fc.nat(), fc.nat(), (components, some, turn) => {
        const { lock } = planOf(components.slice(0, 1 + (some % components.length)));
        const at = turn % components.length;
        const turned = [...components.slice(at), ...components.slice(0, at)].reverse();
        const config = { ...SHOP, lock };
        expect(planOf(turned, config)).toEqual(planOf(components, config));
      }),
      RUNS,
    );
  });

  it('moves nothing that the lock knows', () => {
    fc.assert(
      fc.property(definitionSets, fc.nat(), (components, some) => {
        const before = planOf(components.slice(0, 1 + (some % components.length)));
        fc.pre(before.errors.length === 0);
        const plan = planOf(components, { ...SHOP, lock: before.lock });
        for (const [key, { name, members, units }] of Object.entries(before.lock.resources)) {
          const now = plan.lock.resources[key];
          expect(now?.name).toBe(name);
          expect(Object.keys(now?.members ?? {})).toEqual(expect.arrayContaining(Object.keys(members)));
          expect(Object.keys(now?.units ?? {})).toEqual(expect.arrayContaining(Object.keys(units)));
        }
      }),
      RUNS,
    );
  });
});
