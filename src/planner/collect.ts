import type { ComponentContext } from '../component.js';
import { copyPlain } from '../plan/deep-freeze.js';
import type { JsonObject } from '../plan/json.js';
import { DEFAULT_PRIORITY, type Requirement, type ResourceRequirement } from '../resources/requirement.js';
import type { RequirementContext, ResourceType } from '../resources/resource-type.js';
import type { Settings } from '../resources/settings.js';
import type { TypeDirectory } from '../extend/type-directory.js';
import { guardRead } from '../validation/own-options.js';
import { InvalidConfigError } from '../errors.js';
import { parse } from '../validation/parse.js';
import { findExpressions } from '../validation/plain-data.js';
import { routingOf, typesIn } from './routing.js';
import { pushTo } from '../plan/maps.js';

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
  /** Terms of a guest; only of a guest. */
  readonly terms?: GuestTerms;
  /**
   * Returns the requirements. Called once per plan. The result is not kept: planning a large backend is quick
   * while little stays in memory.
   */
  requirements(): readonly ResourceRequirement[];
  /** Returns the outputs as they are in a plan. */
  outputs(context: ComponentContext): JsonObject;
}

/** Terms by which a host admits a guest, by resource type, as the types checked them. */
export type GuestTerms = Readonly<Record<string, object>>;

/** Requirements by the type that serves them: types of the user first. */
export type CollectedRequirements = ReadonlyMap<ResourceType, readonly Requirement[]>;

/**
 * Collects the requirements of components, and the requirements that follow from them and from the settings.
 * @throws MissingProviderError when a component requires a type that nothing provides, or that its provider declines.
 * @throws InvalidConfigError when a requirement does not fit the schema of its type. Of both faults, this one is told first.
 */
export function collect(
  types: TypeDirectory,
  components: readonly ComponentInput[],
  settings: Settings,
): CollectedRequirements {
  const builtIn = new Map(types.builtIn.map((type) => [type.type, type]));
  const collected = new Map<ResourceType, Requirement[]>();
  const routing = routingOf(types);
  const uses: (readonly ResourceType[])[] = [];
  for (const input of components) {
    const routed = routing.route(input);
    const own = typesIn(routed);
    uses.push(own);
    const requires = new Set<string>();
    for (const type of own) if (builtIn.get(type.type) === type) requires.add(type.type);
    const context = { component: input.id, requires, settings };
    for (const { requirement, type } of routed) {
      const isBuiltIn = builtIn.get(type.type) === type;
      const read = readRequirement(type, input, requirement, isBuiltIn, context);
      add(collected, type, read);
      for (const implied of type.requirements.impliedRequirements?.(read.config, context) ?? []) {
        const serving = builtIn.get(implied.type);
        if (serving === undefined) continue;
        const config = isBuiltIn ? implied.config : readImplied(serving, type, implied);
        add(collected, serving, impliedRequirement(input, implied.key, config, read.priority));
      }
    }
  }
  routing.refuseUnserved();
  for (const type of types.builtIn) {
    if (type.requirements.implicitRequirement === undefined) continue;
    for (const [index, input] of components.entries()) {
      const config = type.requirements.implicitRequirement(settings, uses[index] ?? [], input.id);
      if (config !== undefined)
        add(collected, type, impliedRequirement(input, `${type.type}:backend`, config, DEFAULT_PRIORITY));
    }
  }
  // Types of the user are known when all requirements have been routed.
  return new Map([...types.own, ...types.builtIn].map((type) => [type, collected.get(type) ?? []]));
}

function add(
  collected: Map<ResourceType, Requirement[]>,
  type: ResourceType,
  requirement: Requirement,
): void {
  pushTo(collected, type, requirement);
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
  return { component: input.id, key, requirementId: memberName(input, key), priority, config, implied: true };
}

function readRequirement(
  type: ResourceType,
  input: ComponentInput,
  requirement: ResourceRequirement,
  isBuiltIn: boolean,
  context: RequirementContext,
): Requirement {
  const { resourceType, requirementKey, priority = DEFAULT_PRIORITY, validators } = requirement;
  const component = input.id;
  const key = `${resourceType}:${requirementKey}`;
  const requirementId = memberName(input, key);
  const subject = `requirement '${key}' of component '${component}'`;
  if (!input.isChecked) {
    const issues = guardRead(subject, () => findExpressions(requirement.config));
    if (issues.length > 0) throw new InvalidConfigError(subject, issues);
  }
  const parsed =
    isBuiltIn && input.isChecked
      ? requirement.config
      : (type.requirements.read?.(requirement) ?? parse(type.schema, requirement.config, subject));
  const config = type.requirements.applyBackendSettings?.(parsed, context) ?? parsed;
  return { component, key, requirementId, priority, config, ...(validators && { validators }) };
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
