import type { ResourcePlan } from '../plan/resource-plan.js';

/** Exit codes of the process. `docs/cli.md` says which command uses which. */
export const EXIT = {
  /** Success: nothing to do, or nothing to report. */
  ok: 0,
  error: 1,
  changes: 2,
  dataAtRisk: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Returns true if `apply` accepts a plan. */
export function canBeApplied({ errors, violations }: Pick<ResourcePlan, 'errors' | 'violations'>): boolean {
  return errors.length === 0 && violations.length === 0;
}
