import process from 'node:process';

import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { withProgress } from '../progress.js';

/** Runs `atakora prices fetch`: a price book of today. Meters without a price are named on stderr. */
export async function run(call: Call): Promise<Outcome> {
  const [verb = ''] = call.operands;
  if (verb !== 'fetch')
    throw new CliError(
      'atakora prices',
      `it takes fetch, received '${verb}'`,
      "Write 'npx atakora prices fetch'",
    );
  const region = call.text('region');
  if (region === undefined)
    throw new CliError('atakora prices', 'a region must be given, received none', 'Add --region REGION');
  const currency = call.text('currency');
  const endpoint = readEndpoint(call.text('endpoint'));
  const { fetchPrices } = await import('../../prices.js');
  const { book, missing } = await withProgress(
    `Fetching prices of ${region}`,
    fetchPrices({ region, ...(currency !== undefined && { currency }), ...(endpoint && { endpoint }) }),
  );
  if (book.prices.length === 0)
    throw new CliError(
      `region '${region}'`,
      'the service must list prices, received none',
      'Check the name of the region',
    );
  for (const { meter, reason } of missing) process.stderr.write(`No price of ${meter}: ${reason}.\n`);
  return { text: `${JSON.stringify(book, null, 2)}\n`, exitCode: EXIT.ok };
}

function readEndpoint(endpoint: string | undefined): string | undefined {
  if (endpoint === undefined || /^https?:\/\//.test(endpoint)) return endpoint;
  throw new CliError(
    'atakora prices',
    `--endpoint must be a URL, received '${endpoint}'`,
    'Begin it with https://',
  );
}
