import process from 'node:process';

import { readOffer, writeOffer } from '../../lock/offer-file.js';
import { GUID } from '../../plan/offer-schema.js';
import { canonicalJson } from '../../plan/json.js';
import { offerOf, type OfferOptions } from '../../plan/offer.js';
import { shellWord } from '../../plan/phrases.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { optionsOf } from '../source/copyable.js';
import { EXIT } from '../exit-codes.js';
import { readPlanSource } from '../source/read-source.js';

/** Runs `atakora offer`: writes what the backend offers to its guests, or says whether the file is up to date. */
export async function run(call: Call): Promise<Outcome> {
  const { plan } = await readPlanSource(call);
  const { id, environment } = plan.backend;
  const path = call.operands[0] ?? `${id}.${environment}.offer.json`;
  const resourceGroup = call.text('resource-group');
  const options: OfferOptions = {
    subscriptionId: subscriptionOf(call),
    ...(resourceGroup !== undefined && { resourceGroup }),
  };
  if (!call.flag('check')) {
    const isWritten = writeOffer(path, plan, options);
    return { text: `${path} is ${isWritten ? 'written' : 'up to date'}.\n`, exitCode: EXIT.ok };
  }
  if (canonicalJson(readOffer(path)) === canonicalJson(offerOf(plan, options)))
    return { text: `${path} is up to date.\n`, exitCode: EXIT.ok };
  const given = call.operands.map((file) => ` ${shellWord(file)}`).join('');
  const chosen = optionsOf(call, ['subscription', 'resource-group']);
  return {
    text: `${path} is not what the backend offers. Write it with 'npx atakora offer${given}${chosen}', and commit it.\n`,
    exitCode: EXIT.changes,
  };
}

function subscriptionOf(call: Call): string {
  const given = call.text('subscription') ?? process.env['ARM_SUBSCRIPTION_ID'] ?? '';
  const id = given.toLowerCase();
  if (GUID.test(id)) return id;
  throw new CliError(
    'atakora offer',
    `the subscription of the host must be a GUID, received ${given === '' ? 'none' : `'${given}'`}`,
    'Name it with --subscription, or set ARM_SUBSCRIPTION_ID',
  );
}
