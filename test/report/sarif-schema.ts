import { createRequire } from 'node:module';

import { default as draft4 } from 'ajv-draft-04';
import { default as formats } from 'ajv-formats';

/**
 * The JSON Schema of SARIF 2.1.0, as its authors publish it (revision rtm.5), from the package of Microsoft's SARIF SDK. The
 * matchers of that package need jest, so that only the schema is used.
 */
const schema = createRequire(import.meta.url)(
  '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
) as object;

// A pattern of the schema has a bracket that patterns with the flag u must escape.
const ajv = new draft4.default({ strict: false, allErrors: true, unicodeRegExp: false });
formats.default(ajv);
const isSarif = ajv.compile(schema);

/** Returns what a log does that the schema does not allow, each with its place; empty for none. */
export function sarifProblems(log: unknown): string[] {
  // As a file has it: without undefined.
  if (isSarif(JSON.parse(JSON.stringify(log)))) return [];
  return (isSarif.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}
