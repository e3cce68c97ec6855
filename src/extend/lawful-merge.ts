import { InvalidConfigError, MergeNotLawfulError } from '../errors.js';
import { copyPlain } from '../plan/deep-freeze.js';
import { canonicalJson } from '../plan/json.js';
import type { ResourceRequirement } from '../resources/requirement.js';
import type { IResourceProvider } from './resource-provider.js';

/** The part of a provider that the laws are about. */
export type Merger = Pick<IResourceProvider, 'mergeRequirements'>;

/**
 * Checks that a provider merges as planning needs it to: order and repetition of requirements must not show, merging in
 * steps must give what merging at once gives, and the arguments must stay as they were. Every pair and triple of the
 * samples is tried, so 20 samples make 8,000 triples. Feed it random samples to try more.
 *
 * @throws MergeNotLawfulError with the law and the samples that break it.
 * @throws InvalidConfigError when no law is broken, and the samples could not have shown it: there are fewer than two, or
 *   all ask for the same.
 * @example
 * it('merges lawfully', () => {
 *   assertLawfulMerge(new ServiceBusProvider(), [
 *     { resourceType: 'servicebus', requirementKey: 'a', config: { sku: 'Basic', queues: ['orders'] } },
 *     { resourceType: 'servicebus', requirementKey: 'b', priority: 20, config: { sku: 'Premium', queues: [] } },
 *   ]);
 * });
 */
export function assertLawfulMerge(provider: Merger, samples: readonly ResourceRequirement[]): void {
  const { isDeepStrictEqual } = process.getBuiltinModule('node:util');
  const merge = (...parts: readonly ResourceRequirement[]) => provider.mergeRequirements(parts);
  const equal = (
    law: string,
    parts: readonly ResourceRequirement[],
    left: ResourceRequirement,
    right: ResourceRequirement,
  ) => {
    const [is, was] = [meaningOf(left), meaningOf(right)];
    // Nearly all are equal, and long texts that are one text are compared at once. Written out, 8,000 triples never end.
    if (isDeepStrictEqual(is, was)) return;
    const [one, other] = [canonicalJson(is), canonicalJson(was)];
    if (one !== other) throw new MergeNotLawfulError(law, canonicalJson(parts), one, other);
  };
  for (const a of samples) {
    const before = copyPlain(a);
    equal('idempotent: merging a with itself is merging a', [a], merge(a, a), merge(a));
    equal('pure: an argument stays as it was', [a], a, before);
    for (const b of samples) {
      equal('commutative: a with b is b with a', [a, b], merge(a, b), merge(b, a));
      for (const c of samples) {
        const atOnce = merge(a, b, c);
        equal(
          'associative: (a with b) with c is all three at once',
          [a, b, c],
          merge(merge(a, b), c),
          atOnce,
        );
        equal(
          'associative: a with (b with c) is all three at once',
          [a, b, c],
          merge(a, merge(b, c)),
          atOnce,
        );
      }
    }
  }
  checkSamples(samples);
}

/**
 * Refuses samples that cannot show anything. A merge may keep every law on equal samples, and break each on
 * two that differ.
 */
function checkSamples(samples: readonly ResourceRequirement[]): void {
  const different = new Set(samples.map((sample) => canonicalJson(meaningOf(sample)))).size;
  if (different > 1) return;
  const alike = samples.length > 1 ? `${samples.length} that ask for the same` : String(samples.length);
  throw new InvalidConfigError('assertLawfulMerge', [
    {
      path: 'samples',
      value: alike,
      rule: 'must have two requirements that ask for different things',
      resolution: 'add a requirement with another config',
    },
  ]);
}

/** Returns the meaning of a merged requirement, without its key. */
function meaningOf({ resourceType, config }: ResourceRequirement): object {
  return { resourceType, config };
}
