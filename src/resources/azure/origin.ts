import type { GenericSchema } from 'valibot';
import * as v from 'valibot';

import { rule, textLike } from '../../validation/rule.js';

/** Pattern of an origin. */
export const originPattern = /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/;
/** Form of an origin, in words. */
export const ORIGIN_FORM = 'protocol, host in lower case and perhaps port, without a path';
const EXAMPLE = "write it like 'https://shop.example.com'";

/** An origin as browsers send it. Source: developer.mozilla.org/docs/Web/HTTP/Headers/Origin */
export const originSchema: GenericSchema<string, string> = textLike(
  'an origin',
  originPattern,
  `is ${ORIGIN_FORM}`,
  EXAMPLE,
);

/** Origins that may read from another one, or `*` alone for all. */
export const originsSchema: GenericSchema<readonly string[], readonly string[]> = v.pipe(
  v.array(
    textLike('an origin', new RegExp(`^\\*$|${originPattern.source}`), `is '*', or ${ORIGIN_FORM}`, EXAMPLE),
  ),
  v.minLength(1, rule('cors names at least one origin', 'add one, or leave cors out')),
  v.check(
    (origins) => origins.length === 1 || !origins.includes('*'),
    rule("'*' means all origins, so it stands alone", "drop the others, or '*'"),
  ),
);
