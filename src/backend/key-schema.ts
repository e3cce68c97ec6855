import * as v from 'valibot';

import { textLike } from '../validation/rule.js';

/** The key of a component in the object forms of `defineBackend`. */
export const keySchema = v.object({
  key: textLike(
    'the key of a component',
    /^[A-Za-z][A-Za-z0-9_$-]*$/,
    'has letters, digits, hyphens and underscores, and starts with a letter',
    "use a key like 'userApi'",
  ),
});
