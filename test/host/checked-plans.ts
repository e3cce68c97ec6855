import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { type PlanInput, planBackend as plan } from '../../src/planner/plan-backend.js';
import { brokenRules } from '../support/block-rules.js';

export type { PlanInput };

/** Plans a backend, and holds what Terraform may apply against the rules of Azure and azurerm. */
export function planBackend(input: PlanInput): ResourcePlan {
  const planned = plan(input);
  const broken = planned.errors.length === 0 ? brokenRules(planned) : [];
  if (broken.length > 0) throw new Error(`Azure refuses this plan.\n${broken.join('\n')}`);
  return planned;
}
