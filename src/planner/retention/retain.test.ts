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
import type { ResourceLayout } from '../../resources/resource-type.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';

describe('what is declared', () => {
  it('is in the next lock with its blocks and the components that declare it', () => {
    const { units, state, warnings, errors, blocks, conflicting } = after(undefined, [
      laidOut('sample:one', ['b', 'a']),
    ]);
    expect(units).toEqual({ 'sample:one': { a: held('a'), b: held('b') } });
    expect(Object.keys(units['sample:one'] ?? {})).toEqual(['a', 'b']);
    expect({ state, warnings, errors, blocks, conflicting }).toEqual({
      state: NOTHING,
      warnings: [],
      errors: [],
      blocks: [],
      conflicting: [],
    });
  });

  it('stays as it is', () => {
    const { units, state, warnings } = after(lockWith({ 'sample:one': { a: held('a') } }), [
      laidOut('sample:one', ['a']),
    ]);
    expect({ units, state, warnings }).toEqual({
      units: { 'sample:one': { a: held('a') } },
      state: NOTHING,
      warnings: [],
    });
  });

  it('is each block except data sources if the type names no children', () => {
    const blocks = [block('one'), block('of', 'data.azurerm_sample')];
    const { layout, ...rest } = laidOut('sample:one', []);
    const { units } = after(undefined, [{ ...rest, layout: { blocks } }]);
    expect(layout.units).toEqual({});
    expect(Object.keys(units['sample:one'] ?? {})).toEqual(at('one'));
  });

  it('has an immutable property', () => {
    const unit = { ...declared('a'), facts: { key: { value: '/id' } } };
    const { errors, conflicting } = after(
      lockWith({ 'sample:one': { a: held('a', { facts: { key: '/c' } }) } }),
      [laidOut('sample:one', ['a'], { units: { a: unit } })],
    );
    expect(conflicting).toEqual([{ resource: 'sample:one', child: 'a', property: 'key' }]);
    expect(codes(errors)).toEqual(["PLACEMENT_CONFLICT 'sample:a'"]);
  });
});

describe('what is not declared any more', () => {
  const lock = lockWith({ 'sample:one': { b: held('b'), a: held('a', { imported: true }), c: held('c') } });

  it('is retained, forgotten by Terraform, and reported', () => {
    const { units, state, warnings } = after(lock, [laidOut('sample:one', ['c'])]);
    expect(units['sample:one']).toEqual({ a: retained('a'), b: retained('b'), c: held('c') });
    expect(state).toEqual({ ...NOTHING, removed: at('a', 'b') });
    expect(codes(warnings)).toEqual(["DATA_RETAINED 'sample:b'", "DATA_RETAINED 'sample:a'"]);
  });

  it('is retained with its resource, in the order of addresses', () => {
    const { units, state } = after(
      lockWith({ 'sample:two': { a: held('a') }, 'sample:one': { b: held('b') } }),
      [],
    );
    expect(Object.keys(units)).toEqual(['sample:one', 'sample:two']);
    expect(state.removed).toEqual(at('a', 'b'));
  });

  it('stays retained without being said again', () => {
    const { units, state, warnings } = after(lockWith({ 'sample:one': { a: retained('a') } }), []);
    expect({ units, state, warnings }).toEqual({
      units: { 'sample:one': { a: retained('a') } },
      state: { ...NOTHING, removed: at('a') },
      warnings: [],
    });
  });

  it('goes where the backend does not retain data, but for what is retained', () => {
    const both = lockWith({ 'sample:one': { a: retained('a'), b: held('b') } });
    const { units, state, warnings } = after(both, [], { dataProtection: 'destroy' });
    expect({ units, state, warnings }).toEqual({
      units: { 'sample:one': { a: retained('a') } },
      state: { ...NOTHING, removed: at('a') },
      warnings: [],
    });
  });

  it('goes where it does not hold data, and with it a resource of which nothing is left', () => {
    const { units, state, warnings } = after(
      lockWith({ 'sample:one': { a: held('a', { data: false }) } }),
      [],
    );
    expect({ units, state, warnings }).toEqual({ units: {}, state: NOTHING, warnings: [] });
  });

  it('is not given up where it moved to another resource', () => {
    const { units, warnings } = after(lockWith({ 'sample:one': { a: held('a'), b: held('b') } }), [
      laidOut('sample:one', ['c']),
      laidOut('sample:two', ['a'], {
        blocks: [block('a-of-two')],
        units: { a: { blocks: [{ block: block('a-of-two') }] } },
      }),
    ]);
    expect(codes(warnings)).toEqual(["DATA_RETAINED 'sample:b'"]);
    expect(units['sample:one']).toMatchObject({ a: { retained: true }, b: { retained: true } });
  });

  it('is not given up where it moved, and its block stays for others', () => {
    const { warnings } = after(lockWith({ 'sample:one': { a: held('a') } }), [
      laidOut('sample:one', ['a'], { units: {} }),
      laidOut('sample:two', [], { units: { a: { blocks: [{ block: block('a-of-two') }] } } }),
    ]);
    expect(warnings).toEqual([]);
  });

  it('is not retained where its blocks are a part of another unit', () => {
    const units = { whole: { blocks: [...declared('a').blocks, ...declared('b').blocks] } };
    const { units: next, warnings } = after(lockWith({ 'sample:one': { a: held('a') } }), [
      laidOut('sample:one', ['a', 'b'], { units }),
    ]);
    expect(Object.keys(next['sample:one'] ?? {})).toEqual(['whole']);
    expect(warnings).toEqual([]);
  });

  it('is kept for others where the plan still has its blocks', () => {
    const { units, state, warnings } = after(lockWith({ 'sample:one': { a: held('a'), b: held('b') } }), [
      laidOut('sample:one', ['a', 'b'], { units: { b: declared('b') } }),
    ]);
    expect(units['sample:one']).toEqual({ a: held('a', { components: [] }), b: held('b') });
    expect(state).toEqual(NOTHING);
    expect(codes(warnings)).toEqual(["DATA_RETAINED 'sample:a'"]);
    expect(warnings[0]?.message).toContain('Its block stays in Terraform, with all its data');
  });

  it('is gone where the plan has its blocks for others and restored names it', () => {
    const { units, state } = after(
      lockWith({ 'sample:one': { a: retained('a') } }),
      [laidOut('sample:one', ['a'], { units: {} })],
      { restored: ['sample:a'] },
    );
    expect({ units, state }).toEqual({ units: { 'sample:one': {} }, state: NOTHING });
  });
});

describe('marks of data', () => {
  const marked = (layout: Partial<ResourceLayout>, units: readonly string[] = ['a']) => {
    const { layouts } = after(undefined, [laidOut('sample:one', units, layout)]);
    return (layouts[0]?.layout.blocks ?? [])
      .filter(({ meta }) => meta?.holds_data === true)
      .map(({ id }) => id);
  };

  it('are on the resource and on what its units are made of', () => {
    const blocks = [block('one'), block('a'), block('role'), block('a', 'data.azurerm_sample')];
    expect(marked({ blocks })).toEqual(['one', 'a']);
  });

  it('are on what units stand in', () => {
    const blocks = [
      block('plan'),
      block('account'),
      block('db'),
      block('a'),
      block('db', 'data.azurerm_sample'),
    ];
    const parents = [block('account'), block('db'), block('db', 'data.azurerm_sample')];
    expect(marked({ blocks, parents })).toEqual(['account', 'db', 'a']);
  });

  it('are nowhere where no unit holds data, or a provider makes the blocks', () => {
    expect(marked({ units: { a: { ...declared('a'), data: false } } })).toEqual([]);
    expect(marked({ blocks: null })).toEqual([]);
    expect(marked({ units: { a: { ...declared('a'), data: false }, b: declared('b') } }, ['a', 'b'])).toEqual(
      ['sample-one', 'b'],
    );
  });

  it('keep what else the block says', () => {
    const main: TerraformBlock = { ...block('one'), meta: { depends_on: ['x.y'], ignore_changes: ['tags'] } };
    const { layouts } = after(undefined, [laidOut('sample:one', ['a'], { blocks: [main, block('a')] })]);
    expect(layouts[0]?.layout.blocks?.[0]).toEqual({
      ...main,
      meta: { depends_on: ['x.y'], ignore_changes: ['tags'], holds_data: true },
    });
  });
});

describe('former addresses', () => {
  it('move to those of today, but for what is still declared', () => {
    const former = { [`${TYPE}.a`]: at('z', 'b', 'm'), [`${TYPE}.gone`]: at('q') };
    const lock = lockWith({ 'sample:one': { a: held('a') } }, { formerAddresses: former });
    const { state } = after(lock, [laidOut('sample:one', ['a', 'b'])]);
    expect(state.moved).toEqual([
      { from: `${TYPE}.m`, to: `${TYPE}.a` },
      { from: `${TYPE}.z`, to: `${TYPE}.a` },
    ]);
  });
});

describe('addresses of what is retained', () => {
  const lock = lockWith({ 'sample:one': { b: held('b'), a: retained('a') } });

  it('are not given to blocks of other resources', () => {
    const others = [laidOut('sample:two', ['c']), laidOut('sample:three', ['d', 'a'], { units: {} })];
    expect(after(lock, [laidOut('sample:one', ['b']), ...others]).errors).toEqual([
      {
        code: 'PLACEMENT_CONFLICT',
        message: `'sample:a' is retained in 'sample:one', and 'sample:three' has a block at its address ${TYPE}.a.`,
        resource: 'sample:three',
        components: ['Api'],
        resolution: `Declare it with the resource type or provider that made it, or give up its data: discard: ['sample:a@sample:one'].`,
        ways: [
          {
            option: 'discard',
            value: ['sample:a@sample:one'],
            effect: "The lock drops 'sample:a' of 'sample:one'.",
          },
        ],
      },
    ]);
  });

  it('may be those of blocks of its own resource, or of one that a provider makes', () => {
    expect(after(lock, [laidOut('sample:one', ['b', 'a'], { units: { b: declared('b') } })]).errors).toEqual(
      [],
    );
    const two = retained('a', { blocks: { [`${TYPE}.a`]: '/id/a', [`${TYPE}.gone`]: '/id/gone' } });
    const half = lockWith({ 'sample:one': { a: two } });
    expect(after(half, [laidOut('sample:one', ['a'], { units: {} })]).errors).toEqual([]);
    // Two places of what is declared are another matter: nothing would be taken for what is retained.
    const twice = laidOut('sample:two', ['b'], { units: {} });
    expect(after(lock, [laidOut('sample:one', ['b']), twice]).errors).toEqual([]);
    const made = laidOut('sample:two', [], { blocks: null });
    expect(after(lock, [laidOut('sample:one', ['b']), made]).errors).toEqual([]);
  });
});
