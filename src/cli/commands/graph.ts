import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { readPlanSource } from '../source/read-source.js';

/** Runs `atakora graph`: components and the resources that they share, as Mermaid, as DOT or as an image. */
export async function run(call: Call): Promise<Outcome> {
  const format = call.text('format');
  // Before the plan: a package that is missing is told at once.
  const toSvg = format === 'svg' ? await loadGraphviz() : undefined;
  const { plan } = await readPlanSource(call);
  if (format === 'mermaid') {
    const { renderMermaid } = await import('../../plan/render-mermaid.js');
    return { text: renderMermaid(plan), exitCode: EXIT.ok };
  }
  const { renderDot } = await import('../../plan/render-dot.js');
  const dot = renderDot(plan);
  return { text: toSvg === undefined ? dot : toSvg(dot), exitCode: EXIT.ok };
}

/** Loads Graphviz as WebAssembly, which needs neither a browser nor a program of the machine. */
async function loadGraphviz(): Promise<(dot: string) => string> {
  try {
    const { instance } = await import('@viz-js/viz');
    const graphviz = await instance();
    return (dot) => graphviz.renderString(dot, { format: 'svg' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new CliError(
      'atakora graph',
      "SVG is drawn with the package '@viz-js/viz', which is not installed",
      "Run 'npm install --save-dev @viz-js/viz'",
      error,
    );
  }
}
