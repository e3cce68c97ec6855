import * as v from 'valibot';

import { flag, options, rule, textLike } from '../resources/rule.js';
import { resourceGroupSchema } from './location-schema.js';

/** `keyVault` of a backend. */
export const keyVaultSchema = v.pipe(
  options({
    name: v.exactOptional(
      textLike(
        'the name of a vault',
        /^(?=.{3,24}$)[a-zA-Z](?:-?[a-zA-Z0-9])+$/,
        'has 3 to 24 letters, digits and single hyphens, and starts with a letter',
        "use a name like 'kv-shop-prod'",
      ),
    ),
    useExisting: v.exactOptional(flag('useExisting')),
    resourceGroup: v.exactOptional(resourceGroupSchema),
  }),
  v.forward(
    v.check(
      ({ useExisting = false, name }) => !useExisting || name !== undefined,
      rule('an existing vault has a name', 'add name'),
    ),
    ['name'],
  ),
  v.forward(
    v.check(
      ({ useExisting = false, resourceGroup }) => useExisting || resourceGroup === undefined,
      rule('resourceGroup is about an existing vault', 'set useExisting: true'),
    ),
    ['resourceGroup'],
  ),
);
