import { describe, expect, it } from 'vitest';

import { SHOP } from '../../test/support/plans.js';
import {
  planningContext,
  type Sample,
  sampleRequirement,
  sampleType,
} from '../../test/support/resource-types.js';
import { mergeBins } from './merge.js';
import type { Bin } from './placement/bin.js';
import type { BoundConstraint } from './placement/constraints.js';

const bin = (more: Partial<Bin<Sample>> = {}): Bin<Sample> => ({
  prior: undefined,
  requirements: [sampleRequirement('A', 'sample')],
  constraints: new Map(),
  entries: new Set(),
  sharedEntries: new Set(),
  split: undefined,
  retained: [],
  ...more,
});

const locked = (variant: string, name = variant): Bin<Sample>['prior'] => ({
  key: `sample:${variant}`,
  locked: { type: 'sample', variant, name, constraints: {}, facts: {}, members: {}, units: {} },
});

const variant = (name: string) =>
  new Map<string, BoundConstraint>([
    ['variant', { name: 'variant', value: name, change: 'new-resource', component: 'A', priority: 10 }],
  ]);

const identities = () => ({ keys: new Set<string>(), numbers: new Map<string, number>() });

function merged(type: Parameters<typeof sampleType>[1], bins: readonly Bin<Sample>[], config = SHOP) {
  return mergeBins(sampleType('sample', type), bins, planningContext(config), identities()).map(
    ({ resource }) => resource,
  );
}

describe('the variant of a new resource', () => {
  const byConstraint = { sharing: { variant: ({ variant: name = '' }) => name } };
  const variantsOf = (...bins: readonly Bin<Sample>[]) =>
    merged(byConstraint, bins).map(({ key, variant: own }) => [key, own]);

  it('does not repeat a variant that the lock has', () => {
    expect(
      variantsOf(
        bin({ prior: locked('x') }),
        bin({ prior: locked('x-2') }),
        bin({ constraints: variant('x') }),
      ),
    ).toEqual([
      ['sample:x', 'x'],
      ['sample:x-2', 'x-2'],
      ['sample:x-3', 'x-3'],
    ]);
  });

  it('is not the second of one where another asks for that name as its first', () => {
    expect(
      variantsOf(
        bin({ constraints: variant('x') }),
        bin({ constraints: variant('x') }),
        bin({ constraints: variant('x-2') }),
      ),
    ).toEqual([
      ['sample:x', 'x'],
      ['sample:x-2', 'x-2'],
      ['sample:x-3', 'x-3'],
    ]);
  });

  it('sorts before all others where it is the default one', () => {
    expect(variantsOf(bin({ constraints: variant('a') }), bin({ constraints: variant('shared') }))).toEqual([
      ['sample:shared', 'shared'],
      ['sample:a', 'a'],
    ]);
  });
});

describe('what is retained in a resource', () => {
  const sized = (component: string, size: number) =>
    sampleRequirement(component, 'sample', { config: { size } });
  const keeps = { sharing: { retain: (units: readonly string[]) => ({ size: units.length * 10 }) } };

  it('takes part in the value, and in no decision', () => {
    const requirements = [sized('A', 1), sized('B', 2)];
    const [only] = merged(keeps, [bin({ requirements, retained: ['u'] })]);
    expect(only?.config).toEqual({ size: 10 });
    expect(only?.decisions).toMatchObject([
      { path: 'size', value: 2, candidates: [{ component: 'A' }, { component: 'B' }] },
    ]);
  });

  it('is the value of a resource without requirements', () => {
    const [only] = merged(keeps, [bin({ requirements: [], retained: ['u', 'v'] })]);
    expect(only).toMatchObject({ config: { size: 20 }, decisions: [] });
  });

  it('says nothing of a type that retains nothing, or where nothing is', () => {
    const requirements = [sized('A', 1)];
    expect(merged({}, [bin({ requirements, retained: ['u'] })])[0]?.config).toEqual({ size: 1 });
    const strict = { sharing: { retain: (): Sample => expect.fail('nothing is retained') } };
    expect(merged(strict, [bin({ requirements })])[0]?.config).toEqual({ size: 1 });
  });

  it('has the lowest priority', () => {
    const seen: unknown[] = [];
    const merge = {
      merge: (candidates: readonly { priority: number; component: string; value: Sample }[]) => {
        seen.push(candidates.map(({ component, priority }) => [component, priority]));
        return { value: {}, decisions: [] };
      },
    };
    merged({ ...keeps, merge }, [bin({ retained: ['u'] })]);
    expect(seen).toContainEqual([
      ['A', 10],
      ['', -Infinity],
    ]);
  });
});

describe('the name of a resource', () => {
  const id = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Sample/samples/adopted';
  const adopting = { ...SHOP, adopt: { 'sample:shared': id } };
  const nameWith = (type: Parameters<typeof sampleType>[1], one = bin(), config = SHOP) =>
    merged(type, [one], config)[0]?.name;

  it('is, in this order, the one of the configuration, of the lock, of what is adopted, and of the type', () => {
    const named = { existingName: () => 'configured', newName: () => 'new' };
    const prior = locked('shared', 'recorded');
    expect(nameWith(named, bin({ prior }), adopting)).toBe('configured');
    expect(nameWith({ existingName: () => null }, bin({ prior }), adopting)).toBe('recorded');
    expect(nameWith({ newName: () => 'new' }, bin(), adopting)).toBe('adopted');
    expect(nameWith({ newName: () => 'new' })).toBe('new');
    expect(nameWith({})).toMatch(/^sample-shop-/);
    expect(nameWith({ naming: null })).toBe('');
  });
});

describe('of several new resources of one variant, the first', () => {
  const level = (value: string, more: Partial<BoundConstraint> = {}) =>
    bin({
      requirements: [sampleRequirement(value, 'sample')],
      constraints: new Map([
        ['level', { name: 'level', value, change: 'in-place', component: 'A', priority: 10, ...more }],
      ]),
    });
  const firstOf = (...bins: readonly Bin<Sample>[]) =>
    merged({ sharing: { defaults: () => ({ level: 'usual' }) } }, bins).map(
      ({ requirements }) => requirements[0]?.component,
    );

  it('is the one with the default of each constraint that changes in place', () => {
    expect(firstOf(level('high'), level('usual'))).toEqual(['usual', 'high']);
  });

  it('is the one before where no component asks, where all may be overridden, or where the change is another', () => {
    expect(firstOf(level('high', { component: undefined }), level('usual'))).toEqual(['high', 'usual']);
    expect(firstOf(level('high', { overridable: true }), level('usual'))).toEqual(['high', 'usual']);
    expect(firstOf(level('high', { change: 'new-resource' }), level('usual'))).toEqual(['high', 'usual']);
  });
});
