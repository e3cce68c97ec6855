import { InvalidPlanError, PlanChangedError } from '../errors.js';
import { foreignExpressionIn } from '../plan/expression/library-expression.js';
import type { JsonObject, JsonValue } from '../plan/json.js';
import { packageFact } from '../plan/package.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { isOwn, planHash, requirePlan } from '../plan/serialize.js';
import { addressOf, STACK_PARAMETERS, type TerraformBlock } from '../plan/terraform-block.js';
import { UPLOAD_PROGRAM } from '../plan/upload-program.js';

/** Permissions that a caller gives to a plan. */
export interface Allowed {
  readonly allowCommands: boolean;
  readonly expectedHash: string | undefined;
}

/**
 * Checks a plan that a caller gives as data. One that this process made is as it was; any other may come from anywhere, and
 * holds nothing that the built-in types never write.
 * @throws InvalidPlanError, PlanChangedError
 */
export function checkGivenPlan(given: unknown, { allowCommands, expectedHash }: Allowed): ResourcePlan {
  const plan = requirePlan(given);
  if (expectedHash !== undefined && planHash(plan) !== expectedHash)
    throw new PlanChangedError(expectedHash, planHash(plan));
  if (isOwn(plan)) return plan;
  for (const block of plan.terraform) checkBlock(block, allowCommands);
  const { id, location, resourceGroup } = plan.backend;
  refuseForeign('its backend', { location, resourceGroup });
  refuseForeign('its provider', { ...plan.provider });
  // Packages are written to a path that has it.
  if (!BACKEND_ID.test(id)) throw new InvalidPlanError(`its backend has the id '${id}'.`);
  refuseForeign('its state', { ...plan.state } as unknown as JsonObject);
  const { resources, names } = plan.lock;
  refuseForeign('its lock', { resources, names } as unknown as JsonObject);
  const addresses = [
    ...plan.state.removed,
    ...plan.state.moved.flatMap(({ from, to }) => [from, to]),
    ...plan.state.imports.map(({ to }) => to),
  ];
  const wrong = addresses.find((address) => !ADDRESS.test(address));
  if (wrong !== undefined) throw new InvalidPlanError(`its state names '${wrong}', which is not an address.`);
  return plan;
}

const BACKEND_ID = /^[A-Za-z][A-Za-z0-9-]{0,39}$/;

const ADDRESS = /^azurerm_[a-z0-9_]+[.][A-Za-z_][A-Za-z0-9_-]*$/;

/** Arguments of azurerm that read a file where Terraform runs, by type. */
const FILE_ARGUMENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['azurerm_storage_blob', ['source', 'sourceUri']],
  ['azurerm_storage_share_file', ['source']],
  ['azurerm_linux_function_app', ['zipDeployFile']],
  ['azurerm_windows_function_app', ['zipDeployFile']],
  ['azurerm_linux_web_app', ['zipDeployFile']],
  ['azurerm_windows_web_app', ['zipDeployFile']],
  ['azurerm_function_app_flex_consumption', ['zipDeployFile']],
]);

function checkBlock(block: TerraformBlock, allowCommands: boolean): void {
  const { type, config, meta } = block;
  const address = addressOf(block);
  refuseForeign(address, { config, meta: { ...meta } as JsonObject });
  if (type === 'terraform_data') {
    const further = Object.keys(config).find((name) => name !== 'triggersReplace');
    if (further !== undefined) throw new InvalidPlanError(`${address} has the argument '${further}'.`);
  }
  for (const name of FILE_ARGUMENTS.get(type) ?? [])
    if (Object.hasOwn(config, name) && !isOwnFile(config[name]))
      throw new InvalidPlanError(
        `${address} reads a file of the machine with '${name}'.`,
        'apply the backend that the plan came from; a plan from elsewhere reads files of sites and packages alone',
      );
  checkCommands(block, allowCommands);
}

/** Returns true for a file of a site, or a package. */
function isOwnFile(value: JsonValue | undefined): boolean {
  if (typeof value !== 'string') return false;
  return (
    value.startsWith(`${STACK_PARAMETERS.projectDirectory}/`) ||
    (value.startsWith('${package.') && value === packageFact(value.slice(10, -6), 'path'))
  );
}

function checkCommands(block: TerraformBlock, allowCommands: boolean): void {
  const { commands = [] } = block.meta ?? {};
  if (commands.length === 0) return;
  const address = addressOf(block);
  if (block.type !== 'terraform_data') throw new InvalidPlanError(`${address} runs commands.`);
  if (!allowCommands)
    throw new InvalidPlanError(
      `${address} runs commands where Terraform runs, and the plan was not made by this process.`,
      'read them, and pass { allowCommands: true } if you trust the author of the plan',
    );
  for (const { program, workingDirectory } of commands) {
    const isUpload = program !== undefined && UPLOAD_PROGRAM.every((word, index) => program[index] === word);
    const isBuild =
      program === undefined && (workingDirectory ?? '').startsWith(STACK_PARAMETERS.projectDirectory);
    if (!isUpload && !isBuild)
      throw new InvalidPlanError(
        `${address} runs a command that is neither a build nor an upload of a site.`,
      );
  }
}

function refuseForeign(place: string, value: JsonObject): void {
  const foreign = foreignExpressionIn(value);
  if (foreign === undefined) return;
  throw new InvalidPlanError(
    `${place} has the expression '${foreign.slice(0, 200)}', which the library never writes.`,
    'apply the backend that the plan came from, where types of your own may write any expression',
  );
}
