import { type BackendBuilder, defineBackend } from '@atakora/component/backend';
import { describe, expect, it } from 'vitest';

import { crud } from '../support/definitions.js';
import { SHOP, thrownBy } from '../support/plans.js';
import { issueOf, refusalOf } from '../support/refusals.js';

// What plain JavaScript may call.
type Untyped = Record<string, (...given: unknown[]) => BackendBuilder>;

const start = () => defineBackend(SHOP).addComponent(crud('UserApi')).withNetworking('isolated');
const untyped = (builder: BackendBuilder<never>) => builder as unknown as Untyped;

describe.each([
  'withNetworking',
  'withMonitoring',
  'withNaming',
  'withTags',
  'withLimits',
  'withProvider',
  'withResourceType',
])('%s', (method) => {
  it.each([undefined, null])('refuses %s, which would undo what was set before', (nothing) => {
    const builder = untyped(start() as unknown as BackendBuilder<never>);
    const issue = issueOf(() => builder[method]?.(nothing));
    expect(issue.path).toMatch(
      /^(?:networking|monitoring|naming|tags|limits|(?:providers|resourceTypes)(?:\.0)?)$/,
    );
    expect(issue.resolution).not.toBe('');
  });

  it('refuses what is no setting at all', () => {
    const builder = untyped(start() as unknown as BackendBuilder<never>);
    const issue = issueOf(() => builder[method]?.(5));
    expect(issue.value).toBe('5');
    expect(issue.rule).not.toBe('');
    expect(issue.resolution).not.toBe('');
  });
});

describe('withMonitoring', () => {
  it('turns monitoring on when it is given nothing', () => {
    expect(start().withMonitoring().build().config.monitoring).toBe(true);
  });
});

describe('when', () => {
  it('refuses a builder that does not come from the one it gave, because it lacks all before it', () => {
    const other = () => defineBackend({ backendId: 'y' }).addComponent(crud('OrderApi'));
    expect(issueOf(() => start().when(true, other))).toMatchObject({
      path: 'add',
      value: 'a function that returns another builder',
    });
  });

  it('refuses an earlier builder of the same chain, and a branch of it', () => {
    const base = defineBackend(SHOP);
    const full = base.addComponent(crud('UserApi'));
    expect(issueOf(() => full.when(true, () => base)).path).toBe('add');
    expect(issueOf(() => full.when(true, () => base.addComponent(crud('OrderApi')))).path).toBe('add');
  });

  it('takes the builder itself, and one that another `when` made of it', () => {
    const nested = start().when(true, (b) => b.when(true, (c) => c.addComponent(crud('OrderApi'))));
    expect(Object.keys(nested.build().components)).toEqual(['UserApi', 'OrderApi']);
    expect(thrownBy(() => start().when(true, (b) => b))).toBeUndefined();
    const after = start()
      .when(false, (b) => b)
      .when(true, (b) => b.withTags({ a: 'b' }));
    expect(after.build().config.tags).toEqual({ a: 'b' });
  });

  it.each([
    ['nothing', () => undefined, 'missing'],
    ['an object', () => ({}), '{}'],
    ['a promise', () => Promise.resolve(), 'a promise'],
    ['no function', 5, '5'],
  ])('refuses a function that is or returns %s', (_what, add, value) => {
    const builder = untyped(start() as unknown as BackendBuilder<never>);
    expect(issueOf(() => builder['when']?.(true, add))).toMatchObject({ path: 'add', value });
  });
});

describe('addComponents', () => {
  it.each([
    [{}, '{}'],
    [undefined, 'missing'],
    ['UserApi', "'UserApi'"],
  ])('refuses %j', (given, value) => {
    const builder = untyped(start() as unknown as BackendBuilder<never>);
    expect(issueOf(() => builder['addComponents']?.(given))).toMatchObject({ path: 'definitions', value });
  });
});

describe('addComponent', () => {
  it('says that the factory is missing where nothing else is', () => {
    const builder = untyped(start() as unknown as BackendBuilder<never>);
    const own = { componentId: 'Own', componentType: 'Own', config: {} };
    expect(refusalOf(() => builder['addComponent']?.(own))).toMatchObject({
      subject: "component 'Own'",
      issues: [{ path: 'factory', value: 'missing' }],
    });
    const other = refusalOf(() => builder['addComponent']?.({ ...own, factory: 5 }));
    expect(other.issues[0]).toMatchObject({ path: 'factory', value: '5' });
  });
});
