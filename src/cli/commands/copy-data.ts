import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';

import { counted, quoted } from '../../plan/phrases.js';
import type { CopyCheckpoint } from '../../deploy/copy/copy-data.js';
import { writeWhole } from '../../lock/write-whole.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { watchInterruption } from '../deployment/interruption.js';
import { readDeployment } from '../deployment/read-deployment.js';
import { EXIT } from '../exit-codes.js';
import { say } from '../progress.js';
import { readText } from '../read-text.js';

/** Milliseconds between two lines about the progress. */
const SILENCE = 5000;

/** Runs `atakora copy-data`: copies one container, and goes on where an earlier call stopped. */
export async function run(call: Call): Promise<Outcome> {
  const [from, to] = await readAddresses(call);
  const file = call.text('checkpoint') ?? `.atakora/copy-${digest(`${from} ${to}`)}.json`;
  const checkpoint = call.flag('restart') ? undefined : readCheckpoint(file);
  const { copyData } = await import('../../deploy/copy/copy-data.js');
  const { CopyStoppedError } = await import('../../errors.js');
  const requestUnitsPerSecond = readBudget(call);
  const interruption = watchInterruption({
    hint: 'Waiting for the items that are being copied. Ctrl+C ends the copy now, which goes on from its last checkpoint.',
    act: () => process.exit(EXIT.error),
  });
  const told = { at: Date.now() };
  say(`${checkpoint === undefined ? 'Copying' : 'Going on with the copy of'} ${from} to ${to} …`);
  try {
    const copied = await copyData(from, to, {
      checkpoint,
      requestUnitsPerSecond,
      signal: interruption.signal,
      onCheckpoint: (reached) => {
        writeCheckpoint(file, reached);
        if (Date.now() - told.at < SILENCE) return;
        told.at = Date.now();
        say(`  ${reached.copied.items} copied, ${reached.verified.items} compared`);
      },
    });
    rmSync(file, { force: true });
    return {
      text:
        call.text('format') === 'json'
          ? `${JSON.stringify(copied, null, 2)}\n`
          : `Copied ${counted(copied.items, 'item')}. Each was read again, and is the same in both containers.\n`,
      exitCode: EXIT.ok,
    };
  } catch (error) {
    if (!(error instanceof CopyStoppedError)) throw error;
    return { text: `Not copied. ${error.message}\n`, exitCode: EXIT.dataAtRisk };
  } finally {
    interruption.release();
  }
}

/** Returns the URLs of both containers. Those that the lock knows have names, as in `discard` of the backend. */
async function readAddresses(call: Call): Promise<[from: string, to: string]> {
  const [from = '', to = ''] = call.operands;
  if (isUrl(from) && isUrl(to)) return [from, to];
  const { plan, lockPath } = await readDeployment(call);
  const addressOf = (given: string) => (isUrl(given) ? given : addressIn(plan.lock, given, lockPath));
  return [addressOf(from), addressOf(to)];
}

function isUrl(given: string): boolean {
  return /^https?:\/\//.test(given);
}

/** @throws CliError when the lock has no such container, or several. */
function addressIn({ resources }: PlanLock, given: string, lockPath: string): string {
  const all = Object.entries(resources).flatMap(([key, { type, name, units }]) =>
    Object.entries(units)
      .filter(([unit]) => type === 'cosmos' && unit.includes('/'))
      .map(([unit, { blocks, retained = false }]) => ({
        unit: `${type}:${unit}`,
        key,
        name,
        blocks,
        retained,
      })),
  );
  const named = all.filter(({ unit, key }) => given === unit || given === `${unit}@${key}`);
  const used = named.filter(({ retained }) => !retained);
  const [found, ...others] = used.length > 0 ? used : named;
  if (found === undefined || others.length > 0)
    throw new CliError(
      lockPath,
      `it must have one container '${given}', received ${others.length > 0 ? 'several' : 'none'}`,
      `Name one of ${quoted(all.map(({ unit, key }) => `${unit}@${key}`)) || 'its containers'}, or write the URL of a container`,
    );
  // A container of a guest has another name in the account of its host.
  const [id = ''] = Object.values(found.blocks);
  const place = /\/sqlDatabases\/([^/]+)\/containers\/([^/]+)$/.exec(id)?.slice(1);
  const [database = '', container = ''] = place ?? found.unit.slice('cosmos:'.length).split('/');
  return `https://${found.name}.documents.azure.com/dbs/${encodeURIComponent(database)}/colls/${encodeURIComponent(container)}`;
}

function readBudget(call: Call): number | undefined {
  const given = call.text('ru-per-second');
  if (given === undefined) return undefined;
  if (/^[1-9]\d{0,6}$/.test(given)) return Number(given);
  throw new CliError(
    'atakora copy-data',
    `--ru-per-second must be a whole number from 1 to 1,000,000, received '${given}'`,
    'Write --ru-per-second 400',
  );
}

function readCheckpoint(file: string): CopyCheckpoint | undefined {
  if (!existsSync(file)) return undefined;
  try {
    // `copyData` checks it.
    return JSON.parse(readText(file, 'a checkpoint')) as CopyCheckpoint;
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(file, 'a checkpoint must be JSON, received something else', 'Add --restart', error);
  }
}

function writeCheckpoint(file: string, checkpoint: CopyCheckpoint): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeWhole(file, `${JSON.stringify(checkpoint, null, 2)}\n`);
  } catch (error) {
    const { code = 'an error' } = error as NodeJS.ErrnoException;
    throw new CliError(
      file,
      `the checkpoint must be writable, received ${code}`,
      'Name another file with --checkpoint',
      error,
    );
  }
}

/** Returns a short name for a pair of containers. */
function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}
