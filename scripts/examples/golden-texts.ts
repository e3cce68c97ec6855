import { renderPlan, type ResourcePlan, serializePlan } from '@atakora/component/plan';

import { blockList } from './block-list.js';

/** Examples that record their plans as a whole: a small one, one with a network, and one with a type of its own. */
const RECORDED_IN_FULL: readonly string[] = ['quickstart', 'network-isolation', 'service-bus'];

/** Module `main.ts` of an example. */
export interface ExampleModule {
  readonly plan?: ResourcePlan;
  readonly plans?: Readonly<Record<string, ResourcePlan>>;
}

/**
 * Returns the plans of an example by the name of their file without its ending: `plan`, or `plan.<key>` for each of
 * several.
 * @throws {Error} when the example exports neither `plan` nor `plans`, or both.
 */
export function plansOf(example: string, { plan, plans }: ExampleModule): ReadonlyMap<string, ResourcePlan> {
  if (plan !== undefined && plans === undefined) return new Map([['plan', plan]]);
  if (plan === undefined && plans !== undefined)
    return new Map(Object.entries(plans).map(([key, one]) => [`plan.${key}`, one]));
  throw new Error(`examples/${example}/main.ts must export either "plan" or "plans".`);
}

/**
 * Returns what is recorded of a plan, by file name. The whole plan of every example would be hundreds of thousands of
 * characters, too many for a review: most examples record the rendered plan, and a hash for each block.
 */
export function goldenTexts(example: string, file: string, plan: ResourcePlan): ReadonlyMap<string, string> {
  if (RECORDED_IN_FULL.includes(example)) return new Map([[`${file}.json`, serializePlan(plan)]]);
  return new Map([
    [`${file}.txt`, renderPlan(plan)],
    [`${file}.blocks.txt`, blockList(plan.terraform)],
  ]);
}
