import type { GenericSchema } from 'valibot';
import * as v from 'valibot';

import { rule, textLike } from '../../validation/rule.js';

export const originPattern = /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/;
/** Form of an origin, in words. */
export const ORIGIN_FORM = 'a protocol, a host in lower case and optionally a port, without a path';
const EXAMPLE = "write it like 'https://shop.example.com'";

/** An origin as browsers send it. Source: developer.mozilla.org/docs/Web/HTTP/Headers/Origin */
export const originSchema: GenericSchema<string, string> = textLike(
  'an origin',
  originPattern,
  `must be ${ORIGIN_FORM}`,
  EXAMPLE,
);

/** Returns the schema of a list of allowed origins: one or more entries, or only `*`. */
export function originList(
  entry: GenericSchema<string, string>,
): GenericSchema<readonly string[], readonly string[]> {
  return v.pipe(
    v.array(entry),
    v.minLength(1, rule('must have at least one origin', 'add one, or omit cors')),
    v.check(
      (origins) => origins.length === 1 || !origins.includes('*'),
      rule(
        "must not combine '*', which allows all origins, with other origins",
        "remove '*' or the other origins",
      ),
    ),
  );
}

/** Origins that may read from another one, or only `*` for all. */
export const originsSchema: GenericSchema<readonly string[], readonly string[]> = originList(
  textLike(
    'an origin',
    new RegExp(`^\\*$|${originPattern.source}`),
    `must be '*', or ${ORIGIN_FORM}`,
    EXAMPLE,
  ),
);
