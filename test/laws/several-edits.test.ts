import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { AnyComponentDefinition } from '../../src/component.js';
import { checkLock } from '../../src/lock/check-lock.js';
import { parseLock } from '../../src/plan/lock/parse-lock.js';
import { serializeLock } from '../../src/plan/lock/serialize-lock.js';
import { componentIds, declarationsById, definitionSets } from '../arbitraries/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import type { Edit } from './edits.js';
import { lawRuns } from './law-runs.js';
import { expectLaws, expectLawsOfConflicts } from './laws.js';

const RUNS = lawRuns(30, 5);

const configs = fc.constantFrom<BackendConfig>(
  SHOP,
  { ...SHOP, networking: 'isolated' },
  { ...SHOP, monitoring: true },
);

/** A step, as far as it does not depend on what is there. */
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom('add' as const, 'remove' as const, 'change' as const, 'come back' as const),
    declare: declarationsById,
    id: componentIds,
    at: fc.nat(),
  }),
  { minLength: 3, maxLength: 6 },
);

type Step = typeof steps extends fc.Arbitrary<readonly (infer S)[]> ? S : never;

const alike = ({ componentId }: { readonly componentId: string }) =>
  componentId.toLowerCase().replace(/[_-]/g, '');

/** Makes a step an edit of what is there; undefined where it cannot be one. */
function editOf(
  { kind, declare, id, at }: Step,
  before: readonly AnyComponentDefinition[],
  gone: readonly AnyComponentDefinition[],
): Edit | undefined {
  const target = before[at % before.length];
  if (target === undefined) return undefined;
  const others = before.filter((each) => each !== target);
  if (kind === 'remove')
    return others.length === 0 ? undefined : { kind, edited: target.componentId, before, after: others };
  if (kind === 'change')
    return {
      kind,
      edited: target.componentId,
      before,
      after: [...others, declare(target.componentId)],
    };
  const added = kind === 'add' ? declare(id) : gone[at % gone.length];
  if (added === undefined || before.some((each) => alike(each) === alike(added))) return undefined;
  // The lock knows by its data whatever comes back.
  const known = gone.some((each) => alike(each) === alike(added));
  return {
    kind: known ? 'change' : 'add',
    edited: added.componentId,
    before,
    after: [...before, added],
  };
}

describe('several edits, one after the other', () => {
  it(
    'never touch what others have, and lose nothing',
    () => {
      const property = fc.property(definitionSets, configs, steps, (start, config, all) => {
        let components: readonly AnyComponentDefinition[] = start;
        let was = planOf(components, config);
        const gone: AnyComponentDefinition[] = [];
        fc.pre(was.errors.length === 0);
        for (const step of all) {
          const edit = editOf(step, components, gone);
          if (edit === undefined) continue;
          const now = planOf(edit.after, { ...config, lock: was.lock });
          expectLawsOfConflicts({ ...edit, was, now });
          // Terraform never sees a plan with errors, and no lock of it is written.
          if (now.errors.length > 0) continue;
          expectLaws({ ...edit, config, was, now });
          expect(checkLock(was.lock, now.lock)).toEqual([]);
          expect(parseLock(serializeLock(now.lock))).toEqual(now.lock);
          gone.push(...components.filter((each) => !edit.after.includes(each)));
          was = now;
          components = edit.after;
        }
      });
      fc.assert(property, RUNS);
    },
    RUNS.numRuns * 2000,
  );
});
