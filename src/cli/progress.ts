import process from 'node:process';

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
