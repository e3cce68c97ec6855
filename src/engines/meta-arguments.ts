import type { LocalExecProvisioner, TerraformMetaArguments } from 'cdktf';

import { type KnownValues, writeTemplate } from '../plan/expression/template.js';
import type { BlockMeta, LocalExec } from '../plan/terraform-block.js';

/**
 * Converts meta-arguments of a block into those of cdktf. `for_each` and `depends_on` are left out: cdktf takes iterators and
 * constructs.
 */
export function metaArguments(
  { precondition, ignore_changes, create_before_destroy, replace_triggered_by, local_exec }: BlockMeta,
  known: KnownValues,
): TerraformMetaArguments {
  const lifecycle = {
    ...(precondition && {
      precondition: [
        {
          condition: writeTemplate(precondition.condition, known),
          errorMessage: writeTemplate(precondition.error_message, known),
        },
      ],
    }),
    ...(ignore_changes && { ignoreChanges: [...ignore_changes] }),
    ...(create_before_destroy && { createBeforeDestroy: true }),
    ...(replace_triggered_by && { replaceTriggeredBy: [...replace_triggered_by] }),
  };
  return {
    ...(Object.keys(lifecycle).length > 0 && { lifecycle }),
    ...(local_exec && { provisioners: local_exec.map((command) => provisioner(command, known)) }),
  };
}

function provisioner(
  { command, working_dir, interpreter }: LocalExec,
  known: KnownValues,
): LocalExecProvisioner {
  return {
    type: 'local-exec',
    command: writeTemplate(command, known),
    ...(working_dir !== undefined && { workingDir: writeTemplate(working_dir, known) }),
    ...(interpreter && { interpreter: interpreter.map((part) => writeTemplate(part, known)) }),
  };
}
