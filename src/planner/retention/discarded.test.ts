import { describe, expect, it } from 'vitest';

import {
  after,
  at,
  block,
  codes,
  declared,
  held,
  laidOut,
  lockWith,
  NOTHING,
  retained,
  TYPE,
} from '../../../test/support/retention.js';

describe('what is discarded', () => {
  const discard = ['sample:b', 'sample:a@sample:one'];

  it('is destroyed by Terraform where it is in its state', () => {
    const lock = lockWith({ 'sample:one': { b: held('b'), a: held('a') }, 'sample:two': { a: held('a') } });
    const { units, state, warnings } = after(
      lock,
      [laidOut('sample:one', []), laidOut('sample:two', ['a'])],
      { discard },
    );
    // The block of the other place is the same in this example, and stays.
    expect(state).toEqual({ ...NOTHING, discarded: at('b') });
    expect({ units, warnings }).toEqual({
      units: { 'sample:one': {}, 'sample:two': { a: held('a') } },
      warnings: [],
    });
  });

  it('is listed by address, with the ids of what Terraform does not know', () => {
    const unnamed = { blocks: { [`${TYPE}.c`]: '', [`${TYPE}.b`]: '/id/b' } };
    const lock = lockWith({ 'sample:one': { b: retained('b', unnamed), a: retained('a'), d: held('d') } });
    const { state, units, warnings } = after(lock, [], { discard: [...discard, 'sample:d'] });
    expect(state).toEqual({ ...NOTHING, discarded: at('a', 'b', 'c', 'd'), forgotten: ['/id/a', '/id/b'] });
    expect(units).toEqual({});
    expect(codes(warnings)).toEqual(["DATA_FORGOTTEN 'sample:b'", "DATA_FORGOTTEN 'sample:a'"]);
    expect(warnings[0]?.message).toContain(`what it is in: ${TYPE}.c, /id/b.`);
  });

  it('stays where the plan has one of its blocks for others', () => {
    const two = { blocks: { [`${TYPE}.a`]: '/id/a', [`${TYPE}.b`]: '/id/b' } };
    const { state, warnings } = after(
      lockWith({ 'sample:one': { both: retained('both', two), b: retained('b') } }),
      [laidOut('sample:one', ['b'], { units: {} })],
      { discard: ['sample:both', 'sample:b'] },
    );
    expect(state).toEqual(NOTHING);
    expect(codes(warnings)).toEqual(["DATA_FORGOTTEN 'sample:both'"]);
  });

  it('takes along only what is named', () => {
    const lock = lockWith({
      'sample:one': { a: held('a'), 'a/x': held('a-x'), 'a/y': held('a-y'), ab: held('ab') },
    });
    const config = { discard: ['sample:a'] };
    expect(after(lock, [laidOut('sample:one', [])], config).errors).toEqual([
      {
        code: 'INVALID_COMBINATION',
        message:
          "discard: 'sample:a' contains retained data that would be destroyed too: 'sample:a/x', 'sample:a/y'.",
        path: 'discard',
        resource: 'sample:one',
        components: [],
        resolution: `Add 'sample:a/x', 'sample:a/y' to discard, or leave 'sample:a' out.`,
        ways: [
          {
            option: 'discard',
            value: ['sample:a/x', 'sample:a/y'],
            effect: 'Terraform destroys all of it.',
          },
        ],
      },
    ]);
    const all = { discard: ['sample:a', 'sample:a/x', 'sample:a/y'] };
    expect(after(lock, [laidOut('sample:one', [])], all).errors).toEqual([]);
  });

  it('takes along data of one place alone, where another has data of the name', () => {
    const lock = lockWith({
      'sample:one': { a: held('a'), 'a/x': held('a-x'), 'a/y': held('a-y') },
      'sample:two': { 'a/x': retained('two-a-x') },
    });
    const { errors } = after(lock, [], { discard: ['sample:a'] });
    expect(errors).toMatchObject([
      {
        resolution: `Add 'sample:a/x@sample:one', 'sample:a/y' to discard, or leave 'sample:a' out.`,
        ways: [{ value: ['sample:a/x@sample:one', 'sample:a/y'] }],
      },
    ]);
  });
});

describe('a discarded parent', () => {
  const table = (name: string) =>
    retained(name, { blocks: { [`${TYPE}.${name}`]: `/dbs/db/tables/${name}` } });
  const discard = ['sample:db/a', 'sample:db'];

  it('is forgotten with its last child', () => {
    const { state, errors } = after(lockWith({ 'sample:one': { 'db/a': table('a') } }), [], { discard });
    expect(state).toMatchObject({ discarded: at('a'), forgotten: ['/dbs/db', '/dbs/db/tables/a'] });
    expect(errors).toEqual([]);
  });

  it('is refused, and not forgotten, while another child in it is retained', () => {
    const lock = lockWith({ 'sample:one': { 'db/a': table('a'), 'db/b': table('b') } });
    const { state, errors } = after(lock, [], { discard });
    expect(state).toMatchObject({ forgotten: ['/dbs/db/tables/a'] });
    expect(errors.map(({ message }) => message)).toEqual([
      "discard: 'sample:db' contains retained data that would be destroyed too: 'sample:db/b'.",
    ]);
  });

  it('is not forgotten where discard names only its children', () => {
    const lock = lockWith({ 'sample:one': { 'db/a': table('a') } });
    expect(after(lock, [], { discard: ['sample:db/a'] }).state.forgotten).toEqual(['/dbs/db/tables/a']);
  });

  it('may have children that are declared, and stays where one of its blocks is planned', () => {
    const two = { blocks: { [`${TYPE}.db`]: '/id/db', [`${TYPE}.gone`]: '/id/gone' } };
    const lock = lockWith({ 'sample:one': { db: held('db', two), 'db/a': retained('a') } });
    const now = laidOut('sample:one', ['db'], { units: {} });
    expect(after(lock, [now], { discard: ['sample:db'] }).errors).toEqual([]);
    const declaredIn = lockWith({ 'sample:one': { db: held('x'), 'db/a': held('a') } });
    const inside = laidOut('sample:one', ['a'], { units: { 'db/a': declared('a') } });
    expect(after(declaredIn, [inside], { discard: ['sample:db'] }).errors).toEqual([]);
  });
});

describe('what came back', () => {
  const lock = lockWith({ 'sample:one': { b: retained('b'), a: retained('a') } });

  it('is imported until it is restored', () => {
    const { units, state, warnings } = after(lock, [laidOut('sample:one', ['b', 'a'])]);
    const imported = { a: held('a', { imported: true }), b: held('b', { imported: true }) };
    expect(units['sample:one']).toEqual(imported);
    expect(state).toEqual({
      ...NOTHING,
      imports: [
        { to: `${TYPE}.a`, id: '/id/a' },
        { to: `${TYPE}.b`, id: '/id/b' },
      ],
    });
    expect(warnings).toEqual([]);
    const once = lockWith({ 'sample:one': imported });
    expect(after(once, [laidOut('sample:one', ['a', 'b'])]).units['sample:one']).toEqual(imported);
    expect(
      after(once, [laidOut('sample:one', ['a', 'b'])], { restored: ['sample:a', 'sample:b'] }),
    ).toMatchObject({
      units: { 'sample:one': { a: held('a'), b: held('b') } },
      state: NOTHING,
    });
  });

  it('has the data source of the subscription where an id needs it', () => {
    const attribute = 'data.azurerm_client_config.shop_subscription.subscription_id';
    const importId = `/subscriptions/\${${attribute}}/x`;
    const unit = { blocks: [{ block: block('a'), importId }] };
    const { blocks, state } = after(lock, [laidOut('sample:one', ['a'], { units: { a: unit } })]);
    expect(state.imports).toEqual([
      { to: `${TYPE}.a`, id: { $join: ['/subscriptions/', { $ref: attribute }, '/x'] } },
    ]);
    expect(blocks).toEqual([{ type: 'data.azurerm_client_config', id: 'shop_subscription', arguments: {} }]);
    expect(after(lock, [laidOut('sample:one', ['a'])]).blocks).toEqual([]);
  });

  it('is said where its id is not known', () => {
    const units = { a: { blocks: [{ block: block('a') }] } };
    const { state, warnings } = after(lockWith({ 'sample:one': { a: retained('a') } }), [
      laidOut('sample:one', ['a'], { units }),
    ]);
    expect(state.imports).toEqual([]);
    expect(codes(warnings)).toEqual(["IMPORT_NEEDED 'sample:a'"]);
    // It is said once, and not of a unit that is restored.
    const imported = lockWith({
      'sample:one': { a: held('a', { imported: true, blocks: { [`${TYPE}.a`]: '' } }) },
    });
    expect(after(imported, [laidOut('sample:one', ['a'], { units })]).warnings).toEqual([]);
    const config = { restored: ['sample:a'] };
    expect(
      after(lock, [laidOut('sample:one', ['a'], { units })], config).warnings.map(({ code }) => code),
    ).toEqual([]);
  });
});
