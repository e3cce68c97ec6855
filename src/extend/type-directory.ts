import { compareText } from '../plan/json.js';
import type { ResourceRequirement } from '../resources/requirement.js';
import type { ResourceType } from '../resources/resource-type.js';
import { callHook, RETURNS } from './custom-code.js';
import { providerType } from './provider-type.js';
import type { IResourceProvider } from './resource-provider.js';

/** Finds the type that serves a requirement. */
export interface TypeDirectory {
  /** Types that the library brings. Implied requirements always go to them. */
  readonly builtIn: readonly ResourceType[];
  /** Types that the user brings and that a requirement was routed to, by name, then in the order of their providers. */
  readonly own: readonly ResourceType[];
  /** Names of all types that the user brings. */
  readonly ownTypeNames: readonly string[];
  /** Returns the ids of the providers of a type, whether or not they take each requirement of it. */
  providersOf(type: string): readonly string[];
  /** Returns the custom type that serves a requirement, if any. */
  ownTypeOf(requirement: ResourceRequirement): ResourceType | undefined;
}

/**
 * Joins the types of the library with those of the user. Providers are asked first, in their order, each about every
 * requirement; then the resource types, by name.
 */
export function typeDirectory(
  builtIn: readonly ResourceType[],
  resourceTypes: readonly ResourceType[],
  providers: readonly IResourceProvider[],
): TypeDirectory {
  // One type per provider and name: its identity is the key of its requirements.
  const adapted = new Map<IResourceProvider, Map<string, ResourceType>>();
  const byName = new Map(resourceTypes.map((type) => [type.type, type]));
  // With the position of the provider: the order of requirements must not show.
  const used = new Map<ResourceType, number>();
  const adapt = (provider: IResourceProvider, name: string): ResourceType => {
    const own = adapted.get(provider) ?? new Map<string, ResourceType>();
    adapted.set(provider, own);
    const type = own.get(name) ?? providerType(provider, name, builtIn);
    own.set(name, type);
    return type;
  };
  return {
    builtIn,
    get own() {
      return [...used]
        .sort(([a, first], [b, second]) => compareText(a.type, b.type) || first - second)
        .map(([type]) => type);
    },
    ownTypeNames: [...byName.keys(), ...providers.flatMap(({ supportedTypes }) => supportedTypes)],
    providersOf: (type) =>
      providers
        .filter(({ supportedTypes }) => supportedTypes.includes(type))
        .map(({ providerId }) => providerId),
    ownTypeOf(requirement) {
      const position = providers.findIndex((candidate) => provides(candidate, requirement));
      const provider = providers[position];
      const name = requirement.resourceType;
      const type = provider === undefined ? byName.get(name) : adapt(provider, name);
      if (type !== undefined) used.set(type, position);
      return type;
    },
  };
}

function provides(provider: IResourceProvider, requirement: ResourceRequirement): boolean {
  const resource = `${requirement.resourceType}:${requirement.requirementKey}`;
  const hook = { owner: `provider '${provider.providerId}'`, hook: 'canProvide', resource };
  return callHook(hook, RETURNS.boolean, () => provider.canProvide(requirement));
}
