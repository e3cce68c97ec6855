import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../backend/backend-config.js';
import { settingsFrom } from '../../backend/settings-from-config.js';
import { lockedUnit } from '../../../test/support/locks.js';
import { SHOP } from '../../../test/support/plans.js';
import { type Sample, sampleResource, sampleType } from '../../../test/support/resource-types.js';
import type { LockedUnit } from '../../plan/lock/plan-lock.js';
import type { ResourceLayout } from '../../resources/resource-layout.js';
import type { LaidOutResource } from '../lay-out.js';
import { compareChildren, plannedChildren } from './child-changes.js';

type Spec = Parameters<typeof sampleType>[1];

const KEY = { type: 'sample', key: 'sample:one' };
const block = (id: string, type = 'azurerm_sample') => ({ type, id, arguments: {} });
const unit = (...ids: string[]) => ({
  blocks: ids.map((id) => ({ block: block(id), importId: `/id/${id}` })),
});
const held = (...ids: string[]) => ({
  blocks: Object.fromEntries(ids.map((id) => [`azurerm_sample.${id}`, `/id/${id}`])),
});

function laidOut(layout: Partial<ResourceLayout>, spec: Spec = {}, components = ['Api']): LaidOutResource {
  const resource = sampleResource(KEY.key, ...components);
  const blocks = Object.values(layout.units ?? {}).flatMap((each) => each.blocks.map((ref) => ref.block));
  const requirements = resource.requirements.map((each, size) => ({ ...each, config: { size } }));
  return {
    type: sampleType('sample', spec),
    resource: { ...resource, requirements },
    layout: { blocks: blocks.map(({ type, id }) => block(id, type)), ...layout },
    meters: undefined,
  };
}

function changed(
  now: LaidOutResource | undefined,
  before: Readonly<Record<string, LockedUnit>> = {},
  config: BackendConfig = {},
) {
  const { units, changes } = compareChildren(KEY, now, before, settingsFrom({ ...SHOP, ...config }));
  return { units, changes: changes.map(({ kind, child, ...rest }) => [kind, child, rest] as const) };
}
const kindsOf = ({ changes }: ReturnType<typeof changed>) =>
  changes.map(([kind, child]) => `${kind} ${child}`);

describe('the children of a layout', () => {
  it('are its blocks without data sources, if the type names none', () => {
    const blocks = [block('one'), block('two', 'data.azurerm_sample')];
    expect(plannedChildren(laidOut({ blocks }))).toEqual({
      'azurerm_sample.one': { blocks: [{ block: blocks[0] }] },
    });
    expect(plannedChildren(laidOut({ blocks: null }))).toEqual({});
  });

  it('do not exist where the type holds no data and names none', () => {
    expect(plannedChildren(laidOut({ blocks: [block('one')] }, { sharing: { holdsData: false } }))).toEqual(
      {},
    );
  });
});

describe('a declared child', () => {
  it('has the components that declare it, or all where the type does not say who does', () => {
    const sharing = { units: ({ size }: Sample) => (size === 0 ? ['a'] : ['b', 'a']) };
    const now = laidOut({ units: { a: unit('a'), b: unit('b'), c: unit('c') } }, { sharing }, [
      'Api',
      'Web',
      'App',
    ]);
    const { units } = changed(now);
    expect(Object.values(units).map(({ components }) => components)).toEqual([
      ['Api', 'App', 'Web'],
      ['App', 'Web'],
      ['Api', 'App', 'Web'],
    ]);
  });

  it('has its immutable properties and import ids in the lock', () => {
    const declared = { ...unit('a'), facts: { key: { value: '/id' } } };
    expect(changed(laidOut({ units: { a: declared } })).units).toEqual({
      a: lockedUnit({ ...held('a'), facts: { key: '/id' }, components: ['Api'] }),
    });
  });

  it('that came back imports only what Azure has of it', () => {
    const rule = block('a', 'azurerm_rule');
    const declared = { blocks: [...unit('a').blocks, { block: rule, importId: '/id/rule' }] };
    const now = laidOut({ units: { a: declared } });
    const expected = { blocks: { 'azurerm_sample.a': '/id/a', 'azurerm_rule.a': '' }, imported: true };
    const retained = lockedUnit({ ...held('a'), retained: true });
    expect(changed(now, { a: retained }).units['a']).toMatchObject(expected);
    // Of one that is imported already, the lock has no id of what Azure does not have.
    const imported = lockedUnit({ blocks: expected.blocks, imported: true });
    expect(changed(now, { a: imported }).units['a']).toMatchObject(expected);
    expect(changed(now, { a: lockedUnit(held('a')) }).units['a']).toMatchObject({
      blocks: { 'azurerm_sample.a': '/id/a', 'azurerm_rule.a': '/id/rule' },
    });
  });

  it('that is retained without a known id of one block imports all the same', () => {
    const now = laidOut({ units: { a: unit('a') } });
    const retained = lockedUnit({ blocks: { 'azurerm_sample.a': '' }, retained: true });
    expect(changed(now, { a: retained }).units['a']).toMatchObject({ ...held('a'), imported: true });
  });

  it('needs an import by hand where one of its blocks has no id', () => {
    const declared = { blocks: [...unit('a').blocks, { block: block('b') }] };
    const now = laidOut({ units: { a: declared } });
    expect(kindsOf(changed(now, { a: lockedUnit({ ...held('a'), retained: true }) }))).toEqual([
      'import-unknown a',
    ]);
  });

  it('that is adopted imports what holds its data', () => {
    const rule = { block: block('a', 'azurerm_rule'), importId: '/id/rule' };
    const now = laidOut(
      { units: { a: { blocks: [...unit('a').blocks, rule] } } },
      { dataTypes: { azurerm_sample: {} } },
    );
    const adopt = {
      'sample:a': '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Sample/samples/one/as/a',
    };
    const { units } = compareChildren(KEY, now, {}, { ...settingsFrom(SHOP), adopt });
    expect(units['a']).toMatchObject({
      blocks: { 'azurerm_sample.a': '/id/a', 'azurerm_rule.a': '' },
      imported: true,
    });
  });
});

describe('a child that is not declared any more', () => {
  it('stays where only some of its blocks are part of another one', () => {
    const now = laidOut({ units: { b: unit('a') } });
    expect(kindsOf(changed(now, { a: lockedUnit({ ...held('a', 'x'), components: ['Api'] }) }))).toEqual([
      'retained a',
    ]);
  });

  it('is not reported again', () => {
    const before = {
      a: lockedUnit({ ...held('a'), retained: true, components: ['Api'] }),
      b: lockedUnit(held('b')),
    };
    const { units, changes } = changed(laidOut({}), before);
    expect(changes).toEqual([]);
    expect(Object.keys(units)).toEqual(['a', 'b']);
  });

  it.each([
    ['was retained', { retained: true as const }],
    ['was imported', { imported: true as const }],
  ])('and whose block stays for others is imported on where it %s', (_how, more) => {
    const now = laidOut({ blocks: [block('db')], units: {} });
    const before = { db: lockedUnit({ ...held('db'), ...more }), own: lockedUnit(held('db')) };
    expect(changed(now, before).units).toEqual({
      db: lockedUnit({ ...held('db'), imported: true }),
      own: lockedUnit(held('db')),
    });
  });

  it('is reported with what another one goes on sending to it', () => {
    const effect = 'The topic goes on sending to it.';
    const weakenedBy = { azurerm_sample: { arguments: [], receivesFrom: { argument: 'topic_id', effect } } };
    const before = { 't/s': lockedUnit({ ...held('s'), components: ['Api'] }) };
    const effectIn = (units: ResourceLayout['units'] & object, spec: Spec = { weakenedBy }) =>
      changed(laidOut({ units }, spec), before).changes.map(([, , rest]) =>
        'effect' in rest ? rest.effect : 'none',
      );
    expect(effectIn({ t: unit('t') })).toEqual([effect]);
    expect(effectIn({ other: unit('t') })).toEqual(['none']);
    expect(effectIn({ t: unit('t') }, {})).toEqual(['none']);
  });
});

describe('the parent of discarded children', () => {
  const id = (child: string) => `/samples/one/dbs/db/tables/${child}`;
  const child = (name: string) =>
    lockedUnit({ blocks: { [`azurerm_table.${name}`]: id(name) }, components: ['Api'] });
  const parents = [{ type: 'azurerm_db', id: 'db', part: { name: 'db', holds: 'database' } }];
  const config = { discard: ['sample:db/a', 'sample:db/b'] };
  const now = (more: Partial<ResourceLayout> = {}) =>
    laidOut({ units: {}, parents, ...more } as Partial<ResourceLayout>);

  it('stays where the plan has it, and is reported once', () => {
    const { units, changes } = changed(now(), { 'db/a': child('a'), 'db/b': child('b') }, config);
    const parent = lockedUnit({ blocks: { 'azurerm_db.db': '/samples/one/dbs/db' } });
    expect(units).toEqual({ db: parent });
    expect(changes).toEqual([['parent-kept', 'db', { was: { ...parent, components: ['Api'] } }]]);
  });

  it('is not named where the plan does not have it, or another child of it stays', () => {
    const before = { 'db/a': child('a'), 'db/b': child('b') };
    expect(changed(now({ parents: [] }), before, config).changes).toEqual([]);
    expect(changed(undefined, before, config).changes).toEqual([]);
    const others = [
      { type: 'azurerm_db', id: 'x' },
      { type: 'azurerm_db', id: 'y', part: { name: 'y' } },
    ];
    expect(changed(now({ parents: others } as Partial<ResourceLayout>), before, config).changes).toEqual([]);
    expect(kindsOf(changed(now(), before, { discard: ['sample:db/a'] }))).toEqual(['retained db/b']);
    expect(kindsOf(changed(now(), { a: child('a') }, { discard: ['sample:a'] }))).toEqual([]);
  });
});
