import type { IBackendComponent, IComponentDefinition, ResourceMap, ScopeLike } from '../component.js';
import { CannotApplyError, InvalidConfigError } from '../errors.js';
import { quoted } from '../plan/phrases.js';
import type { PlannedComponent, PlannedResource, ResourcePlan } from '../plan/resource-plan.js';
import { encode } from '../plan/expression/encode.js';
import { writeArguments } from '../terraform/write-arguments.js';
import type { JsonObject } from '../plan/json.js';
import { callHook, RETURNS } from '../extend/custom-code.js';
import type { IResourceProvider, ProviderContext } from '../extend/resource-provider.js';
import type { AppliedBackend } from './applied-backend.js';
import type { ApplyOptions } from './apply-options.js';
import { type AppliedScope, materialize } from './apply-plan.js';
import { loadConstructs } from './load.js';

/** The user's code of a backend, which its plan does not hold. */
export interface BackendCode {
  readonly providers: readonly IResourceProvider[];
  readonly factories: ReadonlyMap<string, IComponentDefinition>;
  readonly formatName: ProviderContext['naming']['formatResourceName'];
}

/** Applies a plan together with the custom providers and components of its backend. */
export function applyBackend<C extends object>(
  code: BackendCode,
  plan: ResourcePlan,
  components: C,
  target: ScopeLike,
  options: ApplyOptions,
): AppliedBackend<C> {
  const live = new Map<string, IBackendComponent>();
  const applied = materialize(plan, target, options, (own) => {
    for (const resource of plan.resources) {
      if (resource.madeBy === 'provider') own.resources.set(resource.key, provide(resource, code, plan, own));
    }
    for (const component of plan.components) {
      const factory = code.factories.get(component.id);
      if (factory !== undefined) live.set(component.key, initialize(factory, component, own));
    }
  });
  return Object.freeze({
    ...applied,
    components: live.size === 0 ? components : withLive(components, live),
    // The caller names the class of the construct; nothing here can know it.
    // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
    getResource: <T>(type: string, key?: string) =>
      applied.resources.get(`${type}:${key ?? onlyKey(type, applied.resources)}`) as T | undefined,
  });
}

/** Returns a construct without a stack. Factories get it when their components are asked for requirements. */
export function detachedScope(): ScopeLike {
  return new (loadConstructs().RootConstruct)();
}

/** Returns the key of the only resource of a type. A plan with a second one must not change which of them is meant. */
function onlyKey(type: string, resources: ReadonlyMap<string, unknown>): string {
  const keys = [...resources.keys()]
    .filter((key) => key.startsWith(`${type}:`))
    .map((key) => key.slice(type.length + 1));
  const [only = ''] = keys;
  if (keys.length <= 1) return only;
  throw new InvalidConfigError(`getResource('${type}')`, [
    {
      path: 'key',
      value: 'undefined',
      rule: `a key says which is meant where there are several, and the backend has ${quoted(keys.map((key) => `${type}:${key}`))}`,
      resolution: `use getResource('${type}', '${only}')`,
    },
  ]);
}

/** Escapes strings that constructs of a provider give to Terraform as they are. Data of a user holds no expressions. */
function forTerraform(data: JsonObject): JsonObject {
  return writeArguments(encode(data), { parameters: {}, packages: new Map() });
}

function provide(
  resource: PlannedResource,
  code: BackendCode,
  plan: ResourcePlan,
  { scope, values, resources }: AppliedScope,
): unknown {
  const requirement = {
    resourceType: resource.type,
    requirementKey: resource.key.slice(resource.type.length + 1),
    config: forTerraform(resource.config),
  };
  const provider = code.providers.find((candidate) =>
    callHook(
      { owner: `provider '${candidate.providerId}'`, hook: 'canProvide', resource: resource.key },
      RETURNS.boolean,
      () => candidate.canProvide(requirement),
    ),
  );
  if (provider === undefined) {
    throw new CannotApplyError(
      `'${resource.key}'`,
      'a provider must accept the merged requirement, received none that does',
      'have canProvide accept what mergeRequirements returns',
    );
  }
  if (provider.provideResource === undefined) {
    throw new CannotApplyError(
      `provider '${provider.providerId}'`,
      `must have provideResource to make '${resource.key}', received none`,
      'add provideResource or layOut to the provider',
    );
  }
  const context = {
    backend: { backendId: plan.backend.id },
    environment: plan.backend.environment,
    name: resource.name,
    location: values.location,
    resourceGroupName: values.resourceGroupName,
    naming: { formatResourceName: code.formatName },
    tags: forTerraform(plan.backend.tags) as Readonly<Record<string, string>>,
    existingResources: new Map(resources),
  };
  const hook = {
    owner: `provider '${provider.providerId}'`,
    hook: 'provideResource',
    resource: resource.key,
  };
  return callHook(hook, RETURNS.construct, () => provider.provideResource?.(requirement, scope, context));
}

function initialize(
  definition: IComponentDefinition,
  component: PlannedComponent,
  { scope, resources }: AppliedScope,
): IBackendComponent {
  const own: ResourceMap = new Map(
    Object.entries(component.uses).map(([need, key]) => [need, resources.get(key)]),
  );
  const place = new (loadConstructs().Construct)(scope, component.id);
  const owner = `component '${component.id}'`;
  const instance = callHook({ owner, hook: 'factory' }, RETURNS.component, () =>
    definition.factory(place, component.id, definition.config, own),
  );
  const verdict = callHook({ owner, hook: 'validateResources' }, RETURNS.verdict, () =>
    instance.validateResources(own),
  );
  if (!verdict.valid) {
    const reasons = (verdict.errors ?? ['no reason given']).join('; ');
    throw new CannotApplyError(
      `component '${component.id}'`,
      `validateResources must accept the resources of the component, received: ${reasons}`,
      'change what the component requires',
    );
  }
  // Typed void, but a promise would be work that is not done.
  const started: { initialize(resources: ResourceMap, scope: ScopeLike): unknown } = instance;
  callHook({ owner, hook: 'initialize' }, RETURNS.nothing, () => started.initialize(own, place));
  return instance;
}

/** Returns the components, with live instances in the place of planned ones. */
function withLive<C extends object>(components: C, live: ReadonlyMap<string, unknown>): C {
  return Object.freeze(Object.assign(Object.create(null), components, Object.fromEntries(live)) as C);
}
