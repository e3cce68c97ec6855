import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ResourcePlan } from '../../plan/resource-plan.js';
import { parsePlan, serializePlan } from '../../plan/serialize.js';

/** Plan of the last deployment from a folder. Other machines do not have it. */
const FILE = 'deployed.plan.json';

/** Returns the plan that was deployed last from a folder; undefined where it is unknown, such as after an update of the library. */
export function readDeployedPlan(folder: string): ResourcePlan | undefined {
  const path = join(folder, FILE);
  if (!existsSync(path)) return undefined;
  try {
    return parsePlan(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Keeps the plan that was deployed, for the difference that the next deployment shows. */
export function writeDeployedPlan(folder: string, plan: ResourcePlan): void {
  writeFileSync(join(folder, FILE), serializePlan(plan));
}
