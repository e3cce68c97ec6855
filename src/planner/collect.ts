import { parse } from '../resources/parse.js';
import { MissingProviderError } from '../errors.js';
import type { JsonObject } from '../plan/json.js';
import { compareText } from '../plan/json.js';
import { callHook, RETURNS } from '../providers/custom-code.js';
import type { IResourceProvider } from '../providers/resource-provider.js';
import type { CdnRequirementConfig } from '../resources/cdn/cdn-config.js';
import { cdnType } from '../resources/cdn/cdn-type.js';
import type { CosmosRequirementConfig } from '../resources/cosmos/cosmos-config.js';
import { cosmosType } from '../resources/cosmos/cosmos-type.js';
import type { FunctionsRequirementConfig } from '../resources/functions/functions-config.js';
import { functionsType } from '../resources/functions/functions-type.js';
import { settingPrefixOf } from '../components/component-id.js';
import type { Settings } from '../resources/settings.js';
import { DEFAULT_PRIORITY, type ResourceRequirement } from '../resources/requirement.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { Need } from '../resources/shared-resource.js';
import type { StorageRequirementConfig } from '../resources/storage/storage-config.js';
import { storageType } from '../resources/storage/storage-type.js';
import type { WebsiteRequirementConfig } from '../resources/website/website-config.js';
import { websiteType } from '../resources/website/website-type.js';
import type { ComponentSite } from '../components/component-definition.js';

/** A component as planning sees it, in whichever form it was defined. */
export interface ComponentInput {
  readonly key: string;
  readonly id: string;
  readonly type: string;
  readonly config: JsonObject;
  /** Asked once per plan, and not kept: planning a large backend is quick as long as little stays in memory. */
  requirements(): readonly ResourceRequirement[];
  outputs(site: ComponentSite): JsonObject;
}

/** Everything that the components need, by type. */
export interface Needs {
  readonly cosmos: readonly Need<CosmosRequirementConfig>[];
  readonly functions: readonly Need<FunctionsRequirementConfig>[];
  readonly storage: readonly Need<StorageRequirementConfig>[];
  readonly website: readonly Need<WebsiteRequirementConfig>[];
  readonly cdn: readonly Need<CdnRequirementConfig>[];
  /** Needs that a custom provider serves. */
  readonly custom: readonly CustomNeeds[];
}

/** Needs of one type of a custom provider. */
export interface CustomNeeds {
  readonly type: string;
  readonly provider: IResourceProvider;
  readonly needs: readonly Need[];
}

/** Collects what the components need. Throws on a type that nobody provides. */
export function collectNeeds(
  components: readonly ComponentInput[],
  providers: readonly IResourceProvider[],
  { managedIdentity }: Pick<Settings, 'managedIdentity'>,
): Needs {
  const all = components.flatMap(managedIdentity ? needsOf : (component) => withKeys(needsOf(component)));
  const custom = customNeeds(all, providers);
  const served = new Set(custom.flatMap(({ needs }) => needs));
  const builtIn = all.filter((need) => !served.has(need));
  refuseUnknown(builtIn, providers);
  const functions = ofType(functionsType, builtIn);
  return {
    cosmos: ofType(cosmosType, builtIn),
    functions,
    storage: [...ofType(storageType, builtIn), ...hostStorage(functions, builtIn)],
    website: ofType(websiteType, builtIn),
    cdn: ofType(cdnType, builtIn),
    custom,
  };
}

function needsOf(component: ComponentInput): UntypedNeed[] {
  return component.requirements().map((requirement) => ({
    component: component.id,
    key: `${requirement.resourceType}:${requirement.requirementKey}`,
    config: requirement.config,
    priority: requirement.priority ?? DEFAULT_PRIORITY,
    requirement,
  }));
}

/** Apps of a component with data get the key of its account, in a setting named like the component's others. */
function withKeys(needs: readonly UntypedNeed[]): UntypedNeed[] {
  if (!needs.some(({ requirement }) => requirement.resourceType === cosmosType.type)) return [...needs];
  return needs.map((need) => {
    if (need.requirement.resourceType !== functionsType.type) return need;
    const { environmentVariables } = need.config as Partial<FunctionsRequirementConfig>;
    const key = { [`${settingPrefixOf(need.component)}_COSMOS_KEY`]: '${cosmos.key}' };
    return { ...need, config: { ...need.config, environmentVariables: { ...key, ...environmentVariables } } };
  });
}

interface UntypedNeed extends Need {
  readonly requirement: ResourceRequirement;
}

/** A provider of one's own comes first, also for a built-in type. */
function customNeeds(all: readonly UntypedNeed[], providers: readonly IResourceProvider[]): CustomNeeds[] {
  const byType = new Map<string, { provider: IResourceProvider; needs: Need[] }>();
  for (const need of all) {
    const provider = providers.find((candidate) => provides(candidate, need.requirement));
    if (provider === undefined) continue;
    const { resourceType } = need.requirement;
    const entry = byType.get(resourceType);
    if (entry === undefined) byType.set(resourceType, { provider, needs: [need] });
    else entry.needs.push(need);
  }
  return [...byType]
    .sort(([a], [b]) => compareText(a, b))
    .map(([type, { provider, needs }]) => ({ type, provider, needs }));
}

function provides(provider: IResourceProvider, requirement: ResourceRequirement): boolean {
  const resource = `${requirement.resourceType}:${requirement.requirementKey}`;
  const hook = { owner: `Provider '${provider.providerId}'`, hook: 'canProvide', resource };
  return callHook(hook, RETURNS.boolean, () => provider.canProvide(requirement));
}

const BUILT_IN = [cosmosType, functionsType, storageType, websiteType, cdnType].map(({ type }) => type);

function refuseUnknown(needs: readonly UntypedNeed[], providers: readonly IResourceProvider[]): void {
  const unknown = needs.find((need) => !BUILT_IN.includes(need.requirement.resourceType));
  if (unknown === undefined) return;
  const { resourceType } = unknown.requirement;
  const components = needs
    .filter((need) => need.requirement.resourceType === resourceType)
    .map((need) => need.component);
  const available = [...BUILT_IN, ...providers.flatMap((provider) => provider.supportedTypes)];
  throw new MissingProviderError(
    resourceType,
    [...new Set(components)].sort(),
    [...new Set(available)].sort(),
  );
}

function ofType<C extends object>(type: ResourceType<C>, needs: readonly UntypedNeed[]): Need<C>[] {
  return needs
    .filter((need) => need.requirement.resourceType === type.type)
    .map(({ component, key, priority, config }) => {
      const subject = `requirement '${key}' of component '${component}'`;
      return { component, key, priority, config: parse(type.schema, config, subject) };
    });
}

/** Key of the need for an app's own files. */
export const FUNCTION_HOST = 'storage:function-host';

/** Every function app keeps its files in a storage account, whether or not a component asked for one. */
function hostStorage(
  functions: readonly Need[],
  all: readonly UntypedNeed[],
): Need<StorageRequirementConfig>[] {
  const asked = new Set(
    all.filter((need) => need.requirement.resourceType === storageType.type).map((need) => need.component),
  );
  return functions
    .filter((need) => !asked.has(need.component))
    .map(({ component, priority }) => ({ component, key: FUNCTION_HOST, priority, config: {} }));
}
