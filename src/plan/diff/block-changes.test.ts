import { describe, expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { planOf } from '../../../test/support/plans.js';
import type { JsonObject } from '../json.js';
import type { ResourcePlan } from '../resource-plan.js';
import type { TerraformBlock } from '../terraform-block.js';
import { blockChanges } from './block-changes.js';

const SHOP = planOf([crud()]);

const block = (id: string, values: JsonObject = {}, type = 'azurerm_a'): TerraformBlock => ({
  type,
  id,
  arguments: values,
});
const move = (from: string, to: string) => ({ from: `azurerm_a.${from}`, to: `azurerm_a.${to}` });
const ref = (id: string, attribute = 'id', type = 'azurerm_a') => ({ $ref: `${type}.${id}.${attribute}` });

interface Given extends Partial<Omit<ResourcePlan, 'state'>> {
  readonly state?: Partial<ResourcePlan['state']>;
}
const plan = (terraform: readonly TerraformBlock[], { state, ...given }: Given = {}): ResourcePlan => ({
  ...SHOP,
  packages: [],
  replacedBy: {},
  weakenedBy: {},
  terraform,
  state: { removed: [], moved: [], imports: [], ...state },
  ...given,
});

/** Returns each change as its action, its address and its paths. */
const changes = (before: ResourcePlan | null, after: ResourcePlan) =>
  blockChanges(before, after).map(({ action, address, movedFrom, differences }) =>
    [
      action,
      ...(movedFrom === null ? [] : [movedFrom.replace('azurerm_a.', ''), '>']),
      address.replace('azurerm_a.', ''),
      ...differences.map(({ path }) => path),
    ].join(' '),
  );

describe('a block', () => {
  it('is created, updated, destroyed or forgotten, and stays as it is where nothing differs', () => {
    const before = plan([block('gone'), block('left'), block('same', { v: 1 }), block('other', { v: 1 })]);
    const after = plan([block('new'), block('same', { v: 1 }), block('other', { v: 2 })], {
      state: { removed: ['azurerm_a.left'] },
    });
    expect(changes(before, after)).toEqual(['create new', 'update other v', 'destroy gone', 'forget left']);
    expect(changes(null, after)).toEqual(['create new', 'create same', 'create other']);
  });

  it('that is a data source does not change', () => {
    expect(changes(plan([block('old', {}, 'data.a')]), plan([block('new', {}, 'data.a')]))).toEqual([]);
  });

  it('has what it was and what it is', () => {
    const [was, is] = [block('x', { v: 1 }), block('x', { v: 2 })];
    const none = { differences: [], forcedBy: [], refused: [], movedFrom: null };
    expect(blockChanges(plan([was]), plan([]))).toEqual([
      { ...none, address: 'azurerm_a.x', action: 'destroy', before: was, after: undefined },
    ]);
    expect(blockChanges(null, plan([is]))).toEqual([
      { ...none, address: 'azurerm_a.x', action: 'create', before: undefined, after: is },
    ]);
    expect(blockChanges(plan([was]), plan([is]))).toMatchObject([
      { before: was, after: is, differences: [{ path: 'v', before: 1, after: 2 }] },
    ]);
  });
});

describe('a replacement', () => {
  const replacedBy: ResourcePlan['replacedBy'] = {
    azurerm_a: {
      arguments: ['name'],
      kept: ['zone'],
      conditions: [{ argument: 'sku', kind: 'any', effect: 'refuse' }],
    },
  };

  it('is forced by an argument, or refused', () => {
    const after = plan([block('x', { name: 'b', sku: 'b' })], { replacedBy });
    expect(blockChanges(plan([block('x', { name: 'a', sku: 'a' })]), after)).toMatchObject([
      { action: 'replace', forcedBy: ['name'], refused: ['sku'] },
    ]);
  });

  it('changes what refers to a value that Azure chooses, once for each argument', () => {
    const referring = (other: JsonObject[string]) =>
      block('y', { a: ref('x'), b: ref('x', 'name'), c: ref('z'), d: other });
    const before = plan([block('x', { name: 'a' }), block('z'), referring(ref('z'))]);
    const after = plan([block('x', { name: 'b' }), block('z'), referring(ref('x'))], { replacedBy });
    expect(changes(before, after)).toEqual(['replace x name', 'update y d a']);
  });

  it('does not come from an argument that is left out and keeps its value', () => {
    const before = plan([block('x', { zone: 1, other: 1 })]);
    expect(changes(before, plan([block('x')], { replacedBy }))).toEqual(['update x other']);
    expect(changes(before, plan([block('x', { zone: 2, other: 1 })], { replacedBy }))).toEqual([
      'update x zone',
    ]);
  });

  it.each<[what: string, before: string, after: string, action: string]>([
    ['referred to such a block', 'Y1', 'B1', 'replace'],
    ['refers to such a block', 'B1', 'Y1', 'replace'],
    ['refers to neither', 'B1', 'B1', 'update'],
  ])('depends on the block that %s', (_what, was, is, action) => {
    const conditions = [
      { argument: 'plan', kind: 'referenced', effect: 'replace', referencedArgument: 'sku', values: ['Y1'] },
    ] as const;
    const before = plan([block('old', { sku: was }), block('x', { plan: ref('old') })]);
    const after = plan([block('new', { sku: is }), block('x', { plan: ref('new') })], {
      replacedBy: { azurerm_a: { arguments: [], conditions } },
    });
    expect(blockChanges(before, after).find(({ address }) => address === 'azurerm_a.x')?.action).toBe(action);
  });
});

describe('a move', () => {
  it('is that of the state alone, or with an update', () => {
    const state = { moved: [move('a', 'b')] };
    expect(changes(plan([block('a', { v: 1 })]), plan([block('b', { v: 1 })], { state }))).toEqual([
      'move a > b',
    ]);
    expect(changes(plan([block('a', { v: 1 })]), plan([block('b', { v: 2 })], { state }))).toEqual([
      'update a > b v',
    ]);
  });

  it.each<[moved: readonly [from: string, to: string][], before: string, after: string, found: string[]]>([
    [
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      'a',
      'c',
      ['move a > c'],
    ],
    [
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'd'],
      ],
      'a',
      'd',
      ['move a > d'],
    ],
    [
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      'b',
      'c',
      ['move b > c'],
    ],
    [[['a', 'b']], 'a', 'c', ['create c', 'destroy a']],
    [
      [
        ['a', 'b'],
        ['b', 'a'],
      ],
      'a',
      'c',
      ['create c', 'destroy a'],
    ],
    [
      [
        ['b', 'c'],
        ['c', 'b'],
      ],
      'a',
      'd',
      ['create d', 'destroy a'],
    ],
    [[['a', 'b']], 'a b', 'b', ['destroy a']],
    [[['x', 'b']], 'a', 'b', ['create b', 'destroy a']],
  ])('along %j, from %s to %s', (moved, before, after, found) => {
    const blocksOf = (ids: string) => ids.split(' ').map((id) => block(id));
    const state = { moved: moved.map(([from, to]) => move(from, to)) };
    expect(changes(plan(blocksOf(before)), plan(blocksOf(after), { state }))).toEqual(found);
  });

  it('changes nothing in the blocks that refer to it', () => {
    const state = { moved: [move('a', 'b')] };
    const before = plan([block('a'), block('ab'), block('x', { a: ref('a'), ab: ref('ab') })]);
    const after = plan([block('b'), block('ab'), block('x', { a: ref('b'), ab: ref('ab') })], { state });
    expect(changes(before, after)).toEqual(['move a > b']);
  });
});

describe('a data source with another address', () => {
  const reading = (id: string, values: JsonObject, type = 'data.a') =>
    plan([block(id, values, type), block('x', { v: ref(id, 'id', type) })]);

  it('changes nothing where it reads the same', () => {
    expect(changes(reading('old', { n: 1 }), reading('new', { n: 1 }))).toEqual([]);
    expect(changes(reading('old', { n: 1 }), reading('new', { n: 2 }))).toEqual(['update x v']);
    expect(changes(reading('old', {}), reading('new', {}, 'data.b'))).toEqual(['update x v']);
  });

  it('is told from a resource', () => {
    const at = (id: string) => plan([block(id), block('x', { v: ref(id) })]);
    expect(changes(at('old'), at('new'))).toEqual(['create new', 'update x v', 'destroy old']);
  });
});

describe('an argument that azurerm 5 has under another name', () => {
  const replacedBy = { azurerm_a: { arguments: [], renamed: ['is_on', 'on'] } };
  const [four, five] = [
    { provider: { ...SHOP.provider, azurerm: 4 } },
    { provider: { ...SHOP.provider, azurerm: 5 }, replacedBy },
  ] as const;
  const was = [block('x', { on: { v: 1 }, one: 1 })];
  const is = [block('x', { is_on: { v: 1 }, one: 2 })];

  it('does not differ between a plan for one and a plan for the other', () => {
    expect(changes(plan(was, four), plan(is, five))).toEqual(['update x one']);
    expect(changes(plan(is, five), plan(was, four))).toEqual(['update x one']);
    const other = [block('x', { on: { v: 2 }, one: 1 })];
    expect(changes(plan(was, four), plan(other, five))).toEqual([]);
  });

  it('differs between two plans for one', () => {
    expect(changes(plan(was, five), plan([block('x', { on: { v: 2 }, one: 1 })], five))).toEqual([
      'update x on.v',
    ]);
  });
});

describe('an import', () => {
  const weakenedBy: ResourcePlan['weakenedBy'] = {
    azurerm_a: {
      arguments: [
        { argument: 'days', weaker: 'lower', absent: null, effect: 'Less is kept.' },
        { argument: 'copies', weaker: 'lower', absent: null, effect: 'Less is kept.' },
        { argument: 'zone', weaker: 'changed', kept: true, effect: 'Less is kept.' },
      ],
    },
  };
  const state = { imports: [{ to: 'azurerm_a.x', id: '/subscriptions/x' }] };
  const recorded = (protection: Readonly<Record<string, Readonly<Record<string, string>>>>) => {
    const [[key, resource] = []] = Object.entries(SHOP.lock.resources);
    if (key === undefined || resource === undefined) throw new Error('The plan has no resource.');
    return plan([], { lock: { ...SHOP.lock, resources: { [key]: { ...resource, protection } } } });
  };
  const imported = (values: JsonObject, given: Given = {}) =>
    plan([block('x', values)], { weakenedBy, state, ...given });
  const record = { 'azurerm_a.x': { days: '90', copies: '2', zone: '"a"' } };

  it('updates the protective arguments that differ from their record, by name', () => {
    expect(blockChanges(recorded(record), imported({ days: 30, other: 1 }))).toMatchObject([
      {
        action: 'import',
        differences: [
          { path: 'copies', before: 2, after: undefined },
          { path: 'days', before: 90, after: 30 },
        ],
      },
    ]);
    expect(changes(recorded({ 'azurerm_a.x': {} }), imported({ zone: 'a', days: 1 }))).toEqual([
      'import x days zone',
    ]);
  });

  it('updates nothing where all are as recorded, or unknown', () => {
    const values = { days: 90, copies: 2, zone: 'a' };
    expect(changes(recorded(record), imported(values))).toEqual(['import x']);
    expect(changes(recorded({ 'azurerm_a.y': { days: '90' } }), imported(values))).toEqual(['import x']);
    expect(changes(recorded(record), imported({}, { weakenedBy: {} }))).toEqual(['import x']);
    expect(changes(null, imported(values))).toEqual(['import x']);
  });

  it('does not concern a block that is only created', () => {
    expect(changes(recorded(record), imported({ days: 30 }, { state: {} }))).toEqual(['create x']);
  });
});
