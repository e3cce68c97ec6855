import { describe, expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { planOf } from '../../../test/support/plans.js';
import type { JsonObject, JsonValue } from '../json.js';
import type { PlannedResource, ResourcePlan } from '../resource-plan.js';
import type { TerraformBlock } from '../terraform-block.js';
import type { BlockChange } from './block-changes.js';
import { attribute } from './causes.js';

const SHOP = planOf([crud()]);
const TAGS = 'backend.tags.team';

const resource = (config: JsonObject, given: Partial<PlannedResource> = {}): PlannedResource => ({
  key: 'cosmos:shared',
  type: 'cosmos',
  name: 'cosmos',
  config,
  sharedBy: ['A', 'B'],
  decisions: [],
  askedBy: { days: ['A'], Orders: ['A'], queueAccess: ['A'], kind: ['B'] },
  block: 'azurerm_a.x',
  madeBy: 'plan',
  ...given,
});

interface Given {
  readonly resources?: readonly PlannedResource[];
  /** Components of each block that is a child resource. */
  readonly units?: Readonly<Record<string, readonly string[]>>;
  readonly team?: string;
  readonly options?: JsonObject;
}
const plan = ({ resources = [], units = {}, team = 'a', options = {} }: Given): ResourcePlan => {
  const [locked] = Object.values(SHOP.lock.resources);
  if (locked === undefined) throw new Error('The plan has no resource.');
  const lockedUnits = Object.entries(units).map(([address, components]) => [
    address,
    { facts: {}, blocks: { [address]: '' }, data: true, components },
  ]);
  return {
    ...SHOP,
    resources,
    terraform: ['x', 'y', 'z'].map((id) => ({ ...block(id), resource: 'cosmos:shared' })),
    backend: { ...SHOP.backend, tags: { team }, options },
    lock: { ...SHOP.lock, resources: { a: { ...locked, units: Object.fromEntries(lockedUnits) } } },
  };
};

const block = (id: string, values: JsonObject = {}, type = 'azurerm_a'): TerraformBlock => ({
  type,
  id,
  arguments: values,
});
const change = (
  id: string,
  differences: Readonly<Record<string, JsonValue>> = {},
  given: Partial<BlockChange> = {},
): BlockChange => ({
  address: `azurerm_a.${id}`,
  action: 'update',
  before: block(id),
  after: block(id),
  differences: Object.entries(differences).map(([path, after]) => ({ path, before: undefined, after })),
  forcedBy: [],
  refused: [],
  movedFrom: null,
  ...given,
});

/** Returns the causes of some changes, of which both components may be one. */
const causesOf = (
  changes: readonly BlockChange[],
  before: Given | null,
  after: Given,
  edited: readonly string[] = ['A', 'B'],
) => {
  const found = attribute(changes, before && plan(before), plan(after), new Set(edited));
  return changes.map(({ address }) => found.get(address)?.causes);
};
const was = { resources: [resource({ days: 1, kind: 1 })] };
const is = { resources: [resource({ days: 2, kind: 2 })] };

describe('an argument changes because of', () => {
  it('the edit that has its name, or else of those that have the name of no argument', () => {
    const both = change('x', { default_days: 2, other: 2 });
    const found = attribute([both], plan(was), plan(is), new Set(['A', 'B']));
    expect(found.get('azurerm_a.x')).toEqual({ causes: ['A', 'B'], byDifference: [['A'], ['B']] });
  });

  it('an edit that has words of its type and of its name', () => {
    const type = 'azurerm_servicebus_queue';
    const [before, after] = [resource({ queueAccess: 1, kind: 1 }), resource({ queueAccess: 2, kind: 2 })];
    const sides = [{ resources: [before] }, { resources: [after] }] as const;
    for (const given of [{ after: block('x', {}, type) }, { before: block('x', {}, type), after: undefined }])
      expect(causesOf([change('x', { access: 2 }, given)], ...sides)).toEqual([['A']]);
  });

  it('any edit, where each has the name of an argument', () => {
    expect(
      causesOf([change('x', { days: 2 }), change('y', { kind: 2 }), change('z', { v: 2 })], was, is),
    ).toEqual([['A'], ['B'], ['A', 'B']]);
  });

  it('an option of the backend, unless it comes with code', () => {
    const changes = [change('x', { v: 2 }), change('y', { hash: { $package: 'one.sha256' } })];
    expect(causesOf(changes, was, { ...is, team: 'b' })).toEqual([[TAGS], ['A', 'B']]);
  });

  it('what it refers to, which is new, gone or replaced', () => {
    const refers = { link: { $ref: 'azurerm_a.x.id' } };
    const [made, updated] = [{ action: 'replace' } as const, {}];
    expect(causesOf([change('x', { days: 2 }, made), change('y', refers)], was, is)).toEqual([['A'], ['A']]);
    expect(causesOf([change('x', { days: 2 }, updated), change('y', refers)], was, is)).toEqual([
      ['A'],
      ['B'],
    ]);
    const link = { path: 'link', before: { $ref: 'azurerm_a.x.id' }, after: undefined };
    const gone = change('y', {}, { differences: [link] });
    expect(causesOf([change('x', { days: 2 }, made), gone], was, is)).toEqual([['A'], ['A']]);
  });

  it('the components that were edited, where the configuration does not show it', () => {
    expect(causesOf([change('x', { v: 2 })], was, was, ['B', 'C'])).toEqual([['B']]);
    expect(causesOf([change('x', { v: 2 })], was, was, [])).toEqual([[]]);
  });
});

describe('an entry of an option that names data', () => {
  it('is the cause of changes of its own type alone, beside options of the whole backend', () => {
    const options = { moves: { 'cosmos:a/b': 'new', 'servicebus:queue/c': 'new' } };
    expect(causesOf([change('x', { v: 2 })], was, { ...was, options, team: 'b' }, [])).toEqual([
      ['backend.moves.cosmos:a/b', TAGS],
    ]);
    const others = { moves: { 'servicebus:queue/c': 'new' } };
    expect(causesOf([change('x', { v: 2 })], was, { ...was, options: others }, [])).toEqual([
      ['backend.moves.servicebus:queue/c'],
    ]);
  });

  it('is the cause of changes of its own type alone, where it discards data', () => {
    const causes = (discard: readonly string[]) =>
      causesOf([change('x', { v: 2 })], was, { ...was, options: { discard } }, ['B']);
    expect(causes(['servicebus:queue/c'])).toEqual([['B']]);
    expect(causes(['servicebus:queue/c', 'cosmos:a/b'])).toEqual([['backend.discard']]);
    const after = { ...was, options: { discard: ['servicebus:queue/c'] } };
    const whole = [change('x', {}, { action: 'create' })];
    expect(causesOf(whole, was, after, ['B'])).toEqual([['B']]);
    expect(causesOf(whole, { resources: [] }, after, ['B'])).toEqual([['B']]);
  });

  it.each<[option: string, JsonValue]>([
    ['moves', { 'cosmos:a/b': 'new' }],
    ['discard', ['cosmos:a/b']],
    ['restored', ['cosmos:a/b']],
    ['adopt', { 'cosmos:a/b': '/x' }],
  ])('is the cause of nothing where it stays or is gone from %s', (option, value) => {
    const applied = { ...was, options: { [option]: value } };
    for (const next of [was, applied])
      expect(causesOf([change('x', { v: 2 })], applied, next, ['B'])).toEqual([['B']]);
    expect(causesOf([change('x', { v: 2 })], was, applied, [])).not.toEqual([[]]);
  });
});

describe('a block without arguments that differ changes because of', () => {
  const [before, after] = [resource({ kind: 1 }), resource({ kind: 2, Orders: 1 })];
  const sides = [{ resources: [before] }, { resources: [after], team: 'b' }] as const;

  it('the edit that it is named after, before options of the backend', () => {
    const named = block('x', { name: 'Orders' });
    const created = change('x', {}, { action: 'create', before: undefined, after: named });
    const gone = change('y', {}, { action: 'destroy', before: named, after: undefined });
    const other = change('z', {}, { action: 'create' });
    expect(causesOf([created, gone, other], ...sides)).toEqual([['A'], ['A'], [TAGS]]);
  });

  it('each component that was edited, in the first deployment', () => {
    expect(causesOf([change('x', {}, { action: 'create' })], null, is)).toEqual([['A', 'B']]);
  });

  it('nothing, where it belongs to no resource', () => {
    expect(causesOf([change('alone', {}, { action: 'create' })], was, is)).toEqual([[]]);
  });

  it('the same as at its former address', () => {
    const moved = { action: 'move', movedFrom: 'azurerm_a.x' } as const;
    expect(causesOf([change('new', {}, moved)], was, is)).toEqual([['A', 'B']]);
    const units = { 'azurerm_a.x': ['B'] };
    expect(causesOf([change('new', {}, moved)], { ...was, units }, is)).toEqual([['B']]);
  });
});

describe('a resource that is new changes because of', () => {
  const created = [change('x', {}, { action: 'create' })];

  it('the options of its type', () => {
    const network = { resources: [resource({}, { type: 'network' })], team: 'b' };
    const options = { networking: { mode: 'private' } };
    expect(causesOf(created, {}, { ...network, options })).toEqual([['backend.networking.mode']]);
    expect(causesOf(created, network, { ...network, options, team: 'c' })).not.toEqual([
      ['backend.networking.mode'],
    ]);
  });

  it('any option, unless each of its components was edited', () => {
    const after = { ...is, team: 'b', units: { 'azurerm_a.x': ['A', 'B'] } };
    expect(causesOf(created, {}, after, ['A'])).toEqual([[TAGS]]);
    expect(causesOf(created, {}, after, ['A', 'B'])).toEqual([['A', 'B']]);
    expect(causesOf(created, {}, is, ['A'])).toEqual([['A']]);
  });
});

describe('a child resource changes because of', () => {
  const units = { 'azurerm_a.x': ['B'] };

  it('the components that use it, whatever others edited', () => {
    const sides = [was, { ...is, units }] as const;
    expect(causesOf([change('x', { days: 2 })], ...sides)).toEqual([['B']]);
    expect(causesOf([change('x', {}, { action: 'create' })], ...sides)).toEqual([['B']]);
    expect(causesOf([change('x', {}, { action: 'create' })], was, { ...was, units }, ['B', 'A'])).toEqual([
      ['B'],
    ]);
  });

  it('its users, so the edit of another component may have changed another block', () => {
    const changes = [change('x', { days: 2 }), change('y', { v: 2 })];
    expect(causesOf(changes, was, { ...is, units })).toEqual([['B'], ['A', 'B']]);
  });

  it('options of the backend as well', () => {
    expect(causesOf([change('x', { 'tags.team': 'b' })], was, { ...is, units, team: 'b' })).toEqual([[TAGS]]);
  });
});
