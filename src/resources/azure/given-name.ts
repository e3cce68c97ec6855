import * as v from 'valibot';

import { rule } from '../../validation/rule.js';

/** The most characters of a name that any type of resource takes. */
const LONGEST = 260;

/**
 * A name that a user gives to a resource. The rules of its type are checked with all other names.
 * Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules
 */
export const givenNameSchema = v.pipe(
  v.string(rule('must be a string', 'write the name in quotes')),
  v.maxLength(LONGEST, rule(`must have at most ${LONGEST} characters`, 'use a shorter name')),
);
