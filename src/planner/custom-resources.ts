import type { PlanError, PlanWarning } from '../plan/diagnostics.js';
import { isPlainObject, type JsonObject } from '../plan/json.js';
import type { ValidationResult } from '../components/component-definition.js';
import { callHook, RETURNS } from '../providers/custom-code.js';
import { MergingProvider } from '../providers/merging-provider.js';
import type { IResourceProvider } from '../providers/resource-provider.js';
import type { MergeNote } from '../resources/merge/strategy.js';
import { plainJson } from '../resources/plain-data.js';
import type { ResourceRequirement } from '../resources/requirement.js';
import type { Settings } from '../resources/settings.js';
import type { Need } from '../resources/shared-resource.js';
import type { CustomNeeds } from './collect.js';
import { nameOfCustom } from './custom-names.js';
import { diagnoseNotes } from './diagnose.js';

/** One resource of a custom provider, merged and named. */
export interface CustomResource {
  readonly key: string;
  readonly type: string;
  readonly name: string;
  readonly config: JsonObject;
  readonly needs: readonly Need[];
  readonly provider: IResourceProvider;
  readonly requirement: ResourceRequirement;
  /** How the provider's merge table decided. */
  readonly notes: readonly MergeNote[];
}

/** Has each custom provider merge the needs of its types. A provider makes one resource per type. */
export function planCustom(
  custom: readonly CustomNeeds[],
  settings: Settings,
): { resources: CustomResource[]; warnings: PlanWarning[]; errors: PlanError[] } {
  const planned = custom.map(({ type, provider, needs }) => {
    const requirements = needs.map(({ key, config, priority }) => ({
      resourceType: type,
      requirementKey: key.slice(type.length + 1),
      config,
      priority,
    }));
    const owner = `Provider '${provider.providerId}'`;
    const merged = callHook({ owner, hook: 'mergeRequirements', resource: type }, RETURNS.requirement, () =>
      provider.mergeRequirements(requirements),
    );
    const key = `${type}:${merged.requirementKey}`;
    const components = [...new Set(needs.map((need) => need.component))].sort();
    const verdict = callHook({ owner, hook: 'validateMerged', resource: key }, RETURNS.verdict, () =>
      provider.validateMerged === undefined ? { valid: true } : provider.validateMerged(merged),
    );
    const { abbreviation } = provider;
    const named = nameOfCustom(settings, type, abbreviation, merged.requirementKey);
    // A provider may return class instances; the plan keeps the data.
    const config = isPlainObject(merged.config)
      ? plainJson(merged.config, `what provider '${provider.providerId}' merged to '${key}'`)
      : {};
    const notes =
      provider instanceof MergingProvider
        ? provider.notesOn(
            needs.map(({ component, priority, config: value }) => ({ component, priority, value })),
          )
        : [];
    const said = remarks(verdict, provider.providerId, key, components);
    const decided = diagnoseNotes(key, notes);
    return {
      resource: { key, type, name: named.name, config, needs, provider, requirement: merged, notes },
      warnings: [...decided.warnings, ...said.warnings],
      errors: [...named.errors, ...decided.errors, ...said.errors],
    };
  });
  return {
    resources: planned.map(({ resource }) => resource),
    warnings: planned.flatMap(({ warnings }) => warnings),
    errors: planned.flatMap(({ errors }) => errors),
  };
}

function remarks(
  verdict: ValidationResult,
  providerId: string,
  resource: string,
  components: readonly string[],
) {
  const resolution = `Change what the components ask of '${resource}'.`;
  const said = (message: string) => ({
    message: `Provider '${providerId}': ${message}`,
    resource,
    components,
    resolution,
  });
  const silent = !verdict.valid && (verdict.errors ?? []).length === 0;
  const errors = silent ? ['the merged requirement is not valid.'] : (verdict.errors ?? []);
  return {
    warnings: (verdict.warnings ?? []).map((text): PlanWarning => ({
      code: 'PROVIDER_WARNING',
      ...said(text),
    })),
    errors: errors.map((text): PlanError => ({ code: 'PROVIDER_REJECTED', ...said(text) })),
  };
}
