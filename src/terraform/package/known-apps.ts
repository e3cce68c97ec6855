import { InvalidConfigError } from '../../errors.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';

/** Refuses an app whose code is not in the plan. @throws InvalidConfigError */
export function checkKnownApps(
  { packages }: ResourcePlan,
  apps: readonly string[] | undefined,
  subject: string,
): void {
  const known = packages.map(({ app }) => app);
  const unknown = apps?.find((app) => !known.includes(app));
  if (unknown === undefined) return;
  throw new InvalidConfigError(subject, [
    {
      path: 'apps',
      value: `'${unknown}'`,
      rule: 'must be an app whose code is in the plan',
      resolution: known.length === 0 ? 'remove apps' : `use one of ${known.join(', ')}`,
    },
  ]);
}
