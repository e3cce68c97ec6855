import type { ResourcePlan } from '../plan/resource-plan.js';

/** What a process ends with. `docs/cli.md` says which command uses which. */
export const EXIT = {
  /** Nothing to do, or all well. */
  ok: 0,
  error: 1,
  changes: 2,
  dataAtRisk: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Whether `apply` takes a plan. */
export function canBeApplied({ errors, violations }: Pick<ResourcePlan, 'errors' | 'violations'>): boolean {
  return errors.length === 0 && violations.length === 0;
}
