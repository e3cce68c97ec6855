import type { ResourcePlan } from './resource-plan.js';
import { requirePlan } from './serialize.js';

/**
 * Returns a plan as a Mermaid flowchart: components on the left, the resources that they share on the right.
 * @example
 * renderMermaid(backend.plan()); // 'flowchart LR\n  c0["UserApi"]\n …'
 */
export function renderMermaid(plan: ResourcePlan): string {
  const { components, resources } = requirePlan(plan);
  const componentNode = new Map(components.map(({ id }, index) => [id, `c${index}`]));
  return [
    'flowchart LR',
    ...components.map(({ id, type }, index) => `  c${index}["${id}<br/>${type}"]`),
    ...resources.map(({ key, name }, index) => `  r${index}[("${key}<br/>${name}")]`),
    ...resources.flatMap(({ sharedBy }, index) =>
      sharedBy.map((id) => `  ${componentNode.get(id) ?? ''} --> r${index}`),
    ),
    '',
  ].join('\n');
}
