import * as v from 'valibot';

import { flag, oneOf, options, rule, textLike } from '../../validation/rule.js';
import { FUNCTIONS_SKUS } from './hosting.js';

/** Web pages that may call functions. Source: learn.microsoft.com/azure/app-service/app-service-web-tutorial-rest-api */
export const corsSchema = v.pipe(
  options({
    allowedOrigins: v.pipe(
      v.array(
        textLike(
          'an origin',
          /^(?:\*|https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?)$/,
          "is '*', or scheme, host and port without a path",
          "write it like 'https://shop.example.com'",
        ),
      ),
      v.minLength(1, rule('cors names an origin', 'add one, or leave cors out')),
      v.check(
        (origins) => origins.length === 1 || !origins.includes('*'),
        rule("'*' means all origins, so it stands alone", "drop the others, or '*'"),
      ),
    ),
    supportCredentials: v.exactOptional(flag('supportCredentials')),
  }),
  v.check(
    ({ allowedOrigins, supportCredentials = false }) => !supportCredentials || !allowedOrigins.includes('*'),
    rule("browsers send no credentials to '*'", 'name the origins'),
  ),
);

/**
 * Name of a queue or container in a storage account. Function apps keep their files in the same account.
 * Source: learn.microsoft.com/rest/api/storageservices/naming-queues-and-metadata
 */
export function storageNameSchema(what: string): v.GenericSchema<string, string> {
  return v.pipe(
    textLike(
      what,
      /^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/,
      'has 3 to 63 lower-case letters, digits and single hyphens',
      "use a name like 'orders'",
    ),
    v.check(
      (name) => !/^(?:app-packages|azure-webjobs)-/.test(name),
      rule(
        "names that begin with 'app-packages-' or 'azure-webjobs-' belong to function apps",
        'use another name',
      ),
    ),
  );
}

const POISON = '-poison';

/**
 * Name of a storage queue that a function waits for. The host makes one more for messages that fail again and again.
 * Source: learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-trigger#poison-messages
 */
export const queueNameSchema: v.GenericSchema<string, string> = v.pipe(
  storageNameSchema('a queue name'),
  v.check(
    // What is too long for any queue has the rule above.
    (name) => name.length > 63 || name.length + POISON.length <= 63,
    rule(
      `the queue of a function has at most ${63 - POISON.length} characters, because messages that fail go to one with '${POISON}' after its name`,
      'use a shorter name',
    ),
  ),
);

/** Version of a runtime. */
export const versionSchema: v.GenericSchema<string, string> = textLike(
  'a runtime version',
  /^\d+(?:\.\d+)?$/,
  'is a number as text',
  "write it like '22' or '3.12'",
);

/** Plan of a function app. */
export const skuSchema = oneOf('a sku', FUNCTIONS_SKUS);
