import * as v from 'valibot';

import { storageNameSchema } from '../../storage/name-schema.js';
import { flag, oneOf, options, rule, textLike } from '../../../validation/rule.js';
import { corsOriginsSchema } from '../cors.js';
import { FUNCTIONS_SKUS } from '../hosting/hosting.js';

/** Web pages that may call functions. Source: learn.microsoft.com/azure/app-service/app-service-web-tutorial-rest-api */
export const corsSchema = v.pipe(
  options({
    allowedOrigins: corsOriginsSchema,
    supportCredentials: v.exactOptional(flag('supportCredentials')),
  }),
  v.check(
    ({ allowedOrigins, supportCredentials = false }) => !supportCredentials || !allowedOrigins.includes('*'),
    rule("must not be set with the origin '*', to which browsers send no credentials", 'list the origins'),
  ),
);

const POISON = '-poison';

/**
 * Name of a storage queue that a function waits for. The host makes one more for messages that fail again and again.
 * Source: learn.microsoft.com/azure/azure-functions/functions-bindings-storage-queue-trigger#poison-messages
 */
export const queueNameSchema: v.GenericSchema<string, string> = v.pipe(
  storageNameSchema('a queue name'),
  v.check(
    // The rule above refuses a name that is too long for any queue.
    (name) => name.length > 63 || name.length + POISON.length <= 63,
    rule(
      `the queue of a function must have at most ${63 - POISON.length} characters, because messages that fail go to a queue with '${POISON}' after its name`,
      'use a shorter name',
    ),
  ),
);

export const versionSchema: v.GenericSchema<string, string> = textLike(
  'a runtime version',
  /^\d+(?:\.\d+)?$/,
  'must be a number in a string',
  "write it like '22' or '3.12'",
);

/** Plan of a function app. */
export const skuSchema = oneOf('a sku', FUNCTIONS_SKUS);

/** The name of a group of components that share an app. */
export const groupSchema: v.GenericSchema<string, string> = textLike(
  'the name of a group',
  /^[a-z][a-z0-9-]{0,63}$/,
  'must have 1 to 64 lower-case letters, digits and hyphens, and start with a letter',
  "use a name like 'payments'",
);

/** Returns true unless a component has an app of its own and shares one with a group. */
export function isGroupOrAlone(config: {
  readonly group?: string;
  readonly separateIdentity?: boolean;
}): boolean {
  return config.group === undefined || config.separateIdentity !== true;
}

/** Message of {@link isGroupOrAlone}. */
export const GROUP_OR_ALONE: string = rule(
  'must not be combined with separateIdentity, which gives the component an app for itself',
  'remove one of the two',
);
