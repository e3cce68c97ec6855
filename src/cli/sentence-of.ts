import process from 'node:process';

import { ERROR_CODES } from '../errors.js';
import { CliError } from './cli-error.js';

/** Number of stack frames that are shown of a foreign error. */
const FRAMES = 5;

/** Returns an error as people read it: sentences of the library as they are, others with the frames that lead to them. */
export function sentenceOf(error: unknown): string {
  if (isOwn(error)) return error.message;
  if (!(error instanceof Error))
    return `atakora: a value that is not an error was thrown: ${thrownText(error)}`;
  return [`atakora: ${error.name}: ${error.message}`, ...framesOf(error)].join('\n');
}

/**
 * Returns true if the library threw the error. Compares codes: a configuration may load another copy of the
 * library.
 */
export function isOwn(error: unknown): error is Error {
  if (error instanceof CliError) return true;
  return error instanceof Error && 'code' in error && ERROR_CODES.some((code) => code === error.code);
}

/** Returns a thrown value that is not an error, as text. */
export function thrownText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return `an ${typeof value} that cannot be shown`;
  }
}

/** Returns the frames of an error that are in files of the user. */
export function framesOf({ stack = '' }: Error): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line) && !/node:internal|node_modules/.test(line))
    .slice(0, FRAMES)
    .map((line) => `  ${line.trim().replaceAll(`${process.cwd()}/`, '')}`);
}
