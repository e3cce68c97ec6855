import { type ResolvedParameters, resolveText } from '../engine/resolve-parameters.js';
import { CannotApplyError } from '../errors.js';
import { type JsonObject, setOwn } from '../plan/json.js';
import type { AzurermMajor, ResourcePlan } from '../plan/resource-plan.js';
import { addressOf, type LocalCommand, type TerraformBlock } from '../plan/terraform-block.js';
import { argumentsOf } from './arguments/arguments-of.js';
import { blockArguments } from './block-arguments.js';
import type { BlocksByType } from './terraform-json.js';

/** The blocks of a plan as Terraform has them. */
export interface RenderedBlocks {
  readonly resource: BlocksByType;
  readonly data: BlocksByType;
}

/** Renders the blocks of a plan. @throws CannotApplyError when no table has a type. */
export function renderBlocks(plan: ResourcePlan, known: ResolvedParameters): RenderedBlocks {
  const resource = new Map<string, Record<string, JsonObject>>();
  const data = new Map<string, Record<string, JsonObject>>();
  const isRetained = plan.backend.dataProtection === 'retain';
  const { azurerm = 4 } = plan.provider;
  for (const block of plan.terraform) {
    const isData = block.type.startsWith('data.');
    const type = isData ? block.type.slice('data.'.length) : block.type;
    const byType = isData ? data : resource;
    const blocks = byType.get(type) ?? {};
    setOwn(blocks, block.id, renderBlock(block, known, isRetained, azurerm));
    byType.set(type, blocks);
  }
  return { resource: Object.fromEntries(resource), data: Object.fromEntries(data) };
}

function renderBlock(
  block: TerraformBlock,
  known: ResolvedParameters,
  isRetained: boolean,
  azurerm: AzurermMajor,
): JsonObject {
  const address = addressOf(block);
  const arguments_ = argumentsOf(block.type, azurerm);
  if (arguments_ === undefined)
    throw new CannotApplyError(
      `azurerm ${azurerm} does not have the type '${block.type}', so its arguments are not known.`,
      'correct the type where the block is made, in the layOut of its provider.',
    );
  const { forEach, precondition, ignoreChanges, commands, holdsData } = block.meta ?? {};
  const resolved = (text: string) => resolveText(text, known);
  const lifecycle = {
    ...(precondition && {
      precondition: [
        { condition: resolved(precondition.condition), error_message: resolved(precondition.errorMessage) },
      ],
    }),
    ...(ignoreChanges && { ignore_changes: ignoreChanges }),
    ...(holdsData === true && isRetained && { prevent_destroy: true }),
  };
  return {
    ...blockArguments(block.config, arguments_, known, address),
    ...(forEach !== undefined && { for_each: resolved(forEach) }),
    ...(block.dependsOn.length > 0 && { depends_on: block.dependsOn }),
    ...(Object.keys(lifecycle).length > 0 && { lifecycle }),
    ...(commands && { provisioner: commands.map((command) => provisioner(command, resolved)) }),
  };
}

function provisioner(
  { command, workingDirectory, program }: LocalCommand,
  resolved: (text: string) => string,
): JsonObject {
  return {
    'local-exec': {
      command: resolved(command),
      ...(workingDirectory !== undefined && { working_dir: resolved(workingDirectory) }),
      ...(program && { interpreter: program.map(resolved) }),
    },
  };
}
