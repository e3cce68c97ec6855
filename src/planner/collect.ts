import type { ComponentContext } from '../component.js';
import { MissingProviderError } from '../errors.js';
import { copyPlain } from '../plan/deep-freeze.js';
import { compareText, type JsonObject } from '../plan/json.js';
import { DEFAULT_PRIORITY, type Requirement, type ResourceRequirement } from '../resources/requirement.js';
import { componentsOf } from '../resources/resource.js';
import type { DemandContext, ResourceType } from '../resources/resource-type.js';
import type { Settings } from '../resources/settings.js';
import type { TypeDirectory } from '../providers/type-directory.js';
import { parse } from '../validation/parse.js';

/** A component as planning sees it, in whichever form it was defined. */
export interface ComponentInput {
  readonly key: string;
  readonly id: string;
  /** The id that it had at first, by which the lock knows it. */
  readonly identity: string;
  readonly type: string;
  readonly config: JsonObject;
  /** True for a component of this library, whose requirements fit the schemas of built-in types. */
  readonly isChecked: boolean;
  /**
   * Returns the requirements. Called once per plan. The result is not kept: planning a large backend is quick
   * while little stays in memory.
   */
  requirements(): readonly ResourceRequirement[];
  outputs(context: ComponentContext): JsonObject;
}

/** Requirements by the type that serves them: types of the user first. */
export type CollectedRequirements = ReadonlyMap<ResourceType, readonly Requirement[]>;

/** A component, and the type that serves each of its requirements. */
interface Routed {
  readonly component: ComponentInput;
  readonly requirements: readonly {
    readonly requirement: ResourceRequirement;
    readonly type: ResourceType;
  }[];
  /** Each once. */
  readonly uses: readonly ResourceType[];
}

/**
 * Collects the requirements of components, and the requirements that follow from them and from the settings.
 * @throws MissingProviderError when a component requires a type that nothing provides, or that its provider declines.
 * @throws InvalidConfigError when a requirement does not fit the schema of its type.
 */
export function collect(
  types: TypeDirectory,
  components: readonly ComponentInput[],
  settings: Settings,
): CollectedRequirements {
  const routed = route(types, components);
  const builtIn = new Map(types.builtIn.map((type) => [type.type, type]));
  const collected = new Map<ResourceType, Requirement[]>(
    [...types.own, ...types.builtIn].map((type) => [type, []]),
  );
  for (const { component: input, requirements, uses } of routed) {
    const requires = new Set<string>();
    for (const type of uses) if (builtIn.get(type.type) === type) requires.add(type.type);
    const context = { component: input.id, requires, settings };
    for (const { requirement, type } of requirements) {
      const isBuiltIn = builtIn.get(type.type) === type;
      const own = readRequirement(type, input, requirement, isBuiltIn, context);
      collected.get(type)?.push(own);
      for (const implied of type.demand.impliedRequirements?.(own.config, context) ?? []) {
        const serving = builtIn.get(implied.type);
        if (serving === undefined) continue;
        const config = isBuiltIn ? implied.config : readImplied(serving, type, implied);
        collected.get(serving)?.push(impliedRequirement(input, implied.key, config, own.priority));
      }
    }
  }
  for (const type of types.builtIn) {
    if (type.demand.implicitRequirement === undefined) continue;
    for (const { component: input, uses } of routed) {
      const config = type.demand.implicitRequirement(settings, uses);
      if (config !== undefined)
        collected
          .get(type)
          ?.push(impliedRequirement(input, `${type.type}:backend`, config, DEFAULT_PRIORITY));
    }
  }
  return collected;
}

/** Reads a requirement that a type of the user adds. What its function returned stays the user's. */
function readImplied(
  serving: ResourceType,
  { title }: ResourceType,
  { key, config }: { readonly key: string; readonly config: object },
): object {
  const subject = `requirement '${key}' that ${title} adds`;
  return parse(serving.schema, copyPlain(config, subject), subject);
}

/** Makes a requirement of a component that follows from another one, or from the settings of the backend. */
function impliedRequirement(
  input: ComponentInput,
  key: string,
  config: object,
  priority: number,
): Requirement {
  return { component: input.id, key, member: memberName(input, key), priority, config, implied: true };
}

function route(types: TypeDirectory, components: readonly ComponentInput[]): Routed[] {
  const requirable = new Map(
    types.builtIn.filter(({ demand }) => demand.internal !== true).map((type) => [type.type, type]),
  );
  const unknown: { readonly component: string; readonly type: string }[] = [];
  const routed: Routed[] = [];
  for (const component of components) {
    const requirements: Routed['requirements'][number][] = [];
    const uses: ResourceType[] = [];
    for (const requirement of component.requirements()) {
      const own = types.ownTypeNames.length === 0 ? undefined : types.ownTypeOf(requirement);
      const type = own ?? requirable.get(requirement.resourceType);
      if (type === undefined) unknown.push({ component: component.id, type: requirement.resourceType });
      else {
        requirements.push({ requirement, type });
        if (!uses.includes(type)) uses.push(type);
      }
    }
    routed.push({ component, requirements, uses });
  }
  const [first] = unknown;
  if (first === undefined) return routed;
  const asking = componentsOf(unknown.filter(({ type }) => type === first.type));
  const available = new Set([...requirable.keys(), ...types.ownTypeNames]);
  // A type whose provider declined is not available to this requirement.
  available.delete(first.type);
  throw new MissingProviderError(
    first.type,
    asking,
    [...available].sort(compareText),
    types.providersOf(first.type),
  );
}

function readRequirement(
  type: ResourceType,
  input: ComponentInput,
  requirement: ResourceRequirement,
  isBuiltIn: boolean,
  context: DemandContext,
): Requirement {
  const { resourceType, requirementKey, priority = DEFAULT_PRIORITY, validators } = requirement;
  const component = input.id;
  const key = `${resourceType}:${requirementKey}`;
  const member = memberName(input, key);
  const subject = `requirement '${key}' of component '${component}'`;
  const parsed =
    isBuiltIn && input.isChecked
      ? requirement.config
      : (type.demand.read?.(requirement) ?? parse(type.schema, requirement.config, subject));
  const config = type.demand.applyBackendSettings?.(parsed, context) ?? parsed;
  return { component, key, member, priority, config, ...(validators && { validators }) };
}

/**
 * Returns the name of a requirement in the lock. Most components have one requirement of a type, which is
 * named after them.
 */
function memberName({ id, identity }: ComponentInput, key: string): string {
  const end = key.indexOf(':');
  const [type, name] = [key.slice(0, end), key.slice(end + 1)];
  if (name === `${id}-${type}`) return identity;
  return `${identity}/${name.startsWith(`${id}-`) ? identity + name.slice(id.length) : name}`;
}
