import type { PlanError } from '../../plan/diagnostics.js';
import { unitName } from '../retention/discarded.js';
import type { PlacementConflict, ValueConflict } from './conflict.js';

/** Converts a contradiction between lock and declarations into an error of the plan. */
export function placementError(type: string, conflict: PlacementConflict): PlanError {
  const { component, resource } = conflict;
  const named = (units: readonly string[]) => units.map((unit) => `'${unitName(type, unit)}'`).join(', ');
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
        `'${component}' has to be in '${resource}', where ${named(conflict.units)} ${conflict.units.length === 1 ? 'is' : 'are'}, and '${resource}' is full.`,
        'Declare what is new in a requirement, or a component, of its own.',
      );
    case 'elsewhere':
      return error(
        `'${component}' is in '${resource}', and '${unitName(type, conflict.unit)}' is in '${conflict.other}'. One requirement is in one resource.`,
        'Use it in a requirement, or a component, of its own.',
      );
    case 'retained-twice': {
      const entry = conflict.units.map((unit) => `'${unitName(type, unit)}': '${resource}'`).join(', ');
      return error(
        `'${component}' comes back to ${named(conflict.units)}, retained in ${conflict.resources.map((key) => `'${key}'`).join(' and in ')}.`,
        `Name the place whose data it uses, such as moves: { ${entry} }, or give up the other with discard.`,
        'moves',
      );
    }
    case 'divided-move':
      return error(
        `moves has '${component}' go from '${resource}' to '${conflict.target}', and does not name ${named(conflict.units)}, which would go along.`,
        `Add ${named(conflict.units)} with the target '${conflict.target}', or declare them in a requirement of their own.`,
        'moves',
      );
  }
}

function valueError(
  type: string,
  { component, resource, name, holds, asks, change, others, units }: ValueConflict,
  error: (message: string, resolution: string, path?: string) => PlanError,
): PlanError {
  const why =
    change === 'new-resource'
      ? 'Azure gives another one only with another resource'
      : `${others.map((other) => `'${other}'`).join(', ')} ${others.length === 1 ? 'keeps' : 'keep'} it`;
  const moves = units.map((unit) => `'${unitName(type, unit)}': 'new'`).join(', ');
  return error(
    `'${component}' asks for ${name} '${asks}', and ${units.map((unit) => `'${unit}'`).join(', ')} ${units.length === 1 ? 'is' : 'are'} in '${resource}', which has '${holds}': ${why}.`,
    `Keep ${name} '${holds}', or set moves: { ${moves} } for a new and empty place; the old one is retained.`,
    name,
  );
}
