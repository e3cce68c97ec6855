import { quoted } from '../../plan/phrases.js';
import type { PlanError, Way } from '../../plan/diagnostics.js';
import { recordOf } from '../../plan/json.js';
import { GUEST_NAME } from '../../plan/offer-schema.js';
import { childName } from '../retention/discarded.js';
import type { PlacementConflict, ValueConflict } from './conflict.js';

/** Converts a contradiction between lock and declarations into an error of the plan. */
export function placementError(type: string, conflict: PlacementConflict): PlanError {
  const { component, resource } = conflict;
  const components = [component, ...(conflict.kind === 'value' ? (conflict.with ?? []) : [])].sort();
  const named = (children: readonly string[]) => quoted(children.map((child) => childName(type, child)));
  const error = (message: string, resolution: string, path?: string, ways?: readonly Way[]): PlanError => ({
    code: 'PLACEMENT_CONFLICT',
    message,
    ...(resource !== undefined && { resource }),
    ...(path !== undefined && { path }),
    components,
    resolution,
    ...(ways !== undefined && { ways }),
  });
  switch (conflict.kind) {
    case 'value':
      return valueError(type, conflict, error);
    case 'full': {
      const { grown, fitsIn } = conflict;
      if (grown !== undefined) {
        const to = (target: string, where: string) =>
          moving(type, [grown], target, `'${component}' is in ${where}, under another URL.`);
        const ways = [
          ...(fitsIn === undefined ? [] : [to(fitsIn, `'${fitsIn}'`)]),
          to('new', 'a resource of its own'),
        ];
        return error(
          `'${component}': must stay in '${resource}', which is full, and needs more of it than before.`,
          `Let it have less, or move it: ${ways.map(inWords).join(', or ')}.`,
          'moves',
          ways,
        );
      }
      // Ids of components do not have a dot.
      if (GUEST_NAME.test(component))
        return error(
          `offer: '${component}' must stay in '${resource}', where its data is, and its record asks for more than is free there.`,
          `Leave its record of ${type} as it was, and admit a further guest, '<backendId>.<environment>', for what is new: the plan opens another resource for it. Or discard what is not used there.`,
          'offer',
        );
      return error(
        `'${component}': must be in ${inResource(resource)}, which holds ${named(conflict.children)} and is full.`,
        'Declare the new data in another component.',
      );
    }
    case 'elsewhere': {
      const { children, moving: moved } = conflict;
      const places = [...new Set(children.values())].map((place) => {
        const there = [...children].flatMap(([child, other]) => (other === place ? [child] : []));
        return `${named(there)} of ${inResource(place)}`;
      });
      const stay = moved.length === 0 ? '' : `Remove ${named(moved)} from moves. Or remove`;
      return error(
        `'${component}': all that it uses must be in one ${type} resource, but it is in ${inResource(resource)} and uses ${places.join(', and ')}.`,
        `${stay || 'Remove'} ${named([...children.keys()])} from the options of '${component}', such as uses, and declare another component for the code that uses ${children.size === 1 ? 'it' : 'them'}.`,
      );
    }
    case 'retained-twice': {
      const useOf = (target: string) =>
        moving(type, conflict.children, target, `'${component}' uses the data in '${target}'.`);
      return error(
        `'${component}': ${named(conflict.children)} ${isOrAre(conflict.children)} retained in more than one resource: ${quoted(conflict.resources)}.`,
        `Choose the resource to use, such as ${inWords(useOf(conflict.resource))}, or discard the other with discard.`,
        'moves',
        conflict.resources.map(useOf),
      );
    }
    case 'divided-move':
      return error(
        `moves: '${component}' must move as a whole from '${resource}' to '${conflict.target}', but moves does not name ${named(conflict.children)}.`,
        `Add ${named(conflict.children)} with the target '${conflict.target}', or declare them in another component.`,
        'moves',
        [
          moving(
            type,
            conflict.children,
            conflict.target,
            `'${component}' moves as a whole, without its data.`,
          ),
        ],
      );
  }
}

function valueError(
  type: string,
  {
    component,
    with: joined = [],
    resource,
    name,
    holds,
    asks,
    option,
    change,
    others,
    children,
    along = [],
    usedBy = [],
    hasMoved = false,
    fitsIn,
  }: ValueConflict,
  error: (message: string, resolution: string, path: string, ways?: readonly Way[]) => PlanError,
): PlanError {
  const why =
    change === 'new-resource' && resource !== undefined
      ? `Azure changes ${name} only with a new resource`
      : `${quoted(others)} ${others.length === 1 ? 'keeps' : 'keep'} it`;
  const data = quoted(children.map((child) => childName(type, child)));
  const where = children.length === 0 ? 'the data that it uses is' : `${data} ${isOrAre(children)}`;
  const [requires, keep] =
    option === undefined
      ? [`requires ${name} '${asks}'`, `Keep ${name} '${holds}'`]
      : [`${option} of the backend requires ${name} '${asks}'`, `Keep ${option} as it was`];
  const who = quoted([component, ...joined].sort());
  const problem = `${who}: ${requires}, but ${where} in ${inResource(resource)} with ${name} '${holds}': ${why}.`;
  if (resource === undefined)
    return error(
      problem,
      `Ask for the same ${name} in ${quoted([component, ...joined, ...others].sort())}, or give one of them data of its own.`,
      name,
    );
  if (children.length === 0) return error(problem, `${keep}.`, name);
  const movingAlong = along.filter((each) => each !== component && !joined.includes(each));
  const all = [component, ...joined, ...movingAlong].sort();
  const to = (target: string, where: string) =>
    moving(
      type,
      children,
      target,
      `${quoted(all)} ${all.length === 1 ? 'uses' : 'use'} ${where}, and the old data is retained.`,
    );
  const ways = [
    ...(fitsIn === undefined ? [] : [to(fitsIn, `'${fitsIn}'`)]),
    ...(hasMoved ? [] : [to('new', 'a new, empty resource')]),
  ];
  if (ways.length === 0)
    return error(
      problem,
      `${keep}. To move the data again, write a lock without its entry in moves first.`,
      name,
    );
  const offers = ways.map((way) => {
    const [target] = Object.values(way.value);
    return `set ${inWords(way)} to use ${target === 'new' ? 'a new, empty resource' : `'${target}', which fits`}`;
  });
  const users =
    usedBy.length === 0
      ? ''
      : ` ${quoted(usedBy)} ${usedBy.length === 1 ? 'uses' : 'use'} it together with other data: declare another component for the code that uses it.`;
  const alongText =
    movingAlong.length === 0
      ? ''
      : `, and ${quoted(movingAlong)} ${movingAlong.length === 1 ? 'moves' : 'move'} along`;
  return error(
    problem,
    `${keep}, or ${offers.join(', or ')}${alongText}; the old data is retained.${users}`,
    name,
    ways,
  );
}

function inResource(key: string | undefined): string {
  return key === undefined ? 'a new resource' : `'${key}'`;
}

function isOrAre({ length }: readonly string[]): string {
  return length === 1 ? 'is' : 'are';
}

type Move = Extract<Way, { option: 'moves' }>;

function moving(type: string, children: readonly string[], target: string, effect: string): Move {
  return {
    option: 'moves',
    value: recordOf(children.map((child) => [childName(type, child), target])),
    effect,
  };
}

/** Returns an option as users write it: `moves: { 'cosmos:user-db/user': 'new' }`. */
function inWords({ option, value }: Move): string {
  const entries = Object.entries(value).map(([name, target]) => `'${name}': '${target}'`);
  return `${option}: { ${entries.join(', ')} }`;
}
