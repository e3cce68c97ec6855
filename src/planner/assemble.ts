import type { StackParameter } from '../plan/expression/expression-json.js';
import { copyPlain } from '../plan/deep-freeze.js';
import type { PlannedExposure } from '../plan/exposure.js';
import {
  compareText,
  inKeyOrder,
  type JsonObject,
  type JsonValue,
  recordOf,
  sortedRecord,
} from '../plan/json.js';
import { pushTo } from '../plan/maps.js';
import {
  type Candidate,
  type Decision,
  PLAN_FORMAT_VERSION,
  type PlannedComponent,
  type PlannedDeployer,
  type PlannedResource,
  type ProviderSettings,
  type ResourcePlan,
  type StateChanges,
} from '../plan/resource-plan.js';
import type { PlanLock } from '../plan/lock/plan-lock.js';
import { addressOf, type PlannedBlock, type TerraformBlock } from '../plan/terraform-block.js';
import type { MergeDecision } from '../resources/merge/strategy.js';
import { sharersOf } from '../resources/resource.js';
import type { Diagnostics, ResourceType, Usage } from '../resources/resource-type.js';
import type { Settings } from '../resources/settings.js';
import { askedBy } from './asked-by.js';
import { replacedByAzurerm5 } from './azurerm-5.js';
import type { ComponentInput } from './collect.js';
import type { LaidOutResource } from './lay-out.js';
import { findViolations, highestUsage } from './limits.js';
import { inDependencyOrder, inDiagnosticOrder } from './order.js';
import { replacementsOf } from './replacements.js';
import { summarize, type UnsharedCounts } from './summary.js';

/** The parts of a plan. */
export interface PlanParts {
  readonly settings: Settings;
  readonly components: readonly ComponentInput[];
  readonly unshared: UnsharedCounts;
  readonly outputs: ReadonlyMap<string, JsonObject>;
  readonly layouts: readonly LaidOutResource[];
  /** Blocks that belong to no resource. */
  readonly furtherBlocks: readonly TerraformBlock[];
  readonly lock: PlanLock;
  readonly state: StateChanges;
  readonly provider: ProviderSettings;
  readonly weakenedBy: ResourcePlan['weakenedBy'];
  readonly dataTypes: ResourcePlan['dataTypes'];
  readonly deployer: PlannedDeployer;
  readonly exposure: readonly PlannedExposure[];
  readonly diagnostics: readonly Diagnostics[];
  /** Every resource type that there is, used or not. */
  readonly types: readonly ResourceType[];
  readonly usage: readonly Usage[];
}

/** Puts the plan together, everything in its canonical order. */
export function assemble(parts: PlanParts): ResourcePlan {
  const { settings, layouts, diagnostics, usage } = parts;
  const resources = layouts.map(plannedResource).sort((a, b) => compareText(a.key, b.key));
  const blocks = [...layouts.flatMap(plannedBlocks), ...parts.furtherBlocks];
  const parameters = new Set<StackParameter>();
  const terraform = inDependencyOrder(blocks, parameters);
  const replacedBy = replacementsOf(
    layouts.map(({ type }) => type),
    terraform,
  );
  const offered = layouts.flatMap(({ layout }) => (layout.offered === undefined ? [] : [layout.offered]));
  const errors = inDiagnosticOrder(diagnostics.flatMap((each) => each.errors ?? []));
  const violations = findViolations(usage, settings.limits);
  const isRefused = errors.length + violations.length > 0;
  // The lock of a refused plan is not written.
  const warnings = diagnostics
    .flatMap((each) => each.warnings ?? [])
    .filter(({ code }) => !isRefused || code !== 'LOCK_CHANGED');
  return {
    formatVersion: PLAN_FORMAT_VERSION,
    backend: {
      id: settings.backendId,
      environment: settings.environment,
      location: settings.location,
      tags: copyPlain(settings.tags),
      ...(settings.publicTags.length > 0 && { publicTags: settings.publicTags }),
      resourceGroup: parts.lock.backend.resourceGroup ?? null,
      dataProtection: settings.retainsData ? 'retain' : 'destroy',
      ...(Object.keys(settings.declared).length > 0 && { options: settings.declared }),
      ...(settings.lock !== null && { locked: true as const }),
    },
    lock: parts.lock,
    state: parts.state,
    exposure: parts.exposure,
    replacedBy: settings.azurerm === 5 ? replacedByAzurerm5(replacedBy, parts.types) : replacedBy,
    weakenedBy: parts.weakenedBy,
    dataTypes: parts.dataTypes,
    ...(offered.length > 0 && { offer: sortedRecord(offered.flatMap((each) => Object.entries(each))) }),
    parameters: [...parameters].sort(),
    provider: parts.provider,
    deployer: parts.deployer,
    components: plannedComponents(parts),
    resources,
    packages: layouts.flatMap(({ layout }) => layout.package ?? []).sort((a, b) => compareText(a.app, b.app)),
    terraform,
    warnings: inDiagnosticOrder(warnings),
    violations,
    errors,
    usage: highestUsage(usage, settings.limits),
    summary: summarize(parts.unshared, resources, parts.components.length, terraform.length),
  };
}

function plannedComponents({ components, layouts, outputs }: PlanParts): PlannedComponent[] {
  const uses = usesByComponent(layouts);
  const planned: PlannedComponent[] = [];
  for (const { key, id, type, config } of [...components].sort(byId))
    planned.push({
      key,
      id,
      type,
      config,
      uses: recordOf(inKeyOrder(uses.get(id) ?? [])),
      outputs: outputs.get(id) ?? {},
    });
  return planned;
}

function byId(a: ComponentInput, b: ComponentInput): number {
  return compareText(a.id, b.id);
}

type Use = readonly [requirement: string, resource: string];

/** Returns the requirements that each component wrote, each with the resource that it became, by component id. */
function usesByComponent(layouts: readonly LaidOutResource[]): Map<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const { resource } of layouts) {
    for (const { component, key, implied } of resource.requirements) {
      if (implied === true) continue;
      pushTo(uses, component, [key, resource.key]);
    }
  }
  return uses;
}

function plannedResource({ resource, layout, meters }: LaidOutResource): PlannedResource {
  const { key, type, name, config, decisions } = resource;
  const [main] = layout.blocks ?? [];
  return {
    key,
    type,
    name,
    // A schema checked it, so it is JSON.
    config: config as JsonObject,
    sharedBy: sharersOf(resource),
    decisions: decisions.map(plannedDecision),
    askedBy: askedBy(config, resource.requirements),
    ...(main !== undefined && { block: addressOf(main) }),
    madeBy: layout.blocks === null ? 'provider' : 'plan',
    ...(meters !== undefined && { meters }),
  };
}

/** Returns the blocks of a resource, with fields in the order of the format. */
function plannedBlocks({ resource: { key }, layout }: LaidOutResource): PlannedBlock[] {
  const blocks: PlannedBlock[] = [];
  for (const { type, id, arguments: given, meta } of layout.blocks ?? [])
    blocks.push({ type, id, resource: key, arguments: given, ...(meta && { meta }) });
  return blocks;
}

function plannedDecision({ path, rule, value, candidates }: MergeDecision): Decision {
  return {
    path,
    rule,
    // Values come from configurations, which schemas checked, so they are JSON.
    value: value as JsonValue,
    candidates: candidates.map(plannedCandidate),
  };
}

function plannedCandidate({ component, priority, value }: Candidate<unknown>): Candidate {
  return { component, priority, value: value as JsonValue };
}

/** Returns the resource providers that a plan needs: those that azurerm does not register by itself, or all. */
export function neededProviders(layouts: readonly LaidOutResource[], areAll: boolean): string[] {
  const needed = layouts.flatMap(({ layout, type }) => [
    ...(layout.provider?.resourceProvidersToRegister ?? []),
    ...(areAll ? (type.azurerm5?.registers ?? []) : []),
  ]);
  return [...new Set(needed)].sort(compareText);
}

/** Joins the settings of the provider block that the resources of a plan need. */
export function joinProviderSettings(
  layouts: readonly LaidOutResource[],
  resourceProvidersToRegister: readonly string[],
  settings: Settings,
): ProviderSettings {
  return {
    storageDataPlaneAvailable: false,
    storageUseAzuread:
      settings.lock?.backend.storageUseAzuread === true ||
      layouts.some(({ layout }) => layout.provider?.storageUseAzuread === true),
    resourceProvidersToRegister,
    ...(settings.azurerm === 5 && { azurerm: 5 as const }),
  };
}
