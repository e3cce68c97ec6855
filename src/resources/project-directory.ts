import type { GenericSchema } from 'valibot';

import { textLike } from '../validation/rule.js';

/**
 * Returns the schema of a directory below that of the project, without characters that need quoting for Terraform or on a
 * command line. Absolute paths are refused: a plan is the same on every machine, so it does not name a place on one.
 */
export function projectDirectorySchema(what: string, resolution: string): GenericSchema<string, string> {
  return textLike(
    what,
    /^[A-Za-z0-9._@+ -]+(?:\/[A-Za-z0-9._@+ -]+)*\/?$/,
    "must have letters, digits, spaces, '.', '_', '-', '@', '+' between '/', and be relative to the project's directory",
    resolution,
  );
}
