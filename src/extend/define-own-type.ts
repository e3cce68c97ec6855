import * as v from 'valibot';

import { ownValue } from '../plan/json.js';
import {
  defineResourceType as defineType,
  type ResourceTypeSpec,
} from '../resources/define-resource-type.js';
import type { ResourceType, TypeConnections } from '../resources/resource-type.js';
import { parse } from '../validation/parse.js';
import { oneOf, rule } from '../validation/rule.js';
import { checkedConnections } from './checked-connections.js';
import { callHook, type Returns, RETURNS } from './custom-code.js';

const functionRule = (what: string) => v.function(rule(`a resource type has ${what}`, `write ${what}`));

const string = v.optional(v.string());
const flagged = v.optional(v.boolean());
const list = v.optional(v.array(v.unknown()));
// A schema of objects takes lists too.
const object = v.optional(
  v.custom<object>(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
    rule('must be an object', 'write an object'),
  ),
);
const code = v.optional(v.function());

/** Optional members. Of a wrong kind they would fail later, where the user does not know the reason. */
const optionalMembers = {
  title: string,
  provider: string,
  naming: v.nullish(v.looseObject({ kind: v.string(), abbreviation: v.string() })),
  furtherNaming: list,
  requirements: v.optional(
    v.looseObject({
      internal: flagged,
      read: code,
      implicitRequirement: code,
      impliedRequirements: code,
      applyBackendSettings: code,
      bindPlaceholders: code,
    }),
  ),
  sharing: v.optional(
    v.looseObject({
      constraints: code,
      defaults: code,
      constraintChanges: object,
      changesInPlace: code,
      units: code,
      usedUnits: code,
      capacityEntries: code,
      sharedCapacityEntries: code,
      capacity: v.optional(v.looseObject({ max: v.number(), unit: v.string() })),
      exclusive: flagged,
      variant: code,
      holdsData: flagged,
      copyCommand: string,
      holdsMessages: code,
      retain: code,
    }),
  ),
  validate: v.optional(
    v.looseObject({
      check: code,
      usage: code,
      conflicts: code,
      recorded: object,
      alwaysRecorded: list,
      applyFirst: code,
    }),
  ),
  replacedBy: object,
  weakenedBy: object,
  dataTypes: object,
  azureType: string,
  offered: object,
  azurerm5: object,
  meters: code,
  newName: code,
  existingName: code,
  withDefaults: code,
};

const definition = v.looseObject(
  {
    ...optionalMembers,
    type: v.string(rule('a resource type has a name', "give it a type, such as 'redis'")),
    schema: v.looseObject(
      {},
      rule('a resource type has a schema of its requirements', 'give it a schema of valibot'),
    ),
    merge: v.looseObject(
      { merge: functionRule('a strategy that merges') },
      rule('a resource type has a strategy that merges', 'give it a merge table, such as record({ … })'),
    ),
    layOut: functionRule('a function layOut'),
    connections: v.optional(
      v.looseObject({
        isolation: v.optional(oneOf('isolation', ['private-endpoint', 'no-network', 'public'])),
        connect: code,
        attributes: code,
        placeholders: code,
        endpoint: code,
        identity: code,
        exposure: code,
        isOfHost: code,
        runsCode: flagged,
      }),
    ),
  },
  rule('a resource type is an object', 'describe it as { type, schema, merge, layOut }'),
);

/**
 * Expected return values of the functions of a type, by their names. Of other functions only a promise is
 * refused.
 */
const RESULTS: Readonly<Record<string, Returns>> = {
  layOut: RETURNS.layout,
  merge: RETURNS.merged,
  withDefaults: RETURNS.object,
  constraints: RETURNS.constraints,
  defaults: RETURNS.texts,
  units: RETURNS.textList,
  usedUnits: RETURNS.textList,
  capacityEntries: RETURNS.textList,
  sharedCapacityEntries: RETURNS.textList,
  variant: RETURNS.variant,
  connect: RETURNS.connections,
  exposure: RETURNS.exposures,
  existingName: RETURNS.existingName,
  attributes: RETURNS.attributes,
  newName: RETURNS.name,
  requirement: RETURNS.object,
  part: RETURNS.part,
  deployerRoles: RETURNS.deployerRoles,
};

/**
 * Declares a resource type with every ability of the built-in ones: sharing, merging, names, placeholders, grants, app
 * settings, private endpoints, logs, limits and checks. Register it with `withResourceType` or `resourceTypes`.
 *
 * Without `sharing` all requirements share one resource. Without `connections` the resource is an error in an isolated backend,
 * because nothing would close it. What its functions throw while planning is a CustomCodeError.
 *
 * @throws InvalidConfigError when a member that every type has is missing, or a member is of another kind.
 * @example
 * const redis = defineResourceType<{ capacity?: number }>({
 *   type: 'redis',
 *   schema: v.strictObject({ capacity: v.exactOptional(v.number()) }),
 *   merge: record({ capacity: maximum() }),
 *   layOut: ({ name, variant, config }, context) => ({
 *     blocks: [terraformBlock<RedisCacheConfig>('azurerm_redis_cache', context.id('redis', variant), { name, … })],
 *   }),
 * });
 */
export function defineResourceType<Req extends object, Config extends Req = Req>(
  spec: ResourceTypeSpec<Req, Config>,
): ResourceType<Req, Config> {
  parse(definition, spec, 'resource type');
  const owner = `resource type '${spec.type}'`;
  const { merge, offered, requirements, sharing, connections, validate } = spec;
  return defineType<Req, Config>({
    ...guarded(owner, spec),
    merge: guarded(owner, merge),
    ...(offered !== undefined && { offered: guarded(owner, offered) }),
    ...(requirements !== undefined && { requirements: guarded(owner, requirements) }),
    ...(sharing !== undefined && { sharing: guarded(owner, sharing) }),
    ...(connections !== undefined && {
      connections: withOwnConnections(owner, guarded(owner, connections)),
    }),
    ...(validate !== undefined && { validate: guarded(owner, validate) }),
  });
}

/** Returns connections that are checked against the resources of the backend. */
function withOwnConnections<C extends Partial<TypeConnections<never, never>>>(
  owner: string,
  connections: C,
): C {
  const { connect } = connections;
  if (connect === undefined) return connections;
  return {
    ...connections,
    connect: (...[resource, context]: Parameters<typeof connect>) => {
      const hook = { owner, hook: 'connect', ...resourceIn(resource) };
      return checkedConnections(hook, connect(resource, context), context.graph);
    },
  };
}

/** Returns an object whose functions are called as code of the user. */
function guarded<T extends object>(owner: string, members: T): T {
  const entries = Object.entries(members).map(([name, member]: [string, unknown]) => [
    name,
    typeof member === 'function' ? guard(owner, name, member, members) : member,
  ]);
  // Every function is replaced by one that takes and returns the same.
  return Object.fromEntries(entries) as T;
}

function guard(owner: string, name: string, call: unknown, members: object) {
  // `guarded` found a function.
  const own = call as (...args: readonly unknown[]) => unknown;
  return (...args: readonly unknown[]): unknown => {
    const hook = { owner, hook: name, ...resourceIn(args[0]) };
    const returned = callHook(hook, ownValue(RESULTS, name) ?? RETURNS.nothing, () =>
      Reflect.apply(own, members, args),
    );
    // The user's function may keep its list, and change it for the next call.
    return Array.isArray(returned) ? [...(returned as readonly unknown[])] : returned;
  };
}

/** Returns the key of the resource that a function is called for. */
function resourceIn(value: unknown): { readonly resource?: string } {
  const isKeyed = typeof value === 'object' && value !== null && 'key' in value && 'variant' in value;
  return isKeyed && typeof value.key === 'string' ? { resource: value.key } : {};
}
