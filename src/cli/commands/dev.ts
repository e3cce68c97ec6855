import process from 'node:process';

import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { decideEnding, writeStdout } from '../ending.js';
import { canBeApplied, EXIT } from '../exit-codes.js';
import { withProgress } from '../progress.js';
import { readPlanSource } from '../source/read-source.js';

/** Runs `atakora dev`: the backend on this machine, until Ctrl+C. Logs of functions go to stderr. */
export async function run(call: Call): Promise<Outcome> {
  const port = readPort(call.text('port'));
  const { file, plan } = await readPlanSource(call);
  if (!canBeApplied(plan))
    throw new CliError(
      file,
      'the plan must have no errors and keep its limits',
      "Run 'npx atakora check' for what is wrong",
    );
  const { renderLocal, runLocally } = await import('../../dev.js');
  const key = call.text('key');
  const local = await withProgress(
    'Starting',
    runLocally(plan, {
      port,
      ...(key !== undefined && { key }),
      log: ({ level, text, instance }) =>
        process.stderr.write(`[${level}] ${text}${instance === undefined ? '' : ` ${instance}`}\n`),
    }),
  );
  // Before the text, because a reader of the text may send the signal at once.
  const stopped = untilStopped();
  decideEnding(EXIT.ok);
  writeStdout(renderLocal(plan, local));
  await stopped;
  await local.stop();
  return { text: 'Stopped.\n', exitCode: EXIT.ok };
}

function readPort(text: string | undefined): number {
  const port = text === undefined ? 7071 : Number(text);
  if (text?.trim() !== '' && Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new CliError(
    'atakora dev',
    `--port must be a port from 0 to 65535, received '${text ?? ''}'`,
    'Write --port 7071, or 0 for any free one',
  );
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        resolve();
      });
  });
}
