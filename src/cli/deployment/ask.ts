import process from 'node:process';
import { createInterface } from 'node:readline';

import { printable } from '../printable.js';

/** Asks a question on stderr and returns the line that is typed; empty at the end of the input, and after Ctrl+C. */
export function ask(question: string, signal: AbortSignal): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr, terminal: false });
  process.stderr.write(printable(question));
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      resolve(line.trim());
      lines.close();
    });
    signal.addEventListener('abort', () => {
      lines.close();
    });
    lines.once('close', () => {
      resolve('');
    });
  });
}
