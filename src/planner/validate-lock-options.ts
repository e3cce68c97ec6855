import { quoted } from '../plan/phrases.js';
import type { PlanError, PlanWarning } from '../plan/diagnostics.js';
import { ownValue } from '../plan/json.js';
import { dataPlaces } from '../plan/lock/data-places.js';
import type { LockedUnit, PlanLock } from '../plan/lock/plan-lock.js';
import { parentOf, parentsIn } from '../plan/lock/parent-of.js';
import type { Settings } from '../resources/settings.js';
import type { Diagnostics } from '../resources/resource-type.js';
import { closestMatch } from '../validation/closest-match.js';
import { childName } from './retention/discarded.js';
import { withoutEffect } from '../resources/without-effect.js';

/** Checks the options about existing resources: `moves`, `discard` and `restored`. */
export function validateLockOptions(next: PlanLock, settings: Settings): Diagnostics {
  const { lock, moves, discard, restored } = settings;
  if (lock === null) return { errors: unusable(settings) };
  if (discard.length === 0 && restored.length === 0 && Object.keys(moves).length === 0) return {};
  const now = childrenIn(next);
  const before = childrenIn(lock);
  const known = [...new Set([...before, ...now].flatMap(({ names }) => names))];
  const members = Object.values(lock.resources).flatMap(({ type, members: own }) =>
    Object.keys(own).map((member) => childName(type, member)),
  );
  // Parents, such as databases, can be named too.
  const parents = parentNames(lock);
  const places = dataPlaces(lock.resources);
  const declared = discard.filter((name) =>
    now.some(
      ({ names, parents: own, child }) =>
        isDeclared(child) && (names.includes(name) || (own.includes(name) && parents.includes(name))),
    ),
  );
  const isUsed = (name: string) =>
    now.some(({ names, parents: own, child }) => isDeclared(child) && [...names, ...own].includes(name));
  const inSeveralPlaces = discard.flatMap((name) => {
    const keys = places.get(name) ?? [];
    const left = keys.map((key) => `${name}@${key}`).filter((place) => !isUsed(place));
    return keys.length > 1 && left.length > 0 ? [{ name, keys, left }] : [];
  });
  return {
    errors: [
      ...inSeveralPlaces.map(ambiguous),
      ...declared.filter((name) => !inSeveralPlaces.some((each) => each.name === name)).map(stillDeclared),
      ...Object.entries(moves).flatMap(([child, target]) => missingTarget(child, target, lock)),
    ],
    warnings: [
      ...discard
        .filter((name) => !before.some(({ names }) => names.includes(name)) && !parents.includes(name))
        .filter((name) => !declared.includes(name))
        .map((name) => doneOrUnknown('discard', name, 'the lock has no such child resource', known)),
      ...restored
        .filter(
          (name) =>
            !before.some(({ names, child }) => names.includes(name) && (child.retained ?? child.imported)),
        )
        .map((name) =>
          doneOrUnknown('restored', name, 'the lock has no such retained child resource', known),
        ),
      ...Object.keys(moves)
        .filter((name) => !known.includes(name) && !members.includes(name))
        .map((name) =>
          doneOrUnknown('moves', name, 'no child resource or requirement has that name', [
            ...known,
            ...members,
          ]),
        ),
    ],
  };
}

interface NamedChild {
  /** As options name it: `cosmos:user-db/user`, and with its place `cosmos:user-db/user@cosmos:shared`. */
  readonly names: readonly string[];
  /** Names of the parent of the child resource. */
  readonly parents: readonly string[];
  readonly child: LockedUnit;
}

function childrenIn({ resources }: PlanLock): NamedChild[] {
  return Object.entries(resources).flatMap(([key, { type, units }]) =>
    Object.entries(units).map(([name, child]) => {
      const parent = parentOf(name, child)?.name;
      return {
        names: namesOf(type, name, key),
        parents: parent === undefined ? [] : namesOf(type, parent, key),
        child,
      };
    }),
  );
}

/** Returns the names of the parents that are not child resources of the lock themselves. */
function parentNames({ resources }: PlanLock): readonly string[] {
  return Object.entries(resources).flatMap(([key, { type, units }]) =>
    parentsIn(units).flatMap(({ name }) => namesOf(type, name, key)),
  );
}

function namesOf(type: string, child: string, key: string): string[] {
  return [childName(type, child), `${childName(type, child)}@${key}`];
}

function isDeclared({ components }: LockedUnit): boolean {
  return components.length > 0;
}

/** Refuses options that require a lock. */
function unusable({ moves, discard, restored }: Settings): PlanError[] {
  return Object.entries({ moves: Object.keys(moves), discard, restored })
    .filter(([, entries]) => entries.length > 0)
    .map(([option, entries]) => ({
      code: 'INVALID_COMBINATION',
      message: `${option}: names ${quoted(entries)}, but the backend has no lock of what exists.`,
      path: option,
      components: [],
      resolution: "Give the backend its lock: lock: readLock('shop.prod.lock.json').",
    }));
}

function stillDeclared(name: string): PlanError {
  return {
    code: 'INVALID_COMBINATION',
    message: `discard: '${name}' is still declared by components.`,
    path: 'discard',
    components: [],
    resolution: 'Remove it from the components in the same release, or from discard.',
  };
}

interface InSeveralPlaces {
  readonly name: string;
  /** Keys of the resources that the lock has data of the name in. */
  readonly keys: readonly string[];
  /** As `discard` names the data that components do not declare. */
  readonly left: readonly string[];
}

/** Refuses to guess which of several containers of one name the user gives up. */
function ambiguous({ name, keys, left }: InSeveralPlaces): PlanError {
  return {
    code: 'INVALID_COMBINATION',
    message: `discard: '${name}' must name its resource, because the lock has data of that name in ${quoted(keys)}.`,
    path: 'discard',
    components: [],
    resolution: `Write ${left.map((place) => `'${place}'`).join(' or ')}${left.length === 1 ? '' : ', or all of them'}.`,
  };
}

function missingTarget(child: string, target: string, { resources }: PlanLock): PlanError[] {
  const type = child.slice(0, child.indexOf(':'));
  const keys = Object.keys(resources).filter((key) => ownValue(resources, key)?.type === type);
  if (target === 'new' || keys.includes(target)) return [];
  return [
    {
      code: 'INVALID_COMBINATION',
      message: `moves.${child}: the target must be a ${type} resource of the lock or 'new', received '${target}'.`,
      path: `moves.${child}`,
      components: [],
      resolution: `Use ${[...keys, 'new'].map((key) => `'${key}'`).join(' or ')}.`,
      ways: [...keys, 'new'].map((key) => ({
        option: 'moves',
        value: { [child]: key },
        effect: `'${child}' is in ${key === 'new' ? 'a new, empty resource' : `'${key}'`}.`,
      })),
    },
  ];
}

function doneOrUnknown(option: string, name: string, problem: string, known: readonly string[]): PlanWarning {
  // Data that is gone is neither that of another place nor what it was in, which the user may still need.
  const [own = '', place] = name.split('@');
  const near = known.map((each) => each.split('@')).filter((each) => each[1] === place);
  const match = closestMatch(
    own,
    near.flatMap(([each = '']) => (own.startsWith(`${each}/`) ? [] : [each])),
  );
  const meant = match === undefined || place === undefined ? match : `${match}@${place}`;
  const isMistyped = meant !== undefined && meant !== name;
  return {
    ...withoutEffect(
      `${option}: '${name}'`,
      problem,
      `${isMistyped ? `Did you mean '${meant}'? ` : ''}Remove it from ${option} once it is done.`,
    ),
    path: option,
  };
}
