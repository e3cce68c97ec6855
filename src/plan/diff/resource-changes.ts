import type { ResourcePlan } from '../resource-plan.js';
import type { BlockChange } from './block-changes.js';
import type { AttributedChange } from './causes.js';
import { valueChange } from './compare-values.js';
import type { ResourceChange, Verdict } from './plan-diff.js';
import { addressOf } from '../terraform-block.js';

/** Types of blocks that are uploaded again with every release. */
export const CONTENT: readonly string[] = ['azurerm_storage_blob', 'terraform_data'];

/** Returns the changes of blocks with their meaning and the components concerned. */
export function resourceChanges(
  blocks: readonly BlockChange[],
  before: ResourcePlan | null,
  after: ResourcePlan,
  causes: ReadonlyMap<string, AttributedChange>,
): ResourceChange[] {
  const was = ownersIn(before);
  const is = ownersIn(after);
  const bare = withoutCode(before, after);
  return blocks.map((change): ResourceChange => {
    const owners = [was.get(change.movedFrom ?? change.address), is.get(change.address)];
    const [old, now] = owners;
    const losesCode = now?.isMain === true && bare.has(now.key);
    const components = [...new Set(owners.flatMap((owner) => owner?.components ?? []))].sort();
    const attributed = causes.get(change.address);
    const holdsData = [change.before, change.after].some((block) => block?.meta?.holds_data === true);
    return {
      address: change.address,
      type: change.after?.type ?? change.before?.type ?? '',
      action: change.action,
      verdict: verdictOn(
        change,
        holdsData,
        old?.isMain === true && isStillUsed(old.components, after),
        losesCode,
      ),
      holdsData,
      forcedBy: change.forcedBy,
      changed: change.differences.map((difference, index) => ({
        ...valueChange(difference),
        causedBy: attributed?.byDifference[index] ?? [],
      })),
      refused: refusalOf(change, holdsData, after),
      movedFrom: change.movedFrom,
      resource: now?.key ?? old?.key ?? null,
      components,
      causedBy: attributed?.causes ?? [],
    };
  });
}

interface Owner {
  readonly key: string;
  readonly components: readonly string[];
  /** True if the block is the resource itself. */
  readonly isMain: boolean;
}

function ownersIn(plan: ResourcePlan | null): Map<string, Owner> {
  const byKey = new Map(plan?.resources.map((resource) => [resource.key, resource]));
  return new Map(
    (plan?.terraform ?? []).flatMap((each): [string, Owner][] => {
      const resource = byKey.get(each.resource ?? '');
      const address = addressOf(each);
      return resource === undefined
        ? []
        : [
            [
              address,
              { key: resource.key, components: resource.sharedBy, isMain: resource.block === address },
            ],
          ];
    }),
  );
}

/** Returns the apps whose code comes with the plan before and not with the plan after: Terraform removes what runs. */
function withoutCode(before: ResourcePlan | null, { packages }: ResourcePlan): ReadonlySet<string> {
  const left = new Set(packages.flatMap(({ app, deployment }) => (deployment === 'none' ? [app] : [])));
  return new Set(
    before?.packages.flatMap(({ app, deployment }) => (deployment !== 'none' && left.has(app) ? [app] : [])),
  );
}

function isStillUsed(components: readonly string[], { components: present }: ResourcePlan): boolean {
  return present.some(({ id }) => components.includes(id));
}

function verdictOn(
  { action, after, differences }: BlockChange,
  holdsData: boolean,
  isMissed: boolean,
  losesCode: boolean,
): Verdict {
  switch (action) {
    case 'destroy':
      if (holdsData) return 'data-loss';
      return isMissed ? 'downtime' : 'in-place';
    case 'replace':
      if (holdsData) return 'data-loss';
      return CONTENT.includes(after?.type ?? '') ? 'in-place' : 'downtime';
    case 'update':
      return losesCode ? 'downtime' : 'in-place';
    case 'import':
      return differences.length > 0 ? 'in-place' : 'none';
    default:
      return 'none';
  }
}

/**
 * Returns the reason why Terraform refuses a change. It does not destroy a declared resource that holds data
 * while the backend retains data.
 */
function refusalOf({ action, refused }: BlockChange, holdsData: boolean, after: ResourcePlan): string | null {
  if (refused.length > 0)
    return `azurerm does not change ${refused.join(' and ')} of a resource that exists.`;
  return action === 'replace' && holdsData && after.backend.dataProtection === 'retain'
    ? "The backend retains data, so Terraform refuses: the resource has 'prevent_destroy'."
    : null;
}
