import type { PlanViolation } from '../plan/diagnostics.js';
import { compareText, ownValue } from '../plan/json.js';
import type { LimitUsage } from '../plan/resource-plan.js';
import type { TerraformBlock } from '../plan/terraform-block.js';
import type { LayoutContext } from '../resources/layout-context.js';
import type { Usage } from '../resources/resource-type.js';
import type { Limits } from '../resources/settings.js';
import { resourceCount } from '../resources/usage.js';
import type { ResourcesByType } from './share-and-merge.js';

/** The beginning of the limits of single types. */
const OF_TYPE = 'maxResources.';

/** Returns the use of everything that can be limited. */
export function countUsage(
  resources: ResourcesByType,
  blocks: readonly TerraformBlock[],
  context: LayoutContext,
): Usage[] {
  const usages = [...resources].flatMap(([type, own]) => type.validate.usage?.(own, context, blocks) ?? []);
  return joined([...usages, ...typeCounts(resources, context.settings.limits)]);
}

/** Counts the resources of each type that `maxResources` names. */
function typeCounts(resources: ResourcesByType, { maxResources = {} }: Limits): Usage[] {
  return Object.keys(maxResources).map((name) => {
    const types = [...resources].filter(([{ type }]) => type === name);
    const title = types[0]?.[0].title ?? `${name} resource`;
    return resourceCount(
      OF_TYPE + name,
      `${title}s`,
      name,
      types.flatMap(([, own]) => own),
    );
  });
}

/** Adds up what several types use of one thing: storage accounts of apps and of websites. */
function joined(usages: readonly Usage[]): Usage[] {
  const byThing = new Map<string, Usage>();
  for (const usage of usages) {
    const key = `${usage.limit} ${usage.resource} ${usage.what}`;
    const other = byThing.get(key);
    byThing.set(
      key,
      other === undefined
        ? usage
        : {
            ...other,
            requested: other.requested + usage.requested,
            components: [...new Set([...other.components, ...usage.components])].sort(compareText),
          },
    );
  }
  return [...byThing.values()].sort(byLimitAndThing);
}

function byLimitAndThing(a: Usage, b: Usage): number {
  return compareText(a.limit, b.limit) || compareText(a.what, b.what);
}

/** Returns of each thing that can be limited the most that any resource uses. */
export function highestUsage(usages: readonly Usage[], limits: Limits): LimitUsage[] {
  const most = new Map<string, Usage>();
  for (const usage of usages) {
    const highest = most.get(usage.limit);
    if (highest === undefined || usage.requested > highest.requested) most.set(usage.limit, usage);
  }
  return [...most].map(([limit, { group, requested, resource }]) => ({
    limit,
    what: group,
    used: requested,
    max: limitOf(limits, limit) ?? null,
    resource,
  }));
}

/** Returns everything in the plan that exceeds a limit of the user. */
export function findViolations(usages: readonly Usage[], limits: Limits): PlanViolation[] {
  return usages.flatMap(({ limit, what, requested, resource, components }) => {
    const max = limitOf(limits, limit);
    if (max === undefined || requested <= max) return [];
    const message = `Maximum ${what} exceeded`;
    return { limit, max, requested, resource, components, message, solutions: solutionsTo(limit) };
  });
}

function limitOf(limits: Limits, limit: string): number | undefined {
  if (limit.startsWith(OF_TYPE)) return ownValue(limits.maxResources, limit.slice(OF_TYPE.length));
  // `limit` is text, and may name none of the options, or that of the limits of single types.
  const max = ownValue(limits as Readonly<Record<string, unknown>>, limit);
  return typeof max === 'number' ? max : undefined;
}

/** Returns what the user can do. Azure has quotas of accounts and apps; `maxResources` is the user's own limit alone. */
function solutionsTo(limit: string): string[] {
  const isQuota = /Accounts$|^maxFunctionApps$/.test(limit) && !limit.startsWith(OF_TYPE);
  return [
    `Increase ${limit} in backend config`,
    'Split components across multiple backends',
    ...(isQuota ? ['Request Azure quota increase'] : []),
  ];
}
