import type { ResourcePlan } from '../resource-plan.js';
import type { TerraformChange } from './terraform-plan.js';

/** Data that is lost. */
export interface Loss {
  /** Azure id; undefined where Terraform does not say it. */
  readonly id: string | undefined;
  readonly isGiven: boolean;
}

/** Returns the Azure id of what Terraform changes; undefined where its plan does not say it. */
export function idOf({ change }: TerraformChange): string | undefined {
  const id = change.before?.['id'];
  return typeof id === 'string' ? id : undefined;
}

/** Returns the Azure ids of data that was given up after Terraform forgot it. They begin with the id of a resource. */
export function forgottenIds(
  { state }: Pick<ResourcePlan, 'state'>,
  byAddress: ReadonlyMap<string, TerraformChange>,
): string[] {
  return (state.forgotten ?? []).flatMap((expression) => {
    const [, address = '', path] = /^\$\{([^}]+)\.id\}(\/.+)$/.exec(expression) ?? [];
    const change = byAddress.get(address);
    const id = change === undefined ? undefined : idOf(change);
    return id === undefined || path === undefined ? [] : [`${id}${path}`];
  });
}

/** Returns the ids of everything that an Azure id is within, the innermost first. Ids are paths, and Azure compares them without case. */
export function ancestorsOf(id: string): string[] {
  const ancestors: string[] = [];
  const path = id.toLowerCase();
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
    ancestors.push(path.slice(0, end));
  return ancestors;
}

/** Data within resources: true for an id in which all data was given up, false for one with other data, and undefined for one without. */
export type Contents = ReadonlyMap<string, boolean>;

/**
 * Returns whether all data in a resource was given up, by Azure id in lower case: a database goes with its last container. Only the innermost
 * data counts, and each id is looked at once, because a plan may have thousands.
 * @param losing - All data that Terraform or the plan knows, since what is in a resource goes with it.
 */
export function contentsOf(losing: readonly Loss[]): Contents {
  const known = losing.flatMap(({ id, isGiven }) => (id === undefined ? [] : [{ id, isGiven }]));
  const outer = new Set(known.flatMap(({ id }) => ancestorsOf(id)));
  const contents = new Map<string, boolean>();
  for (const { id, isGiven } of known) {
    if (outer.has(id.toLowerCase())) continue;
    for (const ancestor of ancestorsOf(id))
      contents.set(ancestor, isGiven && (contents.get(ancestor) ?? true));
  }
  return contents;
}
