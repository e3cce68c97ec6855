import type { PlanError } from '../../plan/diagnostics.js';
import { childName } from '../retention/discarded.js';
import type { PlacementConflict, ValueConflict } from './conflict.js';

/** Converts a contradiction between lock and declarations into an error of the plan. */
export function placementError(type: string, conflict: PlacementConflict): PlanError {
  const { component, resource } = conflict;
  const named = (children: readonly string[]) => quoted(children.map((child) => childName(type, child)));
  const error = (message: string, resolution: string, path?: string): PlanError => ({
    code: 'PLACEMENT_CONFLICT',
    message,
    resource,
    ...(path !== undefined && { path }),
    components: [component],
    resolution,
  });
  switch (conflict.kind) {
    case 'value':
      return valueError(type, conflict, error);
    case 'full':
      return error(
        `'${component}': must be in '${resource}', which holds ${named(conflict.children)} and is full.`,
        'Declare the new data in a separate requirement or component.',
      );
    case 'elsewhere': {
      const child = named([conflict.child]);
      return error(
        `'${component}': a requirement must be in one resource, but it is in '${resource}' and names ${child} of ${conflict.other === undefined ? 'a new resource' : `'${conflict.other}'`}.`,
        `Use ${child} in a separate requirement or component.`,
      );
    }
    case 'retained-twice':
      return error(
        `'${component}': ${named(conflict.children)} ${isOrAre(conflict.children)} retained in more than one resource: ${quoted(conflict.resources)}.`,
        `Choose the resource to use, such as ${movesTo(type, conflict.children, resource)}, or discard the other with discard.`,
        'moves',
      );
    case 'divided-move':
      return error(
        `moves: '${component}' must move as a whole from '${resource}' to '${conflict.target}', but moves does not name ${named(conflict.children)}.`,
        `Add ${named(conflict.children)} with the target '${conflict.target}', or declare them in a separate requirement.`,
        'moves',
      );
  }
}

function valueError(
  type: string,
  { component, resource, name, holds, asks, option, change, others, children }: ValueConflict,
  error: (message: string, resolution: string, path?: string) => PlanError,
): PlanError {
  const why =
    change === 'new-resource'
      ? `Azure changes ${name} only with a new resource`
      : `${quoted(others)} ${others.length === 1 ? 'keeps' : 'keep'} it`;
  const data = quoted(children.map((child) => childName(type, child)));
  const where = children.length === 0 ? 'the data that it uses is' : `${data} ${isOrAre(children)}`;
  const [requires, keep] =
    option === undefined
      ? [`requires ${name} '${asks}'`, `Keep ${name} '${holds}'`]
      : [`${option} of the backend requires ${name} '${asks}'`, `Keep ${option} as it was`];
  return error(
    `'${component}': ${requires}, but ${where} in '${resource}' with ${name} '${holds}': ${why}.`,
    children.length === 0
      ? `${keep}.`
      : `${keep}, or set ${movesTo(type, children, 'new')} to use a new, empty resource; the old data is retained.`,
    name,
  );
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}

function isOrAre({ length }: readonly string[]): string {
  return length === 1 ? 'is' : 'are';
}

/** Returns the option `moves` that moves child resources to a target. */
function movesTo(type: string, children: readonly string[], target: string): string {
  return `moves: { ${children.map((child) => `'${childName(type, child)}': '${target}'`).join(', ')} }`;
}
