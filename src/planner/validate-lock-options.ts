import type { PlanError, PlanWarning } from '../plan/diagnostics.js';
import { ownValue } from '../plan/json.js';
import type { LockedUnit, PlanLock } from '../plan/lock/plan-lock.js';
import type { Settings } from '../resources/settings.js';
import type { Diagnostics } from '../resources/resource-type.js';
import { closestMatch } from '../validation/closest-match.js';
import { unitName } from './retention/discarded.js';

/** Checks the options that speak of what exists: `moves`, `discard` and `restored`. */
export function validateLockOptions(next: PlanLock, settings: Settings): Diagnostics {
  const { lock, moves, discard, restored } = settings;
  if (lock === null) return { errors: unusable(settings) };
  if (discard.length === 0 && restored.length === 0 && Object.keys(moves).length === 0) return {};
  const now = unitsIn(next);
  const before = unitsIn(lock);
  const known = [...new Set([...before, ...now].flatMap(({ names }) => names))];
  const members = Object.values(lock.resources).flatMap(({ type, members: own }) =>
    Object.keys(own).map((member) => unitName(type, member)),
  );
  const declared = discard.filter((name) =>
    now.some(({ names, unit }) => isLive(unit) && names.includes(name)),
  );
  return {
    errors: [
      ...declared.map(stillDeclared),
      ...Object.entries(moves).flatMap(([unit, target]) => missingTarget(unit, target, lock)),
    ],
    warnings: [
      ...discard
        .filter((name) => !before.some(({ names }) => names.includes(name)))
        .filter((name) => !declared.includes(name))
        .map((name) => withoutEffect('discard', name, 'The lock has no such unit', known)),
      ...restored
        .filter(
          (name) =>
            !before.some(({ names, unit }) => names.includes(name) && (unit.retained ?? unit.imported)),
        )
        .map((name) => withoutEffect('restored', name, 'The lock has no such unit that was retained', known)),
      ...Object.keys(moves)
        .filter((name) => !known.includes(name) && !members.includes(name))
        .map((name) => withoutEffect('moves', name, 'Nothing has that name', [...known, ...members])),
    ],
  };
}

interface NamedUnit {
  /** As options name it: `cosmos:user-db/user`, and with its place `cosmos:user-db/user@cosmos:shared`. */
  readonly names: readonly string[];
  readonly unit: LockedUnit;
}

function unitsIn({ resources }: PlanLock): NamedUnit[] {
  return Object.entries(resources).flatMap(([key, { type, units }]) =>
    Object.entries(units).map(([name, unit]) => ({
      names: [unitName(type, name), `${unitName(type, name)}@${key}`],
      unit,
    })),
  );
}

function isLive({ retained }: LockedUnit): boolean {
  return retained !== true;
}

/** Refuses options that only mean something with a lock. */
function unusable({ moves, discard, restored }: Settings): PlanError[] {
  return Object.entries({ moves: Object.keys(moves), discard, restored })
    .filter(([, entries]) => entries.length > 0)
    .map(([option, entries]) => ({
      code: 'INVALID_COMBINATION',
      message: `${option} names ${entries.map((entry) => `'${entry}'`).join(', ')}, and the backend has no lock, so that nothing is known of what exists.`,
      path: option,
      components: [],
      resolution: "Give the backend its lock: lock: readLock('shop.prod.lock.json').",
    }));
}

function stillDeclared(name: string): PlanError {
  return {
    code: 'INVALID_COMBINATION',
    message: `discard names '${name}', which the components still declare.`,
    path: 'discard',
    components: [],
    resolution: 'Remove it from the components in the same release, or from discard.',
  };
}

function missingTarget(unit: string, target: string, { resources }: PlanLock): PlanError[] {
  const type = unit.slice(0, unit.indexOf(':'));
  const keys = Object.keys(resources).filter((key) => ownValue(resources, key)?.type === type);
  if (target === 'new' || keys.includes(target)) return [];
  return [
    {
      code: 'INVALID_COMBINATION',
      message: `moves has '${unit}' go to '${target}', and the lock has no such ${type} resource.`,
      path: `moves.${unit}`,
      components: [],
      resolution: `Use ${[...keys, 'new'].map((key) => `'${key}'`).join(' or ')}.`,
    },
  ];
}

function withoutEffect(option: string, name: string, problem: string, known: readonly string[]): PlanWarning {
  const meant = closestMatch(name, known);
  return {
    code: 'OPTION_WITHOUT_EFFECT',
    message: `${option} names '${name}'. ${problem}.`,
    path: option,
    components: [],
    resolution: `${meant === undefined || meant === name ? '' : `Write '${meant}' if that is meant. `}Remove it from ${option} once it is done.`,
  };
}
