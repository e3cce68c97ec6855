import { expect } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import { diffPlans } from '../../src/plan/diff/diff-plans.js';
import type { PlanLock } from '../../src/plan/lock/plan-lock.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { addressesByResource } from '../../src/plan/resource-addresses.js';
import { addressOf } from '../../src/plan/terraform-block.js';
import { planOf } from '../support/plans.js';
import type { Edit } from './edits.js';
import { replacingArguments } from './replacing-arguments.js';

/** Addresses whose content is the release: packages, and the files of a site. */
const RELEASES = /^(?:azurerm_storage_blob|terraform_data)\./;

/** An edit with its plans. */
export interface Planned extends Pick<Edit, 'edited' | 'after'> {
  readonly config: BackendConfig;
  readonly was: ResourcePlan;
  readonly now: ResourcePlan;
}

type Law = (planned: Planned) => void;

const LAWS: Readonly<Record<string, Law>> = {
  'the others stay in their resources, under their URLs': ({ edited, was, now }) => {
    const kept = new Set(now.components.map(({ id }) => id).filter((id) => id !== edited));
    const places = ({ components }: ResourcePlan) =>
      components.filter(({ id }) => kept.has(id)).map(({ id, uses }) => ({ id, uses }));
    const before = new Set(was.components.map(({ id }) => id));
    expect(places(now).filter(({ id }) => before.has(id))).toEqual(places(was));
    const urls = ({ lock }: ResourcePlan) => Object.entries(lock.components).filter(([id]) => kept.has(id));
    expect(urls(now).filter(([id]) => before.has(id))).toEqual(urls(was));
  },

  'their resources keep names and addresses': ({ edited, was, now }) => {
    for (const { key, name, sharedBy, block } of was.resources) {
      if (!sharedBy.some((id) => id !== edited)) continue;
      // A workspace without code that reports to it has no blocks.
      if (block === undefined) continue;
      const after = now.resources.find((each) => each.key === key);
      if (key === 'monitoring:shared' && after?.block === undefined) continue;
      expect({ key, name: after?.name, block: after?.block }).toEqual({
        key,
        name,
        block,
      });
    }
  },

  'no block that others use is replaced': ({ edited, was, now }) => {
    const before = new Map(was.terraform.map((block) => [addressOf(block), block]));
    const own = new Set(ownedBy(edited, was));
    for (const block of now.terraform) {
      const address = addressOf(block);
      const old = before.get(address);
      if (old === undefined || RELEASES.test(address) || own.has(address)) continue;
      expect({ address, ...replacingArguments(block, now.replacedBy) }).toEqual({
        address,
        ...replacingArguments(old, now.replacedBy),
      });
    }
  },

  'each unit with data is in use or retained': ({ was, now }) => {
    const after = new Set(dataUnits(now.lock));
    expect(dataUnits(was.lock).filter((unit) => !after.has(unit))).toEqual([]);
    const kept = new Set([...now.terraform.map(addressOf), ...now.state.removed]);
    const held = was.terraform.filter(({ meta }) => meta?.holds_data === true).map(addressOf);
    expect(held.filter((address) => !kept.has(address))).toEqual([]);
  },

  'the lock that the plan wrote gives the same plan, but for what is said of changes': ({
    after,
    config,
    now,
  }) => {
    const again = planOf(after, { ...config, lock: now.lock });
    const silent = ({ warnings: _said, ...plan }: ResourcePlan) => plan;
    expect(silent(again)).toEqual(silent(now));
  },

  'a plan does not differ from itself': ({ now }) => {
    expect(diffPlans(now, now).changes).toEqual([]);
  },
};

/** What holds for every edit of an option. Some options replace what holds no data, such as a network. */
const OF_OPTIONS: readonly string[] = [
  'the others stay in their resources, under their URLs',
  'each unit with data is in use or retained',
  'the lock that the plan wrote gives the same plan, but for what is said of changes',
];

/** Holds the plan after an edit of one component against what every edit leaves to the others. */
export function expectLaws(planned: Planned): void {
  for (const [law, check] of Object.entries(LAWS)) named(law, () => check(planned));
}

/** Holds the plan after an edit of an option against what it leaves to all components. */
export function expectLawsOfOptions(planned: Omit<Planned, 'edited'>): void {
  for (const [law, check] of Object.entries(LAWS))
    if (OF_OPTIONS.includes(law)) named(law, () => check({ ...planned, edited: '' }));
}

/** What holds whether or not the plan has errors. */
export function expectLawsOfConflicts({
  kind,
  edited,
  was,
  now,
}: Pick<Planned, 'edited' | 'was' | 'now'> & Pick<Edit, 'kind'>): void {
  if (kind === 'remove')
    named('a component that is removed is in conflict with nothing', () => {
      expect(now.errors.filter(({ code }) => code.endsWith('_CONFLICT'))).toEqual([]);
    });
  if (kind === 'add')
    named('a component that the lock does not know is in conflict only over data that is there', () => {
      const conflicts = now.errors.filter(({ code }) => code === 'PLACEMENT_CONFLICT');
      const known = new Set(unitsOf(was.lock).map(({ unit }) => unit));
      const meets = unitsOf(now.lock).some(
        ({ unit, components }) => components.includes(edited) && known.has(unit),
      );
      const uses = conflicts.some(({ message }) => message.includes('all that it uses must be in one '));
      if (!meets && !uses) expect(conflicts).toEqual([]);
    });
}

function named(law: string, check: () => void): void {
  try {
    check();
  } catch (cause) {
    throw new Error(`Broken: ${law}.`, { cause });
  }
}

/** Addresses of what one component alone declares: its units, and resources that no other uses. */
function ownedBy(component: string, plan: ResourcePlan): string[] {
  const { resources, lock } = plan;
  const addresses = addressesByResource(plan);
  return resources.flatMap(({ key, sharedBy }) => {
    if (sharedBy.every((id) => id === component)) return addresses.get(key) ?? [];
    const units = Object.values(lock.resources[key]?.units ?? {});
    return units
      .filter(({ components }) => components.every((id) => id === component))
      .flatMap(({ blocks }) => Object.keys(blocks));
  });
}

function dataUnits(lock: PlanLock): string[] {
  return unitsOf(lock)
    .filter(({ data }) => data)
    .map(({ key, unit }) => `${key} ${unit}`);
}

function unitsOf({ resources }: PlanLock) {
  return Object.entries(resources).flatMap(([key, { units }]) =>
    Object.entries(units).map(([unit, { data, components }]) => ({ key, unit, data, components })),
  );
}
