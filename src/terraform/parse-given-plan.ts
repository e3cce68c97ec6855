import {
  eachExpression,
  expressionIn,
  type ExpressionJson,
  pathBelowProject,
  type PlanValue,
} from '../plan/expression/expression-json.js';
import { isAbsolute } from '../plan/expression/template.js';
import { InvalidPlanError, PlanChangedError } from '../errors.js';
import { leadsOut, UPLOAD_PROGRAM } from '../plan/published-files.js';
import { directoriesIn } from '../plan/references.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { isOwn, planHash, parsePlanValue } from '../plan/serialize.js';
import { addressOf, type TerraformBlock } from '../plan/terraform-block.js';
import { isTriggerSync } from '../plan/trigger-sync.js';
import { findTokens } from '../validation/plain-data.js';

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
export function parseGivenPlan(given: unknown, { allowCommands, expectedHash }: Allowed): ResourcePlan {
  const plan = parsePlanValue(given);
  if (expectedHash !== undefined && planHash(plan) !== expectedHash)
    throw new PlanChangedError(expectedHash, planHash(plan));
  if (isOwn(plan)) return plan;
  // cdktf puts values of the stack in their place, which may be expressions.
  const [token] = findTokens(plan);
  if (token !== undefined)
    throw new InvalidPlanError(
      `${token.path} must be plain data, received a value that only a stack of cdktf knows.`,
    );
  for (const block of plan.terraform) checkBlock(block, allowCommands);
  for (const { app, parts } of plan.packages)
    for (const part of parts)
      if (part.holds === 'source') checkDirectory(`the package of '${app}'`, part.directory);
  const { id } = plan.backend;
  // Packages are written to a path that has it.
  if (!BACKEND_ID.test(id))
    throw new InvalidPlanError(`backend.id must match ${BACKEND_ID}, received '${id}'.`);
  for (const { id: importId } of plan.state.imports) refuseForeign('its state', importId);
  const addresses = [
    ...plan.state.removed,
    ...plan.state.moved.flatMap(({ from, to }) => [from, to]),
    ...plan.state.imports.map(({ to }) => to),
  ];
  const wrong = addresses.find((address) => !ADDRESS.test(address));
  if (wrong !== undefined) throw new InvalidPlanError(`state must name addresses, received '${wrong}'.`);
  return plan;
}

const BACKEND_ID = /^[A-Za-z][A-Za-z0-9-]{0,39}$/;

const ADDRESS = /^azurerm_[a-z0-9_]+[.][A-Za-z_][A-Za-z0-9_-]*$/;

/** Arguments of azurerm that read a file where Terraform runs, by type. */
const FILE_ARGUMENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['azurerm_storage_blob', ['source', 'source_uri']],
  ['azurerm_storage_share_file', ['source']],
]);

/** Apps of every kind, and their slots, have this argument. */
const OF_EVERY_TYPE = ['zip_deploy_file'];

function checkBlock(block: TerraformBlock, allowCommands: boolean): void {
  const { type, arguments: plain, meta } = block;
  const address = addressOf(block);
  refuseForeign(address, plain);
  const { for_each, precondition, local_exec = [] } = meta ?? {};
  const commands = local_exec.flatMap(({ command, working_dir, interpreter = [] }) => [
    command,
    working_dir,
    ...interpreter,
  ]);
  for (const value of [for_each, precondition?.condition, ...commands]) refuseForeign(address, value);
  if (type === 'terraform_data') {
    const further = Object.keys(plain).find((name) => name !== 'triggers_replace');
    if (further !== undefined) throw new InvalidPlanError(`${address} has the argument '${further}'.`);
  }
  checkInstances(address, for_each);
  for (const name of [...OF_EVERY_TYPE, ...(FILE_ARGUMENTS.get(type) ?? [])])
    if (Object.hasOwn(plain, name) && !isOwnFile(plain[name], for_each))
      throw new InvalidPlanError(
        `${address} reads a file of the machine with '${name}'.`,
        'apply the backend that the plan came from; a plan from elsewhere reads files of sites and packages alone',
      );
  const ignored = (meta?.ignore_changes ?? []).find((name) => !IGNORED.test(name));
  if (ignored !== undefined)
    throw new InvalidPlanError(
      `${address} ignores changes of '${ignored.slice(0, 200)}', which is not an argument.`,
    );
  checkCommands(block, allowCommands);
}

/** Refuses instances that are not files of a site: their keys would be paths of any file. */
function checkInstances(address: string, for_each: ExpressionJson | undefined): void {
  if (for_each === undefined || '$files' in for_each) return;
  throw new InvalidPlanError(`${address} has a for_each that is not a list of files.`);
}

/** An argument or a part of it: `tags`, `site_config[0].cors`, `app_settings["NAME"]`. */
const IGNORED = /^[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*|\[\d+\]|\["[^"$%\\]*"\])*$/;

/** Returns true for a package, or each published file of a site, whose directory `checkPublished` looks at. */
function isOwnFile(value: PlanValue | undefined, each: PlanValue | undefined): boolean {
  const found = expressionIn(value);
  if (found !== undefined && '$package' in found) return found.$package.endsWith('.path');
  const files = expressionIn(each);
  if (files === undefined || !('$files' in files)) return false;
  return pathBelowProject(value) === (files.$files === '' ? '' : `${files.$files}/`);
}

/** Returns true for the project's directory and what is below it. */
function isBelowProject(value: PlanValue | undefined): boolean {
  const path = pathBelowProject(value);
  return path !== undefined && !leadsOut(path);
}

function checkCommands(block: TerraformBlock, allowCommands: boolean): void {
  const { local_exec: commands = [] } = block.meta ?? {};
  if (commands.length === 0) return;
  const address = addressOf(block);
  if (block.type !== 'terraform_data') throw new InvalidPlanError(`${address} runs commands.`);
  if (!allowCommands)
    throw new InvalidPlanError(
      `${address} runs commands where Terraform runs, and the plan was not made by this process.`,
      'read them, and pass { allowCommands: true } if you trust the author of the plan',
    );
  for (const { command, interpreter, working_dir } of commands) {
    const isKnown =
      interpreter === undefined
        ? isBelowProject(working_dir)
        : isUploadOfSite(interpreter) || isTriggerSync(interpreter, command);
    if (!isKnown)
      throw new InvalidPlanError(
        `${address} runs a command that is neither a build, nor an upload of a site, nor the sync of triggers.`,
      );
  }
}

function isUploadOfSite(interpreter: readonly (string | ExpressionJson)[]): boolean {
  const source = interpreter.indexOf('--source') + 1;
  return (
    UPLOAD_PROGRAM.every((word, index) => interpreter[index] === word) &&
    source > 0 &&
    isBelowProject(interpreter[source])
  );
}

/** Refuses a directory of which a part may be outside of the project. */
function checkDirectory(place: string, directory: string): void {
  if (isAbsolute(directory) || leadsOut(directory))
    throw new InvalidPlanError(
      `${place} reads files of the machine in '${directory.slice(0, 200)}'.`,
      "apply the backend that the plan came from; a plan from elsewhere reads files below the project's directory alone",
    );
}

/**
 * Refuses Terraform's own language: `file("/etc/passwd")`, and files outside of the project. Every other expression is of the
 * closed list that the schema knows.
 */
function refuseForeign(place: string, value: PlanValue | undefined): void {
  eachExpression(value, (found) => {
    if ('$terraform' in found)
      throw new InvalidPlanError(
        `${place} has the expression '\${${found.$terraform.slice(0, 200)}}', which the library never writes.`,
        'apply the backend that the plan came from, where types of your own may write any expression',
      );
    for (const directory of directoriesIn(found)) checkDirectory(place, directory);
  });
}
