import { MissingProviderError } from '../errors.js';
import { compareText } from '../plan/json.js';
import type { TypeDirectory } from '../extend/type-directory.js';
import type { ResourceRequirement } from '../resources/requirement.js';
import { componentsOf } from '../resources/resource.js';
import type { ResourceType } from '../resources/resource-type.js';

/** A requirement and the type that serves it. */
export interface Routed {
  readonly requirement: ResourceRequirement;
  readonly type: ResourceType;
}

/** A component as far as its requirements go. */
interface Asking {
  readonly id: string;
  requirements(): readonly ResourceRequirement[];
}

/** Finds the type that serves each requirement. */
export function routingOf(types: TypeDirectory) {
  const requirable = new Map(
    types.builtIn
      .filter(({ requirements }) => requirements.internal !== true)
      .map((type) => [type.type, type]),
  );
  const unserved: { readonly component: string; readonly type: string }[] = [];
  return {
    route(component: Asking): Routed[] {
      const routed: Routed[] = [];
      for (const requirement of component.requirements()) {
        const own = types.ownTypeNames.length === 0 ? undefined : types.ownTypeOf(requirement);
        const type = own ?? requirable.get(requirement.resourceType);
        if (type === undefined) unserved.push({ component: component.id, type: requirement.resourceType });
        else routed.push({ requirement, type });
      }
      return routed;
    },
    /** @throws MissingProviderError when a requirement was not served, with all components that ask for its type. */
    refuseUnserved(): void {
      const [first] = unserved;
      if (first === undefined) return;
      const asking = componentsOf(unserved.filter(({ type }) => type === first.type));
      const available = new Set([...requirable.keys(), ...types.ownTypeNames]);
      // A type whose provider declined is not available to this requirement.
      available.delete(first.type);
      throw new MissingProviderError(
        first.type,
        asking,
        [...available].sort(compareText),
        types.providersOf(first.type),
      );
    },
  };
}

/** Returns the types that serve the requirements of a component, each once. */
export function typesIn(routed: readonly Routed[]): readonly ResourceType[] {
  return [...new Set(routed.map(({ type }) => type))];
}
