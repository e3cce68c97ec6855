import process from 'node:process';

import { printable } from '../printable.js';

/** Writes a line about the progress to stderr: stdout has the result and nothing else. */
export function say(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}
