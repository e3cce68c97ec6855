import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';

import type { BlockMeta, JsonValue, ResourcePlan } from '@atakora/component/plan';
import { expect } from 'vitest';

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
    plan.terraform.map(({ type, id, config, dependsOn, meta = {} }) => [
      `${type}.${id}`,
      {
        ...(toTerraform(config, place) as Arguments),
        ...metaArguments(meta, place, plan),
        ...(dependsOn.length > 0 && { depends_on: dependsOn }),
      },
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

/** @example snakeCase('http2Enabled') // 'http2_enabled' */
export function snakeCase(argument: string): string {
  // The one argument with a number as a word of its own.
  if (argument === 'error404Document') return 'error_404_document';
  return argument.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function metaArguments(
  { forEach, precondition, ignoreChanges, commands, holdsData }: BlockMeta,
  place: Place,
  { backend }: ResourcePlan,
): Arguments {
  const text = (value: string | undefined) => toTerraform(value ?? '', place);
  const isProtected = holdsData === true && backend.dataProtection === 'retain';
  return {
    ...(forEach !== undefined && { for_each: text(forEach) }),
    ...((precondition !== undefined || ignoreChanges !== undefined || isProtected) && {
      lifecycle: {
        ...(precondition && {
          precondition: [
            { condition: text(precondition.condition), error_message: precondition.errorMessage },
          ],
        }),
        ...(ignoreChanges && { ignore_changes: [...ignoreChanges] }),
        ...(isProtected && { prevent_destroy: true }),
      },
    }),
    ...(commands && {
      provisioner: commands.map(({ command, workingDirectory, program }) => ({
        'local-exec': {
          command: text(command),
          ...(workingDirectory !== undefined && { working_dir: text(workingDirectory) }),
          ...(program && { interpreter: program.map(text) }),
        },
      })),
    }),
  };
}

/** What is known of a package once it is put together. */
const PACKAGE_FACTS: Readonly<Record<string, RegExp>> = {
  path: /^assets\/.+\/released-package\.zip$/,
  md5: /^[0-9a-f]{32}$/,
  sha256: /^[0-9a-f]{64}$/,
};

function toTerraform(value: JsonValue, place: Place, isMap = false): unknown {
  if (value === '${stack.resource_group_name}') return place.resourceGroupName;
  if (value === '${stack.location}') return place.location;
  const fact = typeof value === 'string' ? /^\$\{package\..+\.(\w+)\}$/.exec(value)?.[1] : undefined;
  if (fact !== undefined) return expect.stringMatching(PACKAGE_FACTS[fact] ?? /^$/) as unknown;
  if (value === '${stack.virtual_network_name}') return place.network?.virtualNetworkName;
  if (value === '${stack.subnet_name}') return place.network?.subnetName;
  if (value === '${stack.private_endpoint_subnet_name}') return place.network?.privateEndpointSubnetName;
  if (typeof value === 'string')
    return value.replace(/(?<!\$)\$\{stack\.project_directory\}/g, () => PROJECT_DIRECTORY);
  if (Array.isArray(value)) return value.map((item: JsonValue) => toTerraform(item, place));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      const name = isMap ? key : snakeCase(key);
      return [name, toTerraform(part as JsonValue, place, !isMap && MAP_ARGUMENTS.includes(name))];
    }),
  );
}
