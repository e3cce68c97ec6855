import * as v from 'valibot';

import { isOfItsOwn } from '../../../plan/published-files.js';
import { options, recordOf, rule, textLike } from '../../../validation/rule.js';
import { projectDirectorySchema } from '../../project-directory.js';
import type { FunctionSource } from '../requirement.js';

const EXAMPLE = "write it like 'functions/orders'";

/** The directory of the code of functions. */
export const sourceDirectorySchema: v.GenericSchema<string, string> = v.pipe(
  projectDirectorySchema('the directory of functions', EXAMPLE),
  v.check(
    isOneOfItsOwn,
    rule("must not contain the project: Terraform's state and former packages would be deployed", EXAMPLE),
  ),
);

/** Paths of files below the directory of the code. */
export const keyFilesSchema = v.pipe(
  v.array(
    textLike(
      'a key file',
      /^(?!\/)(?!.*(?:^|\/)\.{1,2}(?:\/|$))[^\\\p{Cc}]+$/u,
      "must be the path of a file below sourceDirectory, with '/' between folders",
      "write it like 'certificates/partner.pem'",
    ),
  ),
  v.check(
    (files) => new Set(files).size === files.length,
    rule('must not have a file twice', 'remove the second one'),
  ),
);

// The rule above refuses an empty text.
function isOneOfItsOwn(directory: string): boolean {
  return isOfItsOwn(directory) || !directory.includes('.');
}

/** The runtime that calls the code is node's. */
export const ONLY_NODE = rule(
  'must be omitted for other runtimes than node, whose code is not deployed with the plan',
  'omit sourceDirectory, and deploy the code by a pipeline of its own',
);

const text = v.string(rule('must be a string', 'write it in quotes'));

/** The runtime reads it as it is: what an events app says of its events was checked there. */
const events = options({
  namespace: text,
  publishes: v.array(text),
  subscribers: recordOf(text, v.array(text)),
  handled: v.exactOptional(options({ endpoint: text, database: text, container: text })),
});

/** Data that code opens, as the runtime reads it. */
export const dataSchema = v.array(
  options({ component: text, setting: text, database: text, container: text }),
);

/** Code of functions of one component. */
export const sourceSchema: v.GenericSchema<unknown, FunctionSource> = options({
  name: v.string(rule('must be a string', 'use the id of its component')),
  folder: textLike(
    'the folder of a source',
    /^[a-z][a-z0-9-]*$/,
    'must start with a lower-case letter and have only lower-case letters, digits and hyphens',
    "write it like 'orders'",
  ),
  directory: sourceDirectorySchema,
  keyFiles: v.exactOptional(keyFilesSchema),
  events: v.exactOptional(events),
  pipeline: v.exactOptional(
    options({ function: text, endpoint: text, database: text, container: text, deadEvents: text }),
  ),
  data: v.exactOptional(dataSchema),
});
