import type { ResourcePlan } from './resource-plan.js';
import { parsePlanValue } from './serialize.js';

/**
 * Returns a plan as a Mermaid flowchart: components on the left, the resources that they share on the right.
 * @example
 * renderMermaid(backend.plan()); // 'flowchart LR\n  c0["UserApi"]\n …'
 */
export function renderMermaid(plan: ResourcePlan): string {
  const { components, resources } = parsePlanValue(plan);
  const componentNode = new Map(components.map(({ id }, index) => [id, `c${index}`]));
  return [
    'flowchart LR',
    ...components.map(({ id, type }, index) => `  c${index}["${label(id)}<br/>${label(type)}"]`),
    ...resources.map(({ key, name }, index) => `  r${index}[("${label(key)}<br/>${label(name)}")]`),
    ...resources.flatMap(({ sharedBy }, index) =>
      sharedBy.flatMap((id) => {
        const node = componentNode.get(id);
        return node === undefined ? [] : [`  ${node} --> r${index}`];
      }),
    ),
    '',
  ].join('\n');
}

/** Writes what would end a label or be read as markup by its character code: a saved plan may hold any text. */
function label(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- a line break ends the statement
      .replaceAll(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
      .replaceAll(/["#&;<>\\`]/g, (character) => `#${character.charCodeAt(0)};`)
  );
}
