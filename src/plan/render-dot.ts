import type { ResourcePlan } from './resource-plan.js';
import { parsePlanValue } from './serialize.js';

/**
 * Returns a plan as a graph for Graphviz, in its DOT language: components on the left, the resources that
 * they share on the right.
 * @throws InvalidPlanError when the plan is not a plan.
 * @example
 * renderDot(backend.plan()); // 'digraph "shop" {\n  rankdir=LR;\n …'
 */
export function renderDot(plan: ResourcePlan): string {
  const { backend, components, resources } = parsePlanValue(plan);
  const componentNode = new Map(components.map(({ id }, index) => [id, `c${index}`]));
  return [
    `digraph ${quoted(backend.id)} {`,
    '  rankdir=LR;',
    '  node [fontname="sans-serif", fontsize=11];',
    ...components.map(({ id, type }, index) => `  c${index} [shape=box, label=${quoted(id, type)}];`),
    ...resources.map(({ key, name }, index) => `  r${index} [shape=cylinder, label=${quoted(key, name)}];`),
    ...resources.flatMap(({ sharedBy }, index) =>
      sharedBy.flatMap((id) => {
        const node = componentNode.get(id);
        return node === undefined ? [] : [`  ${node} -> r${index};`];
      }),
    ),
    '}',
    '',
  ].join('\n');
}

/** Writes lines as one string of the DOT language. A backslash begins an escape there, and `\n` is a line of a label. */
function quoted(...lines: readonly string[]): string {
  const texts = lines.map((line) =>
    line
      // eslint-disable-next-line no-control-regex -- an SVG has no way to say them
      .replaceAll(/[\u0000-\u001f\u007f]+/g, ' ')
      .replaceAll(/["\\]/g, '\\$&')
      // Graphviz reads entities in labels.
      .replaceAll('&', '&amp;'),
  );
  return `"${texts.join('\\n')}"`;
}
