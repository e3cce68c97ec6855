import type { PlanError, PlanViolation, PlanWarning } from '../plan/diagnostics.js';
import { compareText, type JsonObject, type JsonValue, sortKeys } from '../plan/json.js';
import { copyPlain } from '../plan/deep-freeze.js';
import {
  type Decision,
  type LimitUsage,
  PLAN_FORMAT_VERSION,
  type PlannedResource,
  type ResourcePlan,
} from '../plan/resource-plan.js';
import {
  addressOf,
  holdsText,
  STACK_PARAMETERS,
  type StackParameter,
  type TerraformBlock,
} from '../plan/terraform-block.js';
import type { MergeNote } from '../resources/merge/strategy.js';
import type { Settings } from '../resources/settings.js';
import { sharersOf, type SharedResource } from '../resources/shared-resource.js';
import { type ComponentInput, FUNCTION_HOST, type Needs } from './collect.js';
import { allBlocks, type Layout } from './lay-out.js';
import type { CustomLayout } from './lay-out-custom.js';
import { freeKey } from './free-key.js';
import { inDependencyOrder } from './order.js';
import { providerSettings } from './provider-settings.js';
import { summarize } from './summary.js';

/** What a plan is put together from. */
export interface Parts {
  readonly settings: Settings;
  readonly components: readonly ComponentInput[];
  readonly outputs: ReadonlyMap<string, JsonObject>;
  readonly layout: Layout;
  readonly custom: readonly CustomLayout[];
  readonly needs: Needs;
  readonly warnings: readonly PlanWarning[];
  readonly errors: readonly PlanError[];
  readonly violations: readonly PlanViolation[];
  readonly usage: readonly LimitUsage[];
}

/** Puts the plan together, everything in its canonical order. */
export function assemblePlan(parts: Parts): ResourcePlan {
  const { settings, layout, custom } = parts;
  const components = [...parts.components].sort((a, b) => compareText(a.id, b.id));
  const resources = [
    ...sharedResources(layout),
    ...backendResources(layout, components, new Set(custom.map(({ resource: { key } }) => key))),
    ...custom.map(customResource),
  ].sort((a, b) => compareText(a.key, b.key));
  const terraform = inDependencyOrder([
    ...allBlocks(layout),
    ...custom.flatMap(({ blocks }) => blocks ?? []),
  ]);
  const uses = usesByComponent(parts);
  return {
    formatVersion: PLAN_FORMAT_VERSION,
    backend: {
      id: settings.backendId,
      environment: settings.environment,
      location: settings.location,
      tags: copyPlain(settings.tags),
    },
    parameters: parametersIn(terraform, settings),
    provider: providerSettings(layout),
    components: components.map(({ key, id, type, config }) => ({
      key,
      id,
      type,
      config,
      uses: sortKeys(Object.fromEntries(uses.get(id) ?? [])),
      outputs: parts.outputs.get(id) ?? {},
    })),
    resources,
    packages: layout.functions.flatMap(({ code }) => code ?? []),
    terraform,
    warnings: parts.warnings,
    violations: parts.violations,
    errors: parts.errors,
    usage: parts.usage,
    summary: summarize(parts.needs, resources, components.length, terraform.length),
  };
}

/** From each component's requirements to the resources that they became, by component id. */
function usesByComponent({ layout, custom }: Parts): Map<string, Map<string, string>> {
  const uses = new Map<string, Map<string, string>>();
  const resources = sharedLayouts(layout).map(({ resource }) => resource);
  for (const { key, needs } of [...resources, ...custom.map(({ resource }) => resource)]) {
    for (const need of needs) {
      // The files of a function app are nothing that the component asked for.
      if (need.key === FUNCTION_HOST) continue;
      const own = uses.get(need.component) ?? new Map<string, string>();
      uses.set(need.component, own.set(need.key, key));
    }
  }
  return uses;
}

function sharedResources(layout: Layout): PlannedResource[] {
  return sharedLayouts(layout).map(({ resource, blocks }) => plannedResource(resource, blocks));
}

/** The resources that components asked for, of every type. */
function sharedLayouts({ cosmos, functions, storage, website, cdn }: Layout) {
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
function backendResources(
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

function customResource({ resource, blocks }: CustomLayout): PlannedResource {
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

const NETWORK_NAMES: readonly StackParameter[] = [
  'virtualNetworkName',
  'subnetName',
  'privateEndpointSubnetName',
];

/** The stack's values that the blocks ask for. */
function parametersIn(
  terraform: readonly TerraformBlock[],
  { location, network }: Settings,
): StackParameter[] {
  const { existing = null } = network ?? {};
  const names = existing === null ? [] : Object.values(existing);
  const all = (Object.keys(STACK_PARAMETERS) as StackParameter[]).sort();
  return all.filter((parameter) => {
    const written: string = STACK_PARAMETERS[parameter];
    if (parameter === 'location' && location !== null) return false;
    if (NETWORK_NAMES.includes(parameter)) return names.includes(written);
    return terraform.some(({ config }) => holdsText(config, written));
  });
}
