import type { Call } from '../call.js';
import type { Outcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { withProgress } from '../progress.js';
import { planHash } from '../../plan/serialize.js';
import { readExistingLock, readPlanSource } from '../source/read-source.js';

/** Runs `atakora deploy-code`: deploys the code of function apps, with a login of Entra ID. */
export async function run(call: Call): Promise<Outcome> {
  const { plan, backend } = await readPlanSource(call);
  const apps = call.list('app');
  const file = call.text('lock');
  // A backend of a configuration may be of another copy of the library, whose plans are not this copy's own.
  const known =
    backend === undefined
      ? { lock: file === undefined ? undefined : await readExistingLock(file) }
      : { expectedHash: planHash(plan) };
  const { deployCode } = await import('../../deploy.js');
  const deployed = await withProgress(
    'Deploying code',
    deployCode(plan, { ...known, ...(apps.length > 0 && { apps }) }),
  );
  const lines = deployed.map(({ app, name, sha256 }) => `${app} runs on ${name}, package ${sha256}\n`);
  return {
    text: lines.length === 0 ? 'No app takes code in this way.\n' : lines.join(''),
    exitCode: EXIT.ok,
  };
}
