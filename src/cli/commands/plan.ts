import type { Call } from '../call.js';
import type { Outcome } from '../command.js';
import { canBeApplied, EXIT } from '../exit-codes.js';
import { readPlanSource } from '../source/read-source.js';

/** `atakora plan`: what will be built. Ends with 1 where the plan cannot be applied. */
export async function run(call: Call): Promise<Outcome> {
  const { plan } = await readPlanSource(call);
  const exitCode = canBeApplied(plan) ? EXIT.ok : EXIT.error;
  switch (call.text('format')) {
    case 'json': {
      const { serializePlan } = await import('../../plan/serialize.js');
      return { text: serializePlan(plan), exitCode };
    }
    case 'markdown': {
      const { renderMarkdown } = await import('../../report/markdown.js');
      return { text: renderMarkdown({ plan }), exitCode };
    }
    case 'html': {
      const { renderHtml } = await import('../../report/html.js');
      return { text: renderHtml({ plan }), exitCode };
    }
    default: {
      const { renderPlan } = await import('../../plan/render-plan.js');
      return { text: renderPlan(plan), exitCode };
    }
  }
}
