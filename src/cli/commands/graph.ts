import { renderMermaid } from '../../plan/render-mermaid.js';
import type { Call } from '../call.js';
import type { Outcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { readPlanSource } from '../source/read-source.js';

/** Runs `atakora graph`: components and the resources that they share, as Mermaid. */
export async function run(call: Call): Promise<Outcome> {
  const { plan } = await readPlanSource(call);
  return { text: renderMermaid(plan), exitCode: EXIT.ok };
}
