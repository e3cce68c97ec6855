import * as v from 'valibot';

import { rule, textLike } from '../../validation/rule.js';

/**
 * Returns the schema of the name of a queue or container in a storage account. Function apps keep their files
 * in the same account.
 * Source: learn.microsoft.com/rest/api/storageservices/naming-queues-and-metadata
 */
export function storageNameSchema(what: string): v.GenericSchema<string, string> {
  return v.pipe(
    textLike(
      what,
      /^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
      'must have 3 to 63 lower-case letters, digits and single hyphens',
      "use a name like 'orders'",
    ),
    v.check(
      (name) => !/^(?:app-packages|azure-webjobs)-/.test(name),
      rule(
        "must not start with 'app-packages-' or 'azure-webjobs-', which function apps use",
        'use another name',
      ),
    ),
  );
}
