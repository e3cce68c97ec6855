import { ref } from '../../plan/expression/expression.js';
import { recordOf } from '../../plan/json.js';
import { pushTo } from '../../plan/maps.js';
import type { OfferedPart } from '../../plan/offered-part.js';
import { addressOf, type TerraformBlock } from '../../plan/terraform-block.js';
import { grant } from '../access.js';
import { clientConfig, subscriptionScoped } from '../azure/subscription.js';
import { block, type BlockRef } from '../block.js';
import { IDENTITY } from '../functions/naming.js';
import { type GuestPart, guestPart } from '../guest-part.js';
import { type LayoutContext, placeOf, type PlanningContext } from '../layout-context.js';
import type { Resource } from '../resource.js';
import type { PlannedUnit, ResourceLayout } from '../resource-type.js';
import { ADMITTED, TERMS, writeTerms } from './guests-that-left.js';
import type { Guest } from './offer-options.js';
import type { GuestConfig, GuestRequirement } from './requirement.js';
import { guestRoleRef, layOutGuestRoles } from './roles.js';

export function guestIdentity(guest: string, { id }: Pick<PlanningContext, 'id'>): BlockRef {
  return { type: 'azurerm_user_assigned_identity', id: id('guest', guest, 'identity') };
}

/**
 * Lays out what guests stand on: an identity each, with its roles, and the roles of the deployer. A guest that is not admitted any
 * more loses the roles of its deployer, while its apps go on.
 */
export function layOutGuests(
  { key, config }: Resource<GuestRequirement, GuestConfig>,
  context: LayoutContext,
): ResourceLayout {
  const parts = new Map<string, GuestPart[]>();
  for (const { data } of context.graph.outgoing(key, guestPart)) pushTo(parts, data.guest, data);
  return {
    blocks: [
      ...layOutGuestRoles([...parts.values()].flat(), context),
      ...config.guests.map(({ name }) => layOutIdentity(name, context)),
      ...context.graph.outgoing(key, grant).flatMap(({ data }) => data.blocks.map(asNew)),
      ...deployerRoles(config.guests, parts, context),
    ],
    shared: [clientConfig(context)],
    units: recordOf(config.guests.map((guest) => [guest.name, unitOf(guest, context)])),
    parents: [],
    offered: recordOf(
      config.guests
        .filter(({ deployer }) => deployer !== undefined)
        .map(({ name }) => [name, offeredPart(name, parts.get(name) ?? [], context)]),
    ),
  };
}

/** Returns a role without the addresses that roles of apps had in earlier versions. */
function asNew({ meta, ...role }: TerraformBlock): TerraformBlock {
  const { moved_from: _none, ...rest } = meta ?? {};
  return Object.keys(rest).length === 0 ? role : { ...role, meta: rest };
}

function identityName(guest: string, context: PlanningContext): string {
  return context.nameOf(IDENTITY, `guest-${guest}`);
}

function layOutIdentity(guest: string, context: LayoutContext): TerraformBlock {
  return block('azurerm_user_assigned_identity', guestIdentity(guest, context).id, {
    name: identityName(guest, context),
    ...placeOf(context),
  });
}

function unitOf({ name, deployer, terms }: Guest, context: LayoutContext): PlannedUnit {
  const identity = identityName(name, context);
  const importId = subscriptionScoped('Microsoft.ManagedIdentity/userAssignedIdentities', identity, context);
  return {
    blocks: [{ block: guestIdentity(name, context), importId }],
    // By them its parts stay as they were when it leaves.
    facts: {
      [ADMITTED]: { value: deployer === undefined ? 'no' : 'yes', mayChange: true },
      [TERMS]: { value: writeTerms(terms), mayChange: true },
    },
  };
}

function offeredPart(guest: string, parts: readonly GuestPart[], context: LayoutContext): OfferedPart {
  return {
    identity: identityName(guest, context),
    parts: recordOf(parts.map(({ type, part }) => [type, part])),
  };
}

/**
 * Lays out the roles of deployers: use of the identity of the guest, and what the parts need. A deployer of two guests has a role at
 * one place once, because Azure refuses a second assignment (RoleAssignmentExists).
 */
function deployerRoles(
  guests: readonly Guest[],
  parts: ReadonlyMap<string, readonly GuestPart[]>,
  context: LayoutContext,
): TerraformBlock[] {
  const roles = new Map<string, TerraformBlock>();
  for (const { name, deployer } of guests) {
    if (deployer === undefined) continue;
    const assign = (words: readonly string[], scope: BlockRef, role: object) => {
      const assignment = block('azurerm_role_assignment', context.id('guest', ...words, deployer.id), {
        scope: ref(scope, 'id'),
        ...role,
        principal_id: deployer.id,
        principal_type: deployer.type,
      });
      roles.set(addressOf(assignment), assignment);
    };
    const identity = guestIdentity(name, context);
    assign([name, 'identity'], identity, { role_definition_name: 'Managed Identity Operator' });
    for (const { type, deployerRoles: asked } of parts.get(name) ?? [])
      for (const { role, scope } of asked)
        assign([role, scope.id], scope, {
          role_definition_id: ref(guestRoleRef(type, role, context), 'role_definition_resource_id'),
        });
  }
  return [...roles.values()];
}
