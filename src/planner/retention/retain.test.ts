import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../backend/backend-config.js';
import { lockedResource, lockedUnit, sampleLock } from '../../../test/support/locks.js';
import { SHOP } from '../../../test/support/plans.js';
import { planningContext, sampleResource, sampleType } from '../../../test/support/resource-types.js';
import type { LockedUnit, PlanLock } from '../../plan/lock/plan-lock.js';
import type { ResourceLayout } from '../../resources/resource-type.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import type { LaidOutResource } from '../lay-out.js';
import { retain } from './retain.js';

const TYPE = 'azurerm_sample';
const block = (id: string, type = TYPE): TerraformBlock => ({ type, id, arguments: {} });
const at = (...ids: string[]) => ids.map((id) => `${TYPE}.${id}`);

/** A child resource that is declared, with a block of its name. */
const declared = (name: string) => ({ blocks: [{ block: block(name), importId: `/id/${name}` }] });
const laidOut = (
  key: string,
  units: readonly string[],
  more: Partial<ResourceLayout> = {},
): LaidOutResource => ({
  type: sampleType('sample'),
  resource: sampleResource(key, 'Api'),
  layout: {
    blocks: [block(key.replace(':', '-')), ...units.map((name) => block(name))],
    units: Object.fromEntries(units.map((name) => [name, declared(name)])),
    ...more,
  },
  meters: undefined,
});

/** A child resource as the lock has it. */
const held = (name: string, more: Partial<LockedUnit> = {}) =>
  lockedUnit({ blocks: { [`${TYPE}.${name}`]: `/id/${name}` }, components: ['Api'], ...more });
const lockWith = (
  places: Readonly<Record<string, Readonly<Record<string, LockedUnit>>>>,
  more: Partial<PlanLock> = {},
) =>
  sampleLock(
    Object.fromEntries(
      Object.entries(places).map(([key, units]) => [
        key,
        lockedResource({ name: sampleResource(key).name, units }),
      ]),
    ),
    more,
  );
const retained = (name: string, more: Partial<LockedUnit> = {}) =>
  held(name, { components: [], retained: true, ...more });

/** Retains the child resources of a lock where some resources are laid out. */
function after(lock: PlanLock | undefined, layouts: readonly LaidOutResource[], config: BackendConfig = {}) {
  const context = planningContext({ ...SHOP, ...config, ...(lock !== undefined && { lock }) });
  const { diagnostics, units, ...rest } = retain(layouts, context);
  return {
    ...rest,
    units: Object.fromEntries(units),
    warnings: diagnostics.flatMap(({ warnings = [] }) => warnings),
    errors: diagnostics.flatMap(({ errors = [] }) => errors),
  };
}
const codes = (list: readonly { readonly code: string; readonly message: string }[]) =>
  list.map(({ code, message }) => `${code} ${/'[^']+'/.exec(message)?.[0] ?? ''}`);
const NOTHING = { removed: [], moved: [], imports: [] };

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
    expect(warnings[0]?.message).toContain(`and the data with it: ${TYPE}.c, /id/b.`);
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
