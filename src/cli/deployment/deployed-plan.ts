import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ResourcePlan } from '../../plan/resource-plan.js';
import { parsePlan, serializePlan } from '../../plan/serialize.js';
import { say } from '../progress.js';

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

/** Keeps the plan that was deployed, for the difference that the next deployment shows. A full disk does not end a deployment that is done. */
export function writeDeployedPlan(folder: string, plan: ResourcePlan): void {
  try {
    writeFileSync(join(folder, FILE), serializePlan(plan));
  } catch (error) {
    say(`The next deployment does not show a difference: ${(error as Error).message}`);
  }
}
