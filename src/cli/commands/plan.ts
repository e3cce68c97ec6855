import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { canBeApplied, EXIT } from '../exit-codes.js';
import { readCost, wantsCost } from '../source/read-cost.js';
import { readPlanSource } from '../source/read-source.js';

/** Runs `atakora plan`: shows the plan. Ends with 1 where the plan cannot be applied. */
export async function run(call: Call): Promise<Outcome> {
  const source = await readPlanSource(call);
  const { plan } = source;
  if (wantsCost(call) && call.text('format') === 'json')
    throw new CliError('atakora plan', 'a plan in JSON has no cost', "Run 'npx atakora cost --format json'");
  const cost = wantsCost(call) ? await readCost(call, source) : undefined;
  const report = { plan, ...(cost && { cost }) };
  const exitCode = canBeApplied(plan) ? EXIT.ok : EXIT.error;
  switch (call.text('format')) {
    case 'json': {
      const { serializePlan } = await import('../../plan/serialize.js');
      return { text: serializePlan(plan), exitCode };
    }
    case 'markdown': {
      const { renderMarkdown } = await import('../../report/markdown.js');
      return { text: renderMarkdown(report), exitCode };
    }
    case 'html': {
      const { renderHtml } = await import('../../report/html.js');
      return { text: renderHtml(report), exitCode };
    }
    default: {
      const { renderPlan } = await import('../../plan/render-plan.js');
      if (cost === undefined) return { text: renderPlan(plan), exitCode };
      const { renderCost } = await import('../../cost.js');
      const { estimate, ...details } = cost;
      return { text: `${renderPlan(plan)}\n${renderCost(estimate, details)}`, exitCode };
    }
  }
}
