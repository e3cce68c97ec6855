import process from 'node:process';
import { printable } from './printable.js';

/** Milliseconds after which people are told what takes so long. */
const PATIENCE = 1000;

/** Waits for some work, and names it on stderr after a second. */
export async function withProgress<T>(what: string, work: Promise<T>): Promise<T> {
  const timer = setTimeout(() => process.stderr.write(`${what} …\n`), PATIENCE);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

/** Writes a line about the progress to stderr: stdout has the result and nothing else. */
export function say(line: string): void {
  process.stderr.write(`${printable(line)}\n`);
}
