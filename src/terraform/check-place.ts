import { CannotApplyError } from '../errors.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { shortRegion } from '../resources/azure/region.js';
import { isToken } from '../validation/token.js';
import type { ResourceGroupLike } from './stack-values.js';

/**
 * Refuses a stack that is not where the backend is: another resource group than the plan's, or another region than a locked
 * backend's. A name or region that only Terraform knows is not compared.
 * @param where - Target of the plan, such as `stack 'shop'`.
 * @throws CannotApplyError when it is elsewhere.
 */
export function checkPlace(
  where: string,
  { backend }: ResourcePlan,
  group: ResourceGroupLike,
  location = group.locationInput ?? group.location,
): void {
  const isLocked = backend.locked === true;
  const planned = isLocked ? 'locked in' : 'planned for';
  const subject = `backend '${backend.id}'`;
  const name = group.nameInput ?? group.name;
  // Azure compares names of resource groups without case.
  if (backend.resourceGroup !== null && differ(backend.resourceGroup, name, (text) => text.toLowerCase()))
    throw new CannotApplyError(
      subject,
      `${where} must have the resource group '${backend.resourceGroup}' that the backend is ${planned}, received '${name}'`,
      isLocked
        ? 'apply it to the stack that it is deployed with, or give it the lock of this one'
        : 'apply it to a stack of that resource group, or change resourceGroupName in the backend config',
    );
  // Without a lock nothing is deployed yet, and resources may be in another region than their group.
  if (isLocked && backend.location !== null && location !== undefined)
    if (differ(backend.location, location, shortRegion))
      throw new CannotApplyError(
        subject,
        `${where} must be in the region '${backend.location}' that the backend is locked in, received '${location}'`,
        `apply it to the stack that it is deployed with; where only the resource group is elsewhere, say so with apply(stack, { location: '${backend.location}' })`,
      );
}

function differ(planned: string, found: string, plain: (text: string) => string): boolean {
  if (found.includes('${') || isToken(found)) return false;
  return plain(planned) !== plain(found);
}
