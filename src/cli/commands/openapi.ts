import { openApi } from '../../plan/open-api/open-api.js';
import type { Call } from '../call.js';
import type { Outcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { readPlanSource } from '../source/read-source.js';

/** Runs `atakora openapi`: the OpenAPI description of the CRUD APIs of the backend. */
export async function run(call: Call): Promise<Outcome> {
  const { plan } = await readPlanSource(call);
  return { text: `${JSON.stringify(openApi(plan), null, 2)}\n`, exitCode: EXIT.ok };
}
