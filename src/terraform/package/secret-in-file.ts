import { secretIssuer } from '../../validation/secret.js';

/** Size in bytes of the largest file that is searched: 4 MiB. */
const LARGEST = 4 * 1024 * 1024;

/** Number of bytes that show whether a file is text, as git decides it. */
const SAMPLE = 8000;

/** Returns the issuer of a key or token in a file; undefined where none is found, and for a binary file or a large one. */
export function secretInFile(bytes: Uint8Array): string | undefined {
  if (bytes.length > LARGEST || bytes.subarray(0, SAMPLE).includes(0)) return undefined;
  return secretIssuer(new TextDecoder().decode(bytes));
}
