import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';

import type {
  BlockMeta,
  ExpressionJson,
  JsonValue,
  ResourcePlan,
  StackParameter,
} from '@atakora/component/plan';
import { expect } from 'vitest';

import { writeTemplate } from '../../src/plan/expression/template.js';
import type { Arguments } from './stacks.js';

/** Arguments that are maps: their keys are the user's, not Terraform's. Checked against the provider's schema. */
export const MAP_ARGUMENTS: readonly string[] = ['tags', 'app_settings', 'triggers_replace'];

/** What the stack says in the place of the plan's parameters. */
export interface Place {
  readonly resourceGroupName: string;
  readonly location: string;
  /** Names of a network that is there already, as they are given to `apply`. */
  readonly network?: {
    readonly virtualNetworkName: string;
    readonly subnetName: string;
    readonly privateEndpointSubnetName: string;
  };
}

/** From where cdktf's test helper writes stacks to where the tests run. */
const WAY = relative(join(tmpdir(), 'outdir', 'stacks', 'stack'), process.cwd());
const PROJECT_DIRECTORY = `\${path.module}/${WAY.split(sep).join('/')}`;

/** How a `ResourceGroupStack` of the tests answers. */
export const GROUP_STACK: Place = {
  resourceGroupName: '${azurerm_resource_group.resource_group.name}',
  location: 'eastus',
};

/** The blocks of a plan as Terraform's JSON must have them, by address. */
export function plannedJson(plan: ResourcePlan, place: Place = GROUP_STACK): Record<string, Arguments> {
  return Object.fromEntries(
    plan.terraform.map(({ type, id, arguments: plain, meta = {} }) => [
      `${type}.${id}`,
      { ...(toTerraform(plain, place) as Arguments), ...metaArguments(meta, place, plan) },
    ]),
  );
}

/** The blocks of Terraform's JSON, by address. */
export function blocksByAddress(json: {
  readonly resource?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
  readonly data?: Readonly<Record<string, Readonly<Record<string, Arguments>>>>;
}): Record<string, Arguments> {
  const addressed = (blocks: typeof json.resource = {}, prefix = '') =>
    Object.entries(blocks).flatMap(([type, byId]) =>
      Object.entries(byId).map(([id, block]): [string, Arguments] => [`${prefix}${type}.${id}`, block]),
    );
  return Object.fromEntries([...addressed(json.resource), ...addressed(json.data, 'data.')]);
}

/** Meta-arguments as Terraform's JSON must have them. */
function metaArguments(
  {
    depends_on,
    for_each,
    precondition,
    ignore_changes,
    create_before_destroy,
    replace_triggered_by,
    local_exec,
    holds_data,
  }: BlockMeta,
  place: Place,
  { backend }: ResourcePlan,
): Arguments {
  const text = (value: JsonValue | ExpressionJson) => toTerraform(value as JsonValue, place);
  const isProtected = holds_data === true && backend.dataProtection === 'retain';
  return {
    ...(depends_on && { depends_on }),
    ...(for_each !== undefined && { for_each: text(for_each) }),
    ...((precondition !== undefined ||
      ignore_changes !== undefined ||
      create_before_destroy === true ||
      replace_triggered_by !== undefined ||
      isProtected) && {
      lifecycle: {
        ...(precondition && {
          precondition: [
            { condition: text(precondition.condition), error_message: text(precondition.error_message) },
          ],
        }),
        ...(ignore_changes && { ignore_changes: [...ignore_changes] }),
        ...(create_before_destroy && { create_before_destroy }),
        ...(replace_triggered_by && { replace_triggered_by: [...replace_triggered_by] }),
        ...(isProtected && { prevent_destroy: true }),
      },
    }),
    ...(local_exec && {
      provisioner: local_exec.map(({ command, working_dir, interpreter }) => ({
        'local-exec': {
          command: text(command),
          ...(working_dir !== undefined && { working_dir: text(working_dir) }),
          ...(interpreter && { interpreter: interpreter.map(text) }),
        },
      })),
    }),
  };
}

/** The form of the value of each package fact in the Terraform JSON. */
const PACKAGE_FACTS: Readonly<Record<string, RegExp>> = {
  path: /^assets\/.+\/released-package\.zip$/,
  md5: /^[0-9a-f]{32}$/,
  sha256: /^[0-9a-f]{64}$/,
};

/** A value of a plan as Terraform's JSON must have it. Written apart from the writer of the library, which it checks. */
function toTerraform(value: JsonValue, place: Place): unknown {
  if (typeof value === 'string') return value.replace(/([$%])(?=\{)/g, '$1$1');
  if (Array.isArray(value)) return value.map((item: JsonValue) => toTerraform(item, place));
  if (typeof value !== 'object' || value === null) return value;
  const [[operator = '', operand] = []] = Object.entries(value) as [string, JsonValue][];
  if (/^\$(?!\$)/.test(operator)) return expressionText(operator, operand as JsonValue, place);
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key.replace(/^\$/, '').replace(/([$%])(?=\{)/g, '$1$1'),
      toTerraform(part as JsonValue, place),
    ]),
  );
}

function expressionText(operator: string, operand: JsonValue, place: Place): unknown {
  if (operator === '$join') return (operand as JsonValue[]).map((part) => toTerraform(part, place)).join('');
  if (operator === '$parameter') return parametersOf(place)[operand as StackParameter];
  if (operator === '$package') {
    const [, fact = ''] = /\.(\w+)$/.exec(operand as string) ?? [];
    return expect.stringMatching(PACKAGE_FACTS[fact] ?? /^$/) as unknown;
  }
  if (operator === '$ref') return `\${${operand as string}}`;
  // The functions of Terraform over files are written once: see test/plan/template.test.ts.
  const known = { parameters: { projectDirectory: PROJECT_DIRECTORY }, packages: new Map<string, string>() };
  return writeTemplate({ [operator]: operand } as unknown as ExpressionJson, known);
}

function parametersOf({
  resourceGroupName,
  location,
  network,
}: Place): Record<StackParameter, string | undefined> {
  return {
    resourceGroupName,
    location,
    projectDirectory: PROJECT_DIRECTORY,
    virtualNetworkName: network?.virtualNetworkName,
    subnetName: network?.subnetName,
    privateEndpointSubnetName: network?.privateEndpointSubnetName,
  };
}
