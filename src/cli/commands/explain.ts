import { explain } from '../../plan/explain.js';
import { explainPlacement } from '../../plan/explain-placement.js';
import type { PlannedResource, ResourcePlan } from '../../plan/resource-plan.js';
import type { Call } from '../call.js';
import { CliError } from '../cli-error.js';
import type { Outcome } from '../command.js';
import { EXIT } from '../exit-codes.js';
import { readPlanSource } from '../source/read-source.js';

/** Runs `atakora explain`: one value of a resource, or all decisions on the resource. */
export async function run(call: Call): Promise<Outcome> {
  const [key = '', field] = call.operands;
  const { plan } = await readPlanSource(call);
  const lines = field === undefined ? overview(plan, key) : [explain(plan, key, field)];
  return { text: `${lines.join('\n')}\n`, exitCode: EXIT.ok };
}

function overview(plan: ResourcePlan, key: string): string[] {
  const resource = plan.resources.find((each) => each.key === key);
  if (resource === undefined)
    throw new CliError(
      'atakora explain',
      `the plan must have the resource, received '${key}'`,
      `Use one of ${plan.resources.map((each) => each.key).join(', ')}`,
    );
  return [
    `${key} is '${resource.name}' in Azure, shared by ${resource.sharedBy.join(', ') || 'no component'}.`,
    ...explainPlacement(plan, resource),
    ...decisionsOf(plan, resource),
    `Fields: ${Object.keys(resource.config).join(', ')}.`,
  ];
}

function decisionsOf(plan: ResourcePlan, { key, decisions }: PlannedResource): string[] {
  return decisions.map(({ path }) => explain(plan, key, path));
}
