import * as v from 'valibot';

import { options, rule, textLike } from '../rule.js';
import type { FunctionSource } from './functions-config.js';

/** A plan is the same on every machine, so that it names no place on one of them. */
export const sourceDirectorySchema: v.GenericSchema<string, string> = textLike(
  'the directory of functions',
  /^[A-Za-z0-9._@+ -]+(?:\/[A-Za-z0-9._@+ -]+)*\/?$/,
  "has letters, digits, spaces, '.', '_', '-', '@', '+' between '/', and starts at the project's directory",
  "write it like 'functions/orders'",
);

/** The runtime that calls the code is node's. */
export const ONLY_NODE = rule(
  'only code for the runtime node is deployed with the plan',
  'leave sourceDirectory out: the code of other runtimes is deployed by a pipeline of its own',
);

/** Code of functions of one component. */
export const sourceSchema: v.GenericSchema<unknown, FunctionSource> = options({
  name: v.string(rule('the name of a source is text', 'use the id of its component')),
  folder: textLike(
    'the folder of a source',
    /^[a-z][a-z0-9-]*$/,
    'has lower-case letters, digits and hyphens',
    "write it like 'orders'",
  ),
  directory: sourceDirectorySchema,
});
