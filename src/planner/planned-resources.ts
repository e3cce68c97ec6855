import { copyPlain } from '../plan/deep-freeze.js';
import type { JsonObject, JsonValue } from '../plan/json.js';
import type { Decision, PlannedResource } from '../plan/resource-plan.js';
import { addressOf, type TerraformBlock } from '../plan/terraform-block.js';
import type { MergeNote } from '../resources/merge/strategy.js';
import { sharersOf, type SharedResource } from '../resources/shared-resource.js';
import type { ComponentInput } from './collect.js';
import { freeKey } from './free-key.js';
import type { Layout } from './lay-out.js';
import type { CustomLayout } from './lay-out-custom.js';

/** The resources that components share. */
export function sharedResources(layout: Layout): PlannedResource[] {
  return sharedLayouts(layout).map(({ resource, blocks }) => plannedResource(resource, blocks));
}

/** The resources that components asked for, of every type. */
export function sharedLayouts({ cosmos, functions, storage, website, cdn }: Layout) {
  return [...cosmos, ...functions, ...storage, ...website, ...cdn];
}

function plannedResource(
  resource: SharedResource<object>,
  blocks: readonly TerraformBlock[],
): PlannedResource {
  const { key, type, name, config, notes } = resource;
  return {
    key,
    type,
    name,
    // Requirement configs are plain data of our own: their schemas copied them and let nothing else through.
    config: config as JsonObject,
    sharedBy: sharersOf(resource),
    decisions: notes.map(decision),
    terraform: blocks.map(addressOf),
    madeBy: 'plan',
  };
}

function decision({ path, rule, value, asked }: MergeNote): Decision {
  return {
    path,
    rule,
    // A custom provider's wishes are data of its components'.
    value: copyPlain(value) as JsonValue,
    candidates: asked.map((wish) => ({
      component: wish.component,
      priority: wish.priority,
      value: copyPlain(wish.value) as JsonValue,
    })),
  };
}

/** Resources that belong to the backend as a whole. */
export function backendResources(
  { monitoring, network, vault, endpoints }: Layout,
  components: readonly ComponentInput[],
  taken: ReadonlySet<string>,
): PlannedResource[] {
  const all = components.map(({ id }) => id);
  const whole = (
    type: string,
    name: string,
    config: object,
    blocks: readonly TerraformBlock[],
    sharedBy = all,
  ): PlannedResource => ({
    key: freeKey(type, 'shared', taken),
    type,
    name,
    config: copyPlain(config) as JsonObject,
    sharedBy,
    decisions: [],
    terraform: blocks.map(addressOf),
    madeBy: 'plan',
  });
  return [
    ...(monitoring === null
      ? []
      : [whole('monitoring', monitoring.name, monitoring.settings, monitoring.blocks)]),
    ...(vault === null
      ? []
      : [
          whole('keyvault', vault.name, { ...vault.settings, secrets: vault.secrets }, vault.blocks, [
            ...vault.readers,
          ]),
        ]),
    ...(network === null
      ? []
      : [whole('network', network.name, network.settings, [...network.blocks, ...endpoints])]),
  ];
}

/** A resource of a type that a custom provider knows. */
export function customResource({ resource, blocks }: CustomLayout): PlannedResource {
  const { key, type, name, config, notes } = resource;
  return {
    key,
    type,
    name,
    config,
    sharedBy: sharersOf(resource),
    decisions: notes.map(decision),
    terraform: (blocks ?? []).map(addressOf),
    madeBy: blocks === null ? 'provider' : 'plan',
  };
}
