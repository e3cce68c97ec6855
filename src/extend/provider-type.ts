import * as v from 'valibot';

import type { OrExpression } from '../plan/expression/expression.js';
import { copyPlain } from '../plan/deep-freeze.js';
import type { PlanError, PlanWarning } from '../plan/diagnostics.js';
import { isPlainObject } from '../plan/json.js';
import type { Candidate } from '../plan/resource-plan.js';
import type { Connection } from '../resources/connection.js';
import { defineResourceType } from '../resources/define-resource-type.js';
import type { ConnectionContext, EndpointContext, OwnLayoutContext } from '../resources/layout-context.js';
import {
  DEFAULT_PRIORITY,
  type ResourceRequirement,
  type ValidationResult,
} from '../resources/requirement.js';
import { type Resource, sharersOf } from '../resources/resource.js';
import type { Diagnostics, ResourceLayout, ResourceType } from '../resources/resource-type.js';
import type { Settings } from '../resources/settings.js';
import { plainJson } from '../validation/plain-data.js';
import { checkedConnections } from './checked-connections.js';
import { callHook, RETURNS } from './custom-code.js';
import { KnownNamingRules } from './custom-names.js';
import { attributesIn, providerContext } from './layout-context.js';
import { MergingProvider } from './merging-provider.js';
import type { IResourceProvider } from './resource-provider.js';

/** Adapts one type of a provider to the contract of resource types. A provider makes one resource per type. */
export function providerType(
  provider: IResourceProvider,
  type: string,
  builtIn: readonly ResourceType[],
): ResourceType {
  const names = new KnownNamingRules(builtIn);
  // The merged requirement by the configuration that the plan shows, for the hooks that take a requirement.
  const mergedBy = new WeakMap<object, ResourceRequirement>();
  const mergedOf = ({ config }: Pick<Resource, 'config'>): ResourceRequirement =>
    mergedBy.get(config) ?? { resourceType: type, requirementKey: 'shared', config };
  const hook = (name: string, resource = type) => ({
    owner: `provider '${provider.providerId}'`,
    hook: name,
    resource,
  });

  return defineResourceType<object>({
    type,
    provider: provider.providerId,
    title: `Provider '${provider.providerId}'`,
    schema: v.custom<object>(() => true),
    naming: null,
    // Whole requirements are merged, because a provider merges whole requirements.
    requirements: { read: (requirement) => protocolRequirement(requirement) },
    merge: {
      merge(candidates) {
        // `read` above makes a requirement of each.
        const requirements = candidates as readonly Candidate<ResourceRequirement>[];
        const merged = mergeAll(requirements.map(({ value }) => value));
        return { value: merged, decisions: decisionsOf(provider, requirements) };
      },
    },
    sharing: {
      // The provider names its resource.
      exclusive: true,
      variant: (_constraints, requirements) =>
        mergeAll(requirements as readonly ResourceRequirement[]).requirementKey,
    },
    withDefaults(value) {
      // `merge` above returns a requirement.
      const merged = value as ResourceRequirement;
      // A provider may return class instances; the plan keeps the data.
      const config = isPlainObject(merged.config)
        ? plainJson(
            merged.config,
            `what provider '${provider.providerId}' merged to '${type}:${merged.requirementKey}'`,
          )
        : {};
      mergedBy.set(config, merged);
      return config;
    },
    newName: (variant, { settings }) => names.nameOf(settings, type, provider.abbreviation, variant).name,
    connections: {
      isolation: provider.isolation ?? 'private-endpoint',
      ...(provider.connections !== undefined && {
        connect: (resource, context) => connectionsOf(resource, context),
      }),
      ...(provider.endpoint !== undefined && {
        endpoint: (resource, component, context) => endpointOf(resource, component, context),
      }),
      // A type without attributes is not what a placeholder means.
      ...(provider.attributes !== undefined && {
        attributes: (resource, context) => attributesOf(resource, context),
      }),
    },
    validate: {
      check(resources, { settings }) {
        const verdicts = resources.map((resource) => verdictOn(resource, settings));
        return {
          errors: verdicts.flatMap(({ errors }) => errors),
          warnings: verdicts.flatMap(({ warnings }) => warnings),
        };
      },
    },
    layOut: (resource, context) => layOut(resource, context),
  });

  function mergeAll(requirements: readonly ResourceRequirement[]): ResourceRequirement {
    return callHook(hook('mergeRequirements'), RETURNS.requirement, () =>
      provider.mergeRequirements(requirements),
    );
  }

  function contextOf<Stage extends ConnectionContext>(resource: Resource, context: Stage) {
    return providerContext(provider.providerId, resource, context, names);
  }

  function connectionsOf(resource: Resource, context: ConnectionContext): readonly Connection[] {
    const own = hook('connections', resource.key);
    const returned = callHook(
      own,
      RETURNS.connections,
      () => provider.connections?.(mergedOf(resource), contextOf(resource, context)) ?? [],
    );
    return checkedConnections(own, returned, context.graph);
  }

  function attributesOf(
    resource: Resource,
    context: ConnectionContext,
  ): Readonly<Record<string, OrExpression<string>>> {
    return callHook(
      hook('attributes', resource.key),
      RETURNS.attributes,
      () => provider.attributes?.(mergedOf(resource), contextOf(resource, context)) ?? {},
    );
  }

  function endpointOf(
    resource: Resource,
    component: string,
    context: EndpointContext,
  ): OrExpression<string> | undefined {
    return callHook(hook('endpoint', resource.key), RETURNS.endpoint, () =>
      provider.endpoint?.(mergedOf(resource), component, {
        ...contextOf(resource, context),
        attributesOf: attributesIn(context),
      }),
    );
  }

  function verdictOn(resource: Resource, settings: Settings): Required<Diagnostics> {
    const verdict = callHook(hook('validateMerged', resource.key), RETURNS.verdict, () =>
      provider.validateMerged === undefined ? { valid: true } : provider.validateMerged(mergedOf(resource)),
    );
    const { errors, warnings } = diagnosticsOf(verdict, provider.providerId, resource);
    const { errors: ofName } = names.nameOf(settings, type, provider.abbreviation, resource.variant);
    return { errors: [...ofName, ...errors], warnings };
  }

  function layOut(resource: Resource, context: OwnLayoutContext): ResourceLayout {
    if (provider.layOut === undefined) return { blocks: null };
    const merged = mergedOf(resource);
    const own = { ...merged, config: copyPlain(merged.config) };
    const blocks = callHook(hook('layOut', resource.key), RETURNS.blocks, () =>
      provider.layOut?.(own, {
        ...contextOf(resource, context),
        attributesOf: attributesIn(context),
        existingBlocks: context.laidOut,
      }),
    );
    // Planning copies blocks once it has looked at them.
    return { blocks: blocks ?? [] };
  }
}

/** Returns a requirement as providers know it. Planning calls the validators itself. */
function protocolRequirement({
  validators: _validators,
  ...requirement
}: ResourceRequirement): ResourceRequirement {
  return { priority: DEFAULT_PRIORITY, ...requirement };
}

function decisionsOf(provider: IResourceProvider, candidates: readonly Candidate<ResourceRequirement>[]) {
  if (!(provider instanceof MergingProvider)) return [];
  return provider.decisionsOn(
    candidates.map(({ component, priority, value }) => ({ component, priority, value: value.config })),
  );
}

/** Converts the verdict of a provider into diagnostics of the plan. */
function diagnosticsOf(
  { valid, errors = [], warnings = [] }: ValidationResult,
  providerId: string,
  resource: Resource,
): Required<Diagnostics> {
  const said = (message: string) => ({
    message: `provider '${providerId}': ${message}`,
    resource: resource.key,
    components: sharersOf(resource),
    resolution: `Change what the components ask of '${resource.key}'.`,
  });
  const reasons = !valid && errors.length === 0 ? ['the merged requirement is not valid.'] : errors;
  return {
    warnings: warnings.map((text): PlanWarning => ({ code: 'PROVIDER_WARNING', ...said(text) })),
    errors: reasons.map((text): PlanError => ({ code: 'PROVIDER_REJECTED', ...said(text) })),
  };
}
