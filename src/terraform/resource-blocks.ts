import { writeArguments } from './write-arguments.js';
import { type KnownValues, writeTemplate } from '../plan/expression/template.js';
import { type JsonObject, setOwn } from '../plan/json.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { dependenciesOf, type LocalExec, type TerraformBlock } from '../plan/terraform-block.js';
import type { BlocksByType } from './terraform-json.js';

/** The blocks of a plan as Terraform has them. */
export interface RenderedBlocks {
  readonly resource: BlocksByType;
  readonly data: BlocksByType;
}

export function renderBlocks(plan: ResourcePlan, known: KnownValues): RenderedBlocks {
  const resource = new Map<string, Record<string, JsonObject>>();
  const data = new Map<string, Record<string, JsonObject>>();
  const isRetained = plan.backend.dataProtection === 'retain';
  for (const block of plan.terraform) {
    const isData = block.type.startsWith('data.');
    const type = isData ? block.type.slice('data.'.length) : block.type;
    const byType = isData ? data : resource;
    const blocks = byType.get(type) ?? {};
    setOwn(blocks, block.id, renderBlock(block, known, isRetained));
    byType.set(type, blocks);
  }
  return { resource: Object.fromEntries(resource), data: Object.fromEntries(data) };
}

function renderBlock(block: TerraformBlock, known: KnownValues, isRetained: boolean): JsonObject {
  const {
    for_each,
    precondition,
    ignore_changes,
    create_before_destroy,
    replace_triggered_by,
    local_exec,
    holds_data,
  } = block.meta ?? {};
  const needed = dependenciesOf(block);
  const lifecycle = {
    ...(precondition && {
      precondition: [
        {
          condition: writeTemplate(precondition.condition, known),
          error_message: writeTemplate(precondition.error_message, known),
        },
      ],
    }),
    ...(ignore_changes && { ignore_changes }),
    ...(create_before_destroy && { create_before_destroy }),
    ...(replace_triggered_by && { replace_triggered_by }),
    ...(holds_data === true && isRetained && { prevent_destroy: true }),
  };
  return {
    ...writeArguments(block.arguments, known),
    ...(for_each !== undefined && { for_each: writeTemplate(for_each, known) }),
    ...(needed.length > 0 && { depends_on: needed }),
    ...(Object.keys(lifecycle).length > 0 && { lifecycle }),
    ...(local_exec && { provisioner: local_exec.map((command) => provisioner(command, known)) }),
  };
}

function provisioner({ command, working_dir, interpreter }: LocalExec, known: KnownValues): JsonObject {
  return {
    'local-exec': {
      command: writeTemplate(command, known),
      ...(working_dir !== undefined && { working_dir: writeTemplate(working_dir, known) }),
      ...(interpreter && { interpreter: interpreter.map((part) => writeTemplate(part, known)) }),
    },
  };
}
