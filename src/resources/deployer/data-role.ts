import { ref } from '../../plan/expression/expression.js';
import { addressOf, type TerraformBlock } from '../../plan/terraform-block.js';
import { roleWord } from '../access.js';
import { block, type BlockRef } from '../block.js';
import type { PlanningContext } from '../layout-context.js';
import { deployerOptions } from './options.js';
import type { DataRight } from './required-rights.js';
import { sectionOf } from '../settings.js';

/** A role on data that Terraform needs while it applies, and the blocks that grant it. */
export interface DeployerRole {
  /** The assignment, and the blocks that it reads; none where the deployer has the role already. */
  readonly blocks: readonly TerraformBlock[];
  /** Blocks that must exist before data is written. */
  readonly after: readonly BlockRef[];
  readonly right: DataRight;
}

/**
 * Lays out the role of the deployer on data that Terraform writes. Contributor and Owner have no rights on data.
 * Source: learn.microsoft.com/azure/storage/blobs/assign-azure-role-data-access
 */
export function deployerRole(
  {
    scope,
    role,
    reason,
    words,
  }: Omit<DataRight, 'scope' | 'granted'> & {
    readonly scope: BlockRef;
    /** Words that name the scope of the assignment. */
    readonly words: readonly string[];
  },
  context: PlanningContext,
): DeployerRole {
  const { principalId, principalType, grantsDataRoles } = sectionOf(context.settings, deployerOptions);
  const right = { role, scope: addressOf(scope), reason, granted: grantsDataRoles };
  if (!grantsDataRoles) return { blocks: [], after: [], right };
  const runner = block('data.azurerm_client_config', context.id(...words, 'deployer'), {});
  const assignment = block(
    'azurerm_role_assignment',
    context.id(...words, 'deployer', ...(principalId === null ? [] : [principalId]), roleWord(role)),
    {
      scope: ref(scope, 'id'),
      role_definition_name: role,
      principal_id: principalId ?? ref(runner, 'object_id'),
      principal_type: principalType ?? undefined,
    },
    // The assignment of a named principal differs from that of the principal that ran Terraform before.
    principalId === null ? { moved_from: [context.id(...words, 'deployer')] } : undefined,
  );
  return { blocks: principalId === null ? [runner, assignment] : [assignment], after: [assignment], right };
}
