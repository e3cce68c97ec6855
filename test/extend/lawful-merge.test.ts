import { MergeNotLawfulError } from '@atakora/component/backend';
import { assertLawfulMerge, type Merger } from '@atakora/component/extend';
import { describe, expect, it } from 'vitest';

import type { ResourceRequirement } from '../../src/resources/requirement.js';
import { issueOf } from '../support/refusals.js';
import { thrownBy } from '../support/plans.js';

const sample = (list: readonly number[], requirementKey = 'need'): ResourceRequirement => ({
  resourceType: 'numbers',
  requirementKey,
  config: { list },
});
const listOf = ({ config }: ResourceRequirement) => (config as { list: number[] }).list;
const merger = (merge: (lists: number[][]) => number[]): Merger => ({
  mergeRequirements: (parts) => sample(merge(parts.map(listOf))),
});

const SAMPLES = [sample([1]), sample([2, 3]), sample([4])];
const sorted = (list: number[]) => [...new Set(list)].sort((a, b) => a - b);

/** What is said of a merge; undefined when it is lawful. */
function verdictOn(provider: Merger, samples = SAMPLES): MergeNotLawfulError | undefined {
  const error = thrownBy(() => assertLawfulMerge(provider, samples));
  if (error !== undefined) expect(error).toBeInstanceOf(MergeNotLawfulError);
  return error as MergeNotLawfulError | undefined;
}

describe('assertLawfulMerge', () => {
  it('accepts a union', () => {
    expect(verdictOn(merger((lists) => sorted(lists.flat())))).toBeUndefined();
  });

  it('does not look at the keys of requirements', () => {
    const first: Merger = {
      mergeRequirements: (parts) => sample(sorted(parts.flatMap(listOf)), parts[0]?.requirementKey),
    };
    expect(verdictOn(first, [sample([1], 'a'), sample([2], 'b')])).toBeUndefined();
  });

  it('refuses a list that keeps repetitions, as not idempotent', () => {
    const error = verdictOn(merger((lists) => lists.flat().sort((a, b) => a - b)));
    expect(error?.law).toBe('idempotent: merging a with itself is merging a');
  });

  it('refuses a union in the order of its arguments, as not commutative', () => {
    const error = verdictOn(merger((lists) => [...new Set(lists.flat())]));
    expect(error?.law).toBe('commutative: a with b is b with a');
    expect(error).toMatchObject({ code: 'MERGE_NOT_LAWFUL', name: 'MergeNotLawfulError' });
    expect(error?.message).toContain('[1,2,3]');
    expect(error?.message).toContain('[2,3,1]');
    expect(error?.message).toContain('\nUse the strategies union, maximum');
  });

  it('refuses a mean, as not associative', () => {
    const mean = merger((lists) => {
      const numbers = lists.flat();
      return [numbers.reduce((sum, number) => sum + number, 0) / numbers.length];
    });
    const error = verdictOn(mean, [sample([0]), sample([4]), sample([16])]);
    expect(error?.law).toMatch(/^associative: /);
  });

  it('refuses what is associative on one side only', () => {
    // What a step adds shows only when it comes second.
    const marks = merger((lists) => {
      const [first = [], ...others] = lists;
      const rest = others.flat();
      return sorted([...first.filter((n) => n < 100), ...rest, ...(rest.includes(100) ? [101] : [])]);
    });
    expect(verdictOn(marks, [sample([1]), sample([100])])).toBeDefined();
  });

  it('refuses a merge that changes its arguments', () => {
    const greedy = merger((lists) => {
      lists[0]?.push(9);
      return [9];
    });
    expect(verdictOn(greedy, [sample([1])])?.law).toBe('pure: an argument stays as it was');
  });

  it.each<[string, ResourceRequirement[], string]>([
    ['no sample', [], '0'],
    ['one sample', [sample([1])], '1'],
    ['samples that ask for the same', [sample([1], 'a'), sample([1], 'b')], '2 that ask for the same'],
  ])('says that %s cannot show anything', (_case, samples, value) => {
    const first: Merger = { mergeRequirements: ([one]) => one as ResourceRequirement };
    expect(issueOf(() => assertLawfulMerge(first, samples))).toMatchObject({
      path: 'samples',
      value,
      resolution: 'add a requirement with another config',
    });
  });
});
