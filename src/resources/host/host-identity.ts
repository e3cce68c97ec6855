import type { TerraformBlock } from '../../plan/terraform-block.js';
import { block, type BlockRef } from '../block.js';
import type { PlanningContext } from '../layout-context.js';
import { typeOptionsOf } from '../settings.js';
import { hostOptions } from './options.js';

/** Word of the identity of the host in addresses, where that of an app of its own has the variant of the app. */
export const HOST = 'host';

/** Returns the identity that the host made for this backend; undefined for a backend that is not a guest. */
export function hostIdentity(context: Pick<PlanningContext, 'id' | 'settings'>): BlockRef | undefined {
  const host = typeOptionsOf(context.settings, hostOptions);
  if (!host?.part) return undefined;
  return { type: 'data.azurerm_user_assigned_identity', id: context.id(HOST, 'identity') };
}

/**
 * Lays out the lookup of the identity of the host: Azure makes the client id, which the apps name. It fails where the identity is
 * gone, and holds no secret.
 */
export function layOutHostIdentity(context: Pick<PlanningContext, 'id' | 'settings'>): TerraformBlock[] {
  const host = typeOptionsOf(context.settings, hostOptions);
  const identity = hostIdentity(context);
  if (!host?.part || identity === undefined) return [];
  return [
    block('data.azurerm_user_assigned_identity', identity.id, {
      name: host.part.identity,
      resource_group_name: host.host.resourceGroup,
    }),
  ];
}
