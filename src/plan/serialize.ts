import * as v from 'valibot';

import { InvalidPlanError } from '../errors.js';
import { deepFreeze } from './deep-freeze.js';
import type { ResourcePlan } from './resource-plan.js';
import { resourcePlanSchema } from './schema.js';

/**
 * A plan as JSON text with a final newline: the same plan always gives the same bytes.
 * @example
 * writeFileSync('plan.json', serializePlan(backend.plan()));
 */
export function serializePlan(plan: ResourcePlan): string {
  return `${JSON.stringify(plan, null, 2)}\n`;
}

/**
 * Reads what {@link serializePlan} wrote. The result is frozen and can be applied like a fresh plan.
 * @throws InvalidPlanError when the text is no JSON, or no plan of this format version.
 */
export function parsePlan(text: string): ResourcePlan {
  const result = v.safeParse(resourcePlanSchema, readJson(text));
  if (result.success) return deepFreeze(result.output);
  const [issue] = result.issues;
  throw new InvalidPlanError(`at ${v.getDotPath(issue) ?? 'its top'}: ${issue.message}.`);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InvalidPlanError(`it is no JSON (${(error as Error).message}).`);
  }
}
