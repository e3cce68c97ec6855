import { describe, expect, it } from 'vitest';

import type { PlacementConflict } from './conflict.js';
import { placementError } from './placement-error.js';

const errorOf = (conflict: PlacementConflict) => placementError('cosmos', conflict);
const at = { component: 'A', resource: 'cosmos:shared' } as const;

const value = {
  ...at,
  kind: 'value',
  name: 'level',
  holds: 'low',
  asks: 'high',
  option: undefined,
} as const;

describe('the error of a conflict with the lock', () => {
  it('of a full resource names component, resource, child resources and the resolution', () => {
    const error = {
      code: 'PLACEMENT_CONFLICT',
      message: "'A': must be in 'cosmos:shared', which holds 'cosmos:a/x' and is full.",
      resource: 'cosmos:shared',
      components: ['A'],
      resolution: 'Declare the new data in another component.',
    };
    expect(errorOf({ ...at, kind: 'full', children: ['a/x'] })).toStrictEqual(error);
    expect(errorOf({ ...at, kind: 'full', children: ['a/x', 'a/y'] }).message).toContain(
      "holds 'cosmos:a/x', 'cosmos:a/y' and",
    );
  });

  it('of a guest that outgrows its resource says what its host can do', () => {
    const error = errorOf({ ...at, component: 'orders.prod', kind: 'full', children: ['orders.prod'] });
    expect(error.message).toBe(
      "offer: 'orders.prod' must stay in 'cosmos:shared', where its data is, and its record asks for more than is free there.",
    );
    expect(error).toMatchObject({ path: 'offer', components: ['orders.prod'] });
    expect(error.resolution).toMatch(/admit a further guest/);
  });

  it('of a child resource that is elsewhere names both resources', () => {
    const children = new Map([['a/x', 'cosmos:shared-2']]);
    expect(errorOf({ ...at, kind: 'elsewhere', children, moving: [] })).toStrictEqual({
      code: 'PLACEMENT_CONFLICT',
      message:
        "'A': all that it uses must be in one cosmos resource, but it is in 'cosmos:shared' and uses 'cosmos:a/x' of 'cosmos:shared-2'.",
      resource: 'cosmos:shared',
      components: ['A'],
      resolution:
        "Remove 'cosmos:a/x' from the options of 'A', such as uses, and declare another component for the code that uses it.",
    });
  });

  it('of a requirement that moves away from the data that it uses names its entries in moves first', () => {
    const error = errorOf({
      component: 'A',
      kind: 'elsewhere',
      resource: undefined,
      children: new Map([
        ['b/x', 'cosmos:shared'],
        ['b/y', undefined],
        ['b/z', 'cosmos:shared'],
      ]),
      moving: ['a/x'],
    });
    expect(error.message).toContain(
      "it is in a new resource and uses 'cosmos:b/x', 'cosmos:b/z' of 'cosmos:shared', and 'cosmos:b/y' of a new resource.",
    );
    expect(error.resolution).toMatch(/^Remove 'cosmos:a\/x' from moves\. Or remove 'cosmos:b\/x'/);
    expect(error).not.toHaveProperty('resource');
  });

  it('of child resources that are retained twice shows what to write into moves', () => {
    const resources = ['cosmos:shared', 'cosmos:shared-2'];
    expect(errorOf({ ...at, kind: 'retained-twice', resources, children: ['a/x', 'a/y'] })).toStrictEqual({
      code: 'PLACEMENT_CONFLICT',
      message:
        "'A': 'cosmos:a/x', 'cosmos:a/y' are retained in more than one resource: 'cosmos:shared', 'cosmos:shared-2'.",
      resource: 'cosmos:shared',
      path: 'moves',
      components: ['A'],
      resolution:
        "Choose the resource to use, such as moves: { 'cosmos:a/x': 'cosmos:shared', 'cosmos:a/y': 'cosmos:shared' }, or discard the other with discard.",
      ways: resources.map((target) => ({
        option: 'moves',
        value: { 'cosmos:a/x': target, 'cosmos:a/y': target },
        effect: `'A' uses the data in '${target}'.`,
      })),
    });
  });

  it('of a partial move names the child resources that moves leaves out', () => {
    expect(errorOf({ ...at, kind: 'divided-move', target: 'new', children: ['a/x', 'a/y'] })).toStrictEqual({
      code: 'PLACEMENT_CONFLICT',
      message:
        "moves: 'A' must move as a whole from 'cosmos:shared' to 'new', but moves does not name 'cosmos:a/x', 'cosmos:a/y'.",
      resource: 'cosmos:shared',
      path: 'moves',
      components: ['A'],
      resolution:
        "Add 'cosmos:a/x', 'cosmos:a/y' with the target 'new', or declare them in another component.",
      ways: [
        {
          option: 'moves',
          value: { 'cosmos:a/x': 'new', 'cosmos:a/y': 'new' },
          effect: "'A' moves as a whole, without its data.",
        },
      ],
    });
  });

  it('of a value names a resource that fits before a new one', () => {
    const conflict = {
      ...value,
      change: 'new-resource',
      others: [],
      children: ['a/x'],
      fitsIn: 'cosmos:other',
    } as const;
    const error = errorOf(conflict);
    expect(error.resolution).toBe(
      "Keep level 'low', or set moves: { 'cosmos:a/x': 'cosmos:other' } to use 'cosmos:other', which fits, or set moves: { 'cosmos:a/x': 'new' } to use a new, empty resource; the old data is retained.",
    );
    expect(error.ways?.map(({ value }) => value)).toEqual([
      { 'cosmos:a/x': 'cosmos:other' },
      { 'cosmos:a/x': 'new' },
    ]);
    // 'new' means the resource that a move brought it to.
    expect(errorOf({ ...conflict, hasMoved: true }).ways).toHaveLength(1);
  });

  it('of a full resource names one with free capacity for what has grown', () => {
    const grown = { ...at, kind: 'full', children: [], grown: 'A', fitsIn: 'cosmos:other' } as const;
    expect(errorOf(grown).resolution).toBe(
      "Let it have less, or move it: moves: { 'cosmos:A': 'cosmos:other' }, or moves: { 'cosmos:A': 'new' }.",
    );
  });

  it('of a value says who keeps one that could change, and that Azure keeps one that cannot', () => {
    const conflict = {
      ...value,
      change: 'in-place',
      others: ['B'],
      children: ['a/x'],
    } as const;
    expect(errorOf(conflict)).toStrictEqual({
      code: 'PLACEMENT_CONFLICT',
      message:
        "'A': requires level 'high', but 'cosmos:a/x' is in 'cosmos:shared' with level 'low': 'B' keeps it.",
      resource: 'cosmos:shared',
      path: 'level',
      components: ['A'],
      resolution:
        "Keep level 'low', or set moves: { 'cosmos:a/x': 'new' } to use a new, empty resource; the old data is retained.",
      ways: [
        {
          option: 'moves',
          value: { 'cosmos:a/x': 'new' },
          effect: "'A' uses a new, empty resource, and the old data is retained.",
        },
      ],
    });
    const again = errorOf({ ...conflict, hasMoved: true });
    expect(again.resolution).toBe(
      "Keep level 'low'. To move the data again, write a lock without its entry in moves first.",
    );
    expect(again).not.toHaveProperty('ways');
    const more = errorOf({ ...conflict, others: ['B', 'C'], children: ['a/x', 'a/y'] });
    expect(more.message).toMatch(/but 'cosmos:a\/x', 'cosmos:a\/y' are in .*: 'B', 'C' keep it\.$/);
    expect(more.resolution).toContain("moves: { 'cosmos:a/x': 'new', 'cosmos:a/y': 'new' }");
    expect(errorOf({ ...conflict, change: 'new-resource' }).message).toMatch(
      /: Azure changes level only with a new resource\.$/,
    );
  });
});
