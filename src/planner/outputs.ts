import type { PlanWarning } from '../plan/diagnostics.js';
import { expressionIn } from '../plan/expression/expression-json.js';
import { expression, type OrExpression } from '../plan/expression/expression.js';
import type { JsonObject, JsonValue } from '../plan/json.js';
import { pushTo } from '../plan/maps.js';
import type { ConnectedContext, EndpointContext } from '../resources/layout-context.js';
import type { ResourceType } from '../resources/resource-type.js';
import type { ComponentInput } from './collect.js';
import type { TypedResource } from './resource-graph.js';

/** Outputs of each component, by component id, and warnings about missing endpoints. */
export interface ComponentOutputs {
  readonly outputs: ReadonlyMap<string, JsonObject>;
  readonly warnings: readonly PlanWarning[];
}

/**
 * Returns the endpoints and names that each component offers. Of several resources of a type the first stands for all. Types
 * of the user come first: an account that the library makes beside theirs is implied.
 * @param types - Types of the user, then built-in ones.
 */
export function outputsOf(
  components: readonly ComponentInput[],
  types: Iterable<ResourceType>,
  builtIn: readonly ResourceType[],
  context: EndpointContext,
): ComponentOutputs {
  const warnings: PlanWarning[] = [];
  const typesByName = new Map<string, ResourceType[]>();
  for (const type of types) pushTo(typesByName, type.type, type);
  const resourcesOf = (component: string, name: string): readonly TypedResource[] =>
    (typesByName.get(name) ?? []).flatMap((type) =>
      context.graph.usedBy(component, type).map((resource) => ({ type, resource })),
    );
  const endpointOf = (component: string, name: string): OrExpression<string> | undefined => {
    const offering = resourcesOf(component, name);
    for (const { type, resource } of offering) {
      const endpoint = type.connections.endpoint?.(resource, component, context);
      if (endpoint !== undefined) return endpoint;
    }
    const [first] = offering;
    // Types have no URL unless they say so. Components count on those that the built-in types have.
    if (
      first !== undefined &&
      builtIn.some(({ type, connections }) => type === name && connections.endpoint !== undefined)
    )
      warnings.push(missingEndpoint(component, first));
    return undefined;
  };
  const outputs = new Map<string, JsonObject>();
  for (const component of components) {
    const { id } = component;
    outputs.set(
      id,
      component.outputs({
        endpoint: (type) => endpointOf(id, type),
        resourceName: (type) => resourcesOf(id, type)[0]?.resource.name,
      }),
    );
  }
  return { outputs, warnings };
}

function missingEndpoint(component: string, { type, resource }: TypedResource): PlanWarning {
  return {
    code: 'PROVIDER_WARNING',
    message: `${type.title} names no URL of '${resource.key}' for '${component}', so the endpoints of '${component}' have no host.`,
    resource: resource.key,
    components: [component],
    resolution: 'Return the URL from endpoint of the provider, or from connections.endpoint of the type.',
  };
}

/** Returns the attributes of each resource, by resource key. */
export function attributesOf(
  resources: readonly TypedResource[],
  context: ConnectedContext,
): Map<string, Readonly<Record<string, OrExpression<string>>>> {
  return new Map(
    resources.map(({ type, resource }) => [
      resource.key,
      type.connections.attributes?.(resource, context) ?? {},
    ]),
  );
}

/** Returns the values of placeholders in app settings: outputs of components, and attributes of resources. */
export function placeholderValues(
  components: readonly ComponentInput[],
  outputs: ReadonlyMap<string, JsonObject>,
  resources: readonly TypedResource[],
  context: EndpointContext,
): Map<string, OrExpression<string>> {
  const values = new Map<string, OrExpression<string>>();
  for (const { id, key } of components) {
    const own = outputs.get(id) ?? {};
    for (const name in own) {
      const value = stringIn(own[name]);
      if (value === undefined) continue;
      values.set(`${id}.${name}`, value);
      if (key !== id) values.set(`${key}.${name}`, value);
    }
  }
  for (const { type, resource } of resources) {
    for (const [name, value] of type.connections.placeholders?.(resource, context) ?? [])
      values.set(name, value);
    // Components cannot require internal types, so their settings cannot name them either.
    if (type.requirements.internal === true) continue;
    const attributes = Object.entries(context.attributes.get(resource.key) ?? {});
    for (const [name, value] of attributes) values.set(`${resource.key}.${name}`, value);
  }
  return values;
}

/** Returns an output that is a string, or an expression for one; undefined for any other. */
function stringIn(value: JsonValue | undefined): OrExpression<string> | undefined {
  if (typeof value === 'string') return value;
  const found = expressionIn(value);
  return found && expression(found);
}
