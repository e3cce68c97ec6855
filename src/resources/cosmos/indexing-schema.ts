import * as v from 'valibot';

import { oneOf, options, rule, textLike } from '../../validation/rule.js';
import type { ContainerRequirement, IndexingPolicy } from './requirement.js';

/** A property: a word, or any text in quotes. */
const PROPERTY = String.raw`(?:[\p{L}\p{N}_]+|"[^"\p{Cc}\p{Cs}]+")`;

/**
 * `/*`, or properties and `[]` for the entries of lists, then `?` for the value or `*` for all below it.
 * Source: learn.microsoft.com/azure/cosmos-db/index-policy#include-exclude-paths
 */
const indexingPathSchema = v.array(
  textLike(
    'an indexing path',
    new RegExp(String.raw`^/(?:\*|${PROPERTY}/(?:(?:${PROPERTY}|\[\])/)*[?*])$`, 'u'),
    "must have properties between '/' ([] for the entries of a list; quotes around a name with other characters than letters, digits and '_') and end in '/?' or '/*'",
    "write it like '/*', '/name/?', '/tags/[]/?' or '/\"first name\"/?'",
  ),
);

const compositeRule = rule(
  'a composite index must have two to eight paths',
  'name the properties that a query orders by',
);

/** Source: learn.microsoft.com/azure/cosmos-db/index-policy#composite-indexes */
const compositeIndexesSchema = v.array(
  v.pipe(
    v.array(
      options({
        path: textLike(
          'a path of a composite index',
          new RegExp(String.raw`^(?:/${PROPERTY})+$`, 'u'),
          'must name a property, without a wildcard',
          "write it like '/name' or '/address/city'",
        ),
        order: v.exactOptional(oneOf('an order', ['ascending', 'descending'])),
      }),
    ),
    v.minLength(2, compositeRule),
    v.maxLength(8, compositeRule),
  ),
);

/** Source: learn.microsoft.com/azure/cosmos-db/index-policy */
export const indexingPolicySchema: v.GenericSchema<IndexingPolicy, IndexingPolicy> = v.pipe(
  options({
    indexingMode: v.exactOptional(oneOf('an indexing mode', ['consistent', 'none'])),
    includedPaths: v.exactOptional(indexingPathSchema),
    excludedPaths: v.exactOptional(indexingPathSchema),
    compositeIndexes: v.exactOptional(compositeIndexesSchema),
  }),
  v.check(
    ({ indexingMode, includedPaths = [], excludedPaths = [], compositeIndexes = [] }) =>
      indexingMode !== 'none' || includedPaths.length + excludedPaths.length + compositeIndexes.length === 0,
    rule(
      "indexing mode 'none' must not have paths",
      'omit includedPaths, excludedPaths and compositeIndexes',
    ),
  ),
  v.check(
    ({ includedPaths = [], excludedPaths = [] }) => {
      const roots = [...includedPaths, ...excludedPaths].filter((path) => path === '/*').length;
      return includedPaths.length + excludedPaths.length === 0 || roots === 1;
    },
    rule(
      "must contain the root path '/*' exactly once: included or excluded",
      "add '/*' to one of the two lists",
    ),
  ),
);

/** Of a container: what expires is found by its index. */
export const EXPIRES_BY_INDEX: string = rule(
  "ttl requires an index, which indexing mode 'none' turns off",
  "omit ttl, or exclude the paths that no query needs: excludedPaths: ['/*']",
);

/**
 * Returns true if items of a container can expire: the index finds those that have.
 * Source: learn.microsoft.com/azure/cosmos-db/index-policy#indexing-policies-and-ttl
 */
export function expiresByIndex({
  ttl,
  indexingPolicy,
}: {
  readonly ttl?: ContainerRequirement['ttl'] | undefined;
  readonly indexingPolicy?: IndexingPolicy | undefined;
}): boolean {
  return ttl === undefined || indexingPolicy?.indexingMode !== 'none';
}
