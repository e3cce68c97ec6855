import type { PlanError, PlanViolation, PlanWarning } from '../plan/diagnostics.js';
import { compareText, type JsonObject, sortKeys } from '../plan/json.js';
import { copyPlain } from '../plan/deep-freeze.js';
import { type LimitUsage, PLAN_FORMAT_VERSION, type ResourcePlan } from '../plan/resource-plan.js';
import type { Settings } from '../resources/settings.js';
import { type ComponentInput, FUNCTION_HOST, type Needs } from './collect.js';
import { allBlocks, type Layout } from './lay-out.js';
import type { CustomLayout } from './lay-out-custom.js';
import { inDependencyOrder } from './order.js';
import { backendResources, customResource, sharedLayouts, sharedResources } from './planned-resources.js';
import { providerSettings } from './provider-settings.js';
import { parametersIn } from './stack-parameters.js';
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
