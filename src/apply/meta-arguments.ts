import type { LocalExecProvisioner, TerraformMetaArguments } from 'cdktf';

import type { BlockMeta, LocalCommand } from '../plan/terraform-block.js';

/**
 * Converts the meta data of a block into meta-arguments of cdktf. `forEach` is left out: cdktf takes
 * iterators, not expressions.
 */
export function metaArguments({ precondition, ignoreChanges, commands }: BlockMeta): TerraformMetaArguments {
  const lifecycle = {
    ...(precondition && { precondition: [precondition] }),
    ...(ignoreChanges && { ignoreChanges: [...ignoreChanges] }),
  };
  return {
    ...(Object.keys(lifecycle).length > 0 && { lifecycle }),
    ...(commands && { provisioners: commands.map(provisioner) }),
  };
}

function provisioner({ command, workingDirectory, program }: LocalCommand): LocalExecProvisioner {
  return {
    type: 'local-exec',
    command,
    ...(workingDirectory !== undefined && { workingDir: workingDirectory }),
    ...(program && { interpreter: [...program] }),
  };
}
