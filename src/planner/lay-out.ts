import * as v from 'valibot';

import { type PlannedMeter, plannedMetersSchema } from '../plan/meter.js';
import { copyPlain } from '../plan/deep-freeze.js';
import type { LayoutContext, OwnLayoutContext } from '../resources/layout-context.js';
import { eachExpression } from '../plan/expression/expression-json.js';
import { isWritten } from '../plan/expression/expression.js';
import type { JsonObject } from '../plan/json.js';
import { addressOf, type TerraformBlock } from '../plan/terraform-block.js';
import { sharersOf } from '../resources/resource.js';
import type { ResourceLayout, ResourceType } from '../resources/resource-type.js';
import { plainJson } from '../validation/plain-data.js';
import type { TypedResource } from './resource-graph.js';

/** A resource with its blocks. */
export interface LaidOutResource extends TypedResource {
  readonly layout: ResourceLayout;
  /** Meters by which Azure bills it; undefined where its type does not declare them. */
  readonly meters: readonly PlannedMeter[] | undefined;
}

/**
 * Lays out every resource. Types of the user come last, because their blocks may refer to those of built-in types. They do
 * not see the blocks of each other, so that their order never shows.
 */
export function layOut(
  resources: readonly TypedResource[],
  builtIn: readonly ResourceType[],
  context: LayoutContext,
): LaidOutResource[] {
  const isBuiltIn = ({ type }: TypedResource) => builtIn.includes(type);
  const first = resources
    .filter(isBuiltIn)
    .map((each) => withLayout(each, { ...context, laidOut: new Map() }));
  const laidOut = new Map(
    first.flatMap(({ resource, layout }) =>
      layout.blocks === null ? [] : [[resource.key, layout.blocks] as const],
    ),
  );
  const others = resources.filter((each) => !isBuiltIn(each));
  return placeShared([
    ...first,
    ...others.map((each) =>
      withOwnData(withCheckedMeters(withCheckedBlocks(withLayout(each, { ...context, laidOut })))),
    ),
  ]);
}

/** Puts each shared block into the first resource that laid it out, and each of its former addresses once. */
function placeShared(layouts: readonly LaidOutResource[]): LaidOutResource[] {
  const placed = new Set<string>();
  const moved = new Set<string>();
  return layouts.map((each) => {
    const { shared, ...layout } = each.layout;
    if (shared === undefined || layout.blocks === null) return each;
    const own = shared.filter((block) => isFirst(addressOf(block), placed));
    return {
      ...each,
      layout: {
        ...layout,
        blocks: [...layout.blocks, ...own],
        moved: (layout.moved ?? []).filter(({ from }) => isFirst(from, moved)),
      },
    };
  });
}

function isFirst(address: string, seen: Set<string>): boolean {
  return !seen.has(address) && seen.add(address).has(address);
}

function withLayout({ type, resource }: TypedResource, context: OwnLayoutContext): LaidOutResource {
  return {
    type,
    resource,
    layout: type.layOut(resource, context),
    meters: type.meters?.(resource, context),
  };
}

/** Copies what functions of the user returned. A plan is frozen to the last leaf, and their data is not the library's to freeze. */
function withOwnData(each: LaidOutResource): LaidOutResource {
  const { resource, layout, meters } = each;
  const { config, decisions } = resource;
  return {
    ...each,
    resource: { ...resource, config: copyPlain(config), decisions: copyPlain(decisions) },
    layout: copyPlain(layout),
    meters: copyPlain(meters),
  };
}

/**
 * Refuses data in the form of Terraform's own language, which a block that is written by hand may have from a configuration.
 * @throws InvalidConfigError when an argument of a block is not JSON, such as a function: the plan could not be written.
 */
function withCheckedBlocks(each: LaidOutResource): LaidOutResource {
  const { type, resource, layout } = each;
  const blocks = [...(layout.blocks ?? []), ...(layout.shared ?? [])];
  for (const block of blocks) plainJson(block, `block ${addressOf(block)} of ${type.title}`);
  const addresses = blocks.filter(hasForeignCode).map(addressOf);
  const errors = addresses.map((address) => ({
    code: 'PROVIDER_REJECTED' as const,
    message: `${type.title} laid out '${resource.key}' wrongly: ${address} must have expressions of terraformExpression(), received data of the form {"$terraform": …}.`,
    resource: resource.key,
    components: sharersOf(resource),
    resolution:
      'Make the block with terraformBlock() or context.block(), which keep data of a configuration as data.',
  }));
  return errors.length === 0
    ? each
    : { ...each, layout: { ...layout, errors: [...(layout.errors ?? []), ...errors] } };
}

function hasForeignCode({ arguments: plain, meta }: TerraformBlock): boolean {
  let isForeign = false;
  // Meta-arguments are JSON too.
  eachExpression([plain, (meta ?? {}) as JsonObject], (found) => {
    if ('$terraform' in found && !isWritten(found)) isForeign = true;
  });
  return isForeign;
}

/** Refuses meters that a plan cannot hold: it is written as JSON and read again. */
function withCheckedMeters(each: LaidOutResource): LaidOutResource {
  const { type, resource, layout, meters } = each;
  const result = v.safeParse(v.optional(plannedMetersSchema), meters);
  if (result.success) return each;
  const [issue] = result.issues;
  const error = {
    code: 'PROVIDER_REJECTED' as const,
    message: `${type.title} returned invalid meters for '${resource.key}': at ${v.getDotPath(issue) ?? 'the list'}, ${issue.message}.`,
    resource: resource.key,
    components: sharersOf(resource),
    resolution: 'Correct what its meters return.',
  };
  return { ...each, layout: { ...layout, errors: [...(layout.errors ?? []), error] }, meters: undefined };
}
