import type { JsonValue, ResourcePlan } from '@atakora/component/plan';
import { expect } from 'vitest';

import type { Arguments } from './stacks.js';

/** Arguments that are maps: their keys are the user's, not Terraform's. Checked against the provider's schema. */
export const MAP_ARGUMENTS: readonly string[] = ['tags', 'app_settings'];

/** What the stack says in the place of the plan's parameters. */
export interface Place {
  readonly resourceGroupName: string;
  readonly location: string;
}

/** How a `ResourceGroupStack` of the tests answers. */
export const GROUP_STACK: Place = {
  resourceGroupName: '${azurerm_resource_group.resource_group.name}',
  location: 'eastus',
};

/** The blocks of a plan as Terraform's JSON must have them, by address. */
export function plannedJson(plan: ResourcePlan, place: Place = GROUP_STACK): Record<string, Arguments> {
  return Object.fromEntries(
    plan.terraform.map(({ type, id, config, dependsOn }) => [
      `${type}.${id}`,
      {
        ...(toTerraform(config, place) as Arguments),
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
  return argument.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
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
  if (Array.isArray(value)) return value.map((item: JsonValue) => toTerraform(item, place));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      const name = isMap ? key : snakeCase(key);
      return [name, toTerraform(part as JsonValue, place, !isMap && MAP_ARGUMENTS.includes(name))];
    }),
  );
}
