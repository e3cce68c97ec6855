import { ref } from '../../plan/expression/expression.js';
import { addressOf } from '../../plan/terraform-block.js';
import { roleWord } from '../access.js';
import { clientConfig } from '../azure/subscription.js';
import { block, type BlockRef } from '../block.js';
import type { PlanningContext } from '../layout-context.js';
import { deployerOptions } from './options.js';
import type { ResourceLayout } from '../resource-layout.js';
import type { DataRight } from './required-rights.js';
import { typeOptionsOf } from '../settings.js';

/** A role on data that Terraform needs while it applies, and the blocks that grant it. */
export interface DeployerRole extends Required<Pick<ResourceLayout, 'shared' | 'moved'>> {
  /** Blocks that must exist before data is written. */
  readonly after: readonly BlockRef[];
  readonly right: DataRight;
}

/**
 * Lays out the role of the deployer on data that Terraform writes. Contributor and Owner have no rights on data. Every resource
 * that writes to one scope lays out this same assignment: Azure refuses a second one (RoleAssignmentExists).
 * Sources: learn.microsoft.com/azure/storage/blobs/assign-azure-role-data-access,
 * learn.microsoft.com/azure/role-based-access-control/troubleshooting
 */
export function deployerRole(
  {
    scope,
    role,
    reason,
    words,
    formerWords = [],
  }: Omit<DataRight, 'scope' | 'granted'> & {
    readonly scope: BlockRef;
    /** Words that name the scope of the assignment. */
    readonly words: readonly string[];
    /**
     * The words of earlier versions, which had an assignment for each writer. At most one of them is deployed. @default none
     */
    readonly formerWords?: readonly (readonly string[])[];
  },
  context: PlanningContext,
): DeployerRole {
  const { principalId, principalType, grantsDataRoles } = typeOptionsOf(context.settings, deployerOptions);
  const right = { role, scope: addressOf(scope), reason, granted: grantsDataRoles };
  if (!grantsDataRoles) return { shared: [], moved: [], after: [], right };
  const runner = clientConfig(context);
  const idOf = (those: readonly string[]) =>
    context.id(...those, 'deployer', ...(principalId === null ? [] : [principalId]), roleWord(role));
  // The assignment of a named principal differs from that of the principal that ran Terraform before.
  const firstIdsOf = (those: readonly string[]) =>
    principalId === null ? [context.id(...those, 'deployer')] : [];
  const assignment = block(
    'azurerm_role_assignment',
    idOf(words),
    {
      scope: ref(scope, 'id'),
      role_definition_name: role,
      principal_id: principalId ?? ref(runner, 'object_id'),
      principal_type: principalType ?? undefined,
    },
    formerWords.length === 0 ? { moved_from: firstIdsOf(words) } : undefined,
  );
  return {
    shared: principalId === null ? [runner, assignment] : [assignment],
    moved: movesInTurn(
      formerWords.flatMap((those) => [...firstIdsOf(those), idOf(those)]),
      assignment,
    ),
    after: [assignment],
    right,
  };
}

/**
 * Returns moves from each former id to the next, and from the last to the block: Terraform takes one origin for each address, and
 * follows a chain from wherever the block is.
 */
function movesInTurn(former: readonly string[], { type, id }: BlockRef): DeployerRole['moved'] {
  return former.map((from, index) => ({
    from: addressOf({ type, id: from }),
    to: addressOf({ type, id: former[index + 1] ?? id }),
  }));
}
