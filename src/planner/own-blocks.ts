import * as v from 'valibot';

import type { PlanError } from '../plan/diagnostics.js';
import { referencesOf } from '../plan/references.js';
import { terraformBlockSchema } from '../plan/schema.js';
import { addressOf, type TerraformBlock } from '../plan/terraform-block.js';
import { type Resource, sharersOf } from '../resources/resource.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { LaidOutResource } from './lay-out.js';
import { findCycle } from './order.js';
import type { TypedResource } from './resource-graph.js';

const TYPE = /^(?:data\.)?azurerm_[a-z0-9]+(?:_[a-z0-9]+)*$/;
const ID = /^[A-Za-z_][A-Za-z0-9_-]*$/;

/** Refuses two types of one name, the library's and the user's, that give their resources one Azure name. */
export function validateOwnNames(resources: readonly TypedResource[]): PlanError[] {
  const holders = new Map<string, Resource>();
  return resources.flatMap(({ resource }): PlanError[] => {
    const { type, name, key } = resource;
    const holder = holders.get(`${type} ${name}`);
    holders.set(`${type} ${name}`, resource);
    if (holder === undefined || name === '') return [];
    return [
      {
        code: 'NAME_COLLISION',
        message: `'${holder.key}' and '${key}' are both named '${name}'.`,
        resource: key,
        components: sharersOf(resource),
        resolution: 'Give the provider another abbreviation.',
      },
    ];
  });
}

/**
 * Checks the blocks of custom types: Terraform types and ids, duplicate addresses, names that no argument has, expressions that
 * plans do not have, references to missing blocks, cycles.
 */
export function validateOwnBlocks(
  layouts: readonly LaidOutResource[],
  builtIn: readonly ResourceType[],
): PlanError[] {
  const own = layouts.filter(({ type }) => !builtIn.includes(type));
  if (own.length === 0) return [];
  const known = new Set(layouts.flatMap(({ layout }) => (layout.blocks ?? []).map(addressOf)));
  const taken = new Set(
    layouts
      .filter(({ type }) => builtIn.includes(type))
      .flatMap(({ layout }) => (layout.blocks ?? []).map(addressOf)),
  );
  const faults = own.flatMap(({ type, resource, layout }) =>
    (layout.blocks ?? []).flatMap((block) => {
      const address = addressOf(block);
      const isTaken = taken.has(address);
      taken.add(address);
      const fault = formFault(block);
      const missing =
        fault !== undefined ? [] : [...referencesOf(block)].filter((needed) => !known.has(needed));
      const problems = [
        ...(TYPE.test(block.type) ? [] : [`'${block.type}' is not a resource type of azurerm`]),
        ...(ID.test(block.id) ? [] : [`'${block.id}' is not a Terraform id`]),
        ...(isTaken ? [`there are two blocks ${address}; give each a role of its own`] : []),
        ...(fault === undefined ? [] : [fault]),
        ...missing.map((needed) => `${address} refers to ${needed}, which is not in the plan`),
      ];
      return problems.map((problem) => layoutError({ type, resource }, problem));
    }),
  );
  return [...faults, ...cycleErrors(own, layouts)];
}

/**
 * Returns where a block that was written by hand has a name that no argument has, or an expression that plans do not have. A plan
 * with either cannot be read back, and Terraform itself reads some names.
 */
function formFault(block: TerraformBlock): string | undefined {
  // Types and ids have sentences of their own.
  const result = v.safeParse(terraformBlockSchema(), { ...block, type: 'azurerm_x', id: 'x' });
  if (result.success) return undefined;
  const [issue] = result.issues;
  return `at ${v.getDotPath(issue) ?? 'its top'} of ${addressOf(block)}, ${issue.message}`;
}

/** Refuses blocks that need each other. A type of the user brought the cycle: those of built-in types alone have none. */
function cycleErrors(own: readonly LaidOutResource[], layouts: readonly LaidOutResource[]): PlanError[] {
  const cycle = findCycle(layouts.flatMap(({ layout }) => layout.blocks ?? []));
  if (cycle === undefined) return [];
  const inCycle = own.filter(({ layout }) =>
    layout.blocks?.some((block) => cycle.includes(addressOf(block))),
  );
  // A grant is among the blocks of the code that it is for.
  const [culprit = own[0]] = inCycle;
  return culprit === undefined
    ? []
    : [layoutError(culprit, `a block needs itself: ${cycle.join(' needs ')}`)];
}

function layoutError({ type, resource }: TypedResource, problem: string): PlanError {
  return {
    code: 'PROVIDER_REJECTED',
    message: `${type.title} laid out '${resource.key}' wrongly: ${problem}.`,
    resource: resource.key,
    components: sharersOf(resource),
    resolution: 'Correct what its layOut returns.',
  };
}
