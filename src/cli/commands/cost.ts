import type { Call } from '../call.js';
import type { Outcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { readCost } from '../source/read-cost.js';
import { readPlanSource } from '../source/read-source.js';

/**
 * Runs `atakora cost`: the cost of a month, the saving by sharing, and the cost of other choices. A price is
 * never an error.
 */
export async function run(call: Call): Promise<Outcome> {
  const source = await readPlanSource(call);
  const cost = await readCost(call, source);
  if (call.text('format') === 'json') {
    const { id, environment } = source.plan.backend;
    return {
      text: `${JSON.stringify({ backend: { id, environment }, ...cost }, null, 2)}\n`,
      exitCode: EXIT.ok,
    };
  }
  const { estimate, ...details } = cost;
  const { costMarkdown, renderCost } = await import('../../cost.js');
  const render = call.text('format') === 'markdown' ? costMarkdown : renderCost;
  return { text: render(estimate, details), exitCode: EXIT.ok };
}
