import process from 'node:process';

import { EXIT, type ExitCode } from './exit-codes.js';

/** Exit code of the command; undefined while it runs. */
let decided: ExitCode | undefined;
/** Writes to stdout as the process found it. */
let writeOut = process.stdout.write.bind(process.stdout);
let isWatched = false;

/**
 * Keeps stdout and the exit code for the command. A configuration runs in this process, so what it writes to stdout goes to stderr,
 * and `process.exit(0)` in it does not turn into success.
 */
export function reserveEnding(): void {
  decided = undefined;
  const { stdout, stderr } = process;
  writeOut = stdout.write.bind(stdout);
  stdout.write = stderr.write.bind(stderr);
  if (isWatched) return;
  isWatched = true;
  process.on('exit', (code) => {
    if (decided === undefined && code === EXIT.ok)
      stderr.write(
        'atakora: the process must end after the command, received an end before it. Remove process.exit from the configuration.\n',
      );
    // The code of an uncaught error stays. To exit here leaves out listeners of the configuration, which could set another code.
    if (decided === undefined) process.exit(code || EXIT.error);
    if (decided !== EXIT.ok) process.exit(decided);
  });
}

/** Sets the exit code of the command. Nothing that ends the process later makes it better. */
export function decideEnding(code: ExitCode): void {
  decided = code;
  process.exitCode = code;
}

/** Writes a part of the result to stdout. */
export function writeStdout(text: string): void {
  writeOut(text);
}
