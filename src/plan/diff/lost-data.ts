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
export function forgottenIds({ state }: ResourcePlan, all: readonly TerraformChange[]): string[] {
  return (state.forgotten ?? []).flatMap((expression) => {
    const [, address, path] = /^\$\{([^}]+)\.id\}(\/.+)$/.exec(expression) ?? [];
    const change = all.find((each) => each.address === address);
    const id = change === undefined ? undefined : idOf(change);
    return id === undefined || path === undefined ? [] : [`${id}${path}`];
  });
}

/**
 * Returns true if all data in a resource was given up: a database goes with its last container. Azure ids are
 * paths.
 * @param losing - All data that Terraform or the plan knows, since what is in a resource goes with it.
 */
export function isEmptied(change: TerraformChange, losing: readonly Loss[]): boolean {
  const inside = losing.filter((loss) => isWithin(loss.id, idOf(change)));
  const innermost = inside.filter((each) => !inside.some((other) => isWithin(other.id, each.id)));
  return innermost.length > 0 && innermost.every(({ isGiven }) => isGiven);
}

/** Returns true for a resource group with data in it: Azure destroys a group with everything that it contains. */
export function isGroupOfData(change: TerraformChange, losing: readonly Loss[]): boolean {
  return change.type === 'azurerm_resource_group' && losing.some(({ id }) => isWithin(id, idOf(change)));
}

function isWithin(inner: string | undefined, outer: string | undefined): boolean {
  // Azure compares ids without case.
  return (
    inner !== undefined && outer !== undefined && inner.toLowerCase().startsWith(`${outer.toLowerCase()}/`)
  );
}
