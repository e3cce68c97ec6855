import { describe, expect, it } from 'vitest';

import type { PlacementConflict } from './conflict.js';
import { placementError } from './placement-error.js';

const said = (conflict: PlacementConflict) => placementError('cosmos', conflict);
const at = { component: 'A', resource: 'cosmos:shared' } as const;

describe('the error of a conflict with the lock', () => {
  it('of a full resource names component, resource, units and a way out', () => {
    const error = {
      code: 'PLACEMENT_CONFLICT',
      message: "'A' has to be in 'cosmos:shared', where 'cosmos:a/x' is, and 'cosmos:shared' is full.",
      resource: 'cosmos:shared',
      components: ['A'],
      resolution: 'Declare what is new in a requirement, or a component, of its own.',
    };
    expect(said({ ...at, kind: 'full', units: ['a/x'] })).toStrictEqual(error);
    expect(said({ ...at, kind: 'full', units: ['a/x', 'a/y'] }).message).toContain(
      "'cosmos:a/x', 'cosmos:a/y' are, and",
    );
  });

  it('of a unit that is elsewhere names both resources', () => {
    expect(said({ ...at, kind: 'elsewhere', unit: 'a/x', other: 'cosmos:shared-2' })).toStrictEqual({
      code: 'PLACEMENT_CONFLICT',
      message:
        "'A' is in 'cosmos:shared', and 'cosmos:a/x' is in 'cosmos:shared-2'. One requirement is in one resource.",
      resource: 'cosmos:shared',
      components: ['A'],
      resolution: 'Use it in a requirement, or a component, of its own.',
    });
  });

  it('of units that are retained twice shows what to write into moves', () => {
    const resources = ['cosmos:shared', 'cosmos:shared-2'];
    expect(said({ ...at, kind: 'retained-twice', resources, units: ['a/x', 'a/y'] })).toStrictEqual({
      code: 'PLACEMENT_CONFLICT',
      message:
        "'A' comes back to 'cosmos:a/x', 'cosmos:a/y', retained in 'cosmos:shared' and in 'cosmos:shared-2'.",
      resource: 'cosmos:shared',
      path: 'moves',
      components: ['A'],
      resolution:
        "Name the place whose data it uses, such as moves: { 'cosmos:a/x': 'cosmos:shared', 'cosmos:a/y': 'cosmos:shared' }, or give up the other with discard.",
    });
  });

  it('of a move of a part names the units that would go along', () => {
    expect(said({ ...at, kind: 'divided-move', target: 'new', units: ['a/x', 'a/y'] })).toStrictEqual({
      code: 'PLACEMENT_CONFLICT',
      message:
        "moves has 'A' go from 'cosmos:shared' to 'new', and does not name 'cosmos:a/x', 'cosmos:a/y', which would go along.",
      resource: 'cosmos:shared',
      path: 'moves',
      components: ['A'],
      resolution:
        "Add 'cosmos:a/x', 'cosmos:a/y' with the target 'new', or declare them in a requirement of their own.",
    });
  });

  it('of a value says who keeps one that could change, and that Azure keeps one that cannot', () => {
    const conflict = {
      ...at,
      kind: 'value',
      name: 'level',
      holds: 'low',
      asks: 'high',
      change: 'in-place',
      others: ['B'],
      units: ['a/x'],
    } as const;
    expect(said(conflict)).toStrictEqual({
      code: 'PLACEMENT_CONFLICT',
      message: "'A' asks for level 'high', and 'a/x' is in 'cosmos:shared', which has 'low': 'B' keeps it.",
      resource: 'cosmos:shared',
      path: 'level',
      components: ['A'],
      resolution:
        "Keep level 'low', or set moves: { 'cosmos:a/x': 'new' } for a new and empty place; the old one is retained.",
    });
    const more = said({ ...conflict, others: ['B', 'C'], units: ['a/x', 'a/y'] });
    expect(more.message).toMatch(/high', and 'a\/x', 'a\/y' are in .*: 'B', 'C' keep it\.$/);
    expect(more.resolution).toContain("moves: { 'cosmos:a/x': 'new', 'cosmos:a/y': 'new' }");
    expect(said({ ...conflict, change: 'new-resource' }).message).toMatch(
      /: Azure gives another one only with another resource\.$/,
    );
  });
});
