import { compareText } from '../json.js';
import type { ResourcePlan } from '../resource-plan.js';
import { parsePlanValue } from '../serialize.js';
import {
  gate,
  type GateOptions,
  type GateResult,
  type GateRules,
  isRefused,
  judge,
  resultOf,
} from './gate.js';
import { blockAddress } from './terraform-plan.js';

/** Rules of a stack without a backend: the Terraform type decides, and what it cannot tell counts as data. */
const BY_TYPE: GateRules = {
  terraform: [],
  dataTypes: {},
  replacedBy: {},
  weakenedBy: {},
  state: { removed: [], moved: [], imports: [] },
  backend: { id: '', dataProtection: 'retain' },
  lock: { resources: {} },
};

/**
 * Returns the verdict on Terraform's plan of a stack with any number of backends. Each change is judged by the plan that has its address, or that
 * it belonged to. What belongs to none of them is refused if one plan refuses it.
 * @param given - The plans that were applied to the stack; none for a stack without a backend, which is judged by Terraform type.
 * @throws InvalidPlanError when `given` has something else.
 * @throws InvalidTerraformPlanError when `terraformPlan` is something else, or of an unknown format version.
 */
export function gateStack(
  terraformPlan: unknown,
  given: readonly ResourcePlan[],
  options: GateOptions = {},
): GateResult {
  if (given.length === 0) return judge(terraformPlan, BY_TYPE, options);
  const judged = given.map((each) => ({
    backend: parsePlanValue(each).backend.id,
    result: gate(terraformPlan, each, options),
  }));
  const addresses = new Set(judged.flatMap(({ result }) => result.changes.map(({ address }) => address)));
  const changes = [...addresses].sort(compareText).flatMap((address) => {
    const block = blockAddress(address);
    const candidates = judged.flatMap(({ backend, result }) => {
      const change = result.changes.find((each) => each.address === address);
      const isOwn = block.slice(block.indexOf('.') + 1).startsWith(`${backend}_`);
      return change === undefined ? [] : [{ change, isOwn }];
    });
    const chosen =
      candidates.find(({ change }) => change.isPlanned) ??
      candidates.find(({ isOwn }) => isOwn) ??
      candidates.find(({ change }) => isRefused(change)) ??
      candidates[0];
    return chosen === undefined ? [] : [chosen.change];
  });
  return resultOf(
    changes,
    judged.some(({ result }) => result.errored),
  );
}
