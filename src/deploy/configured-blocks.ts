import * as v from 'valibot';

import { isPlainObject, type JsonObject, type JsonValue } from '../plan/json.js';

const configurationSchema = v.object({
  root_module: v.object({
    resources: v.array(
      v.object({ address: v.string(), expressions: v.optional(v.record(v.string(), v.unknown()), {}) }),
    ),
  }),
});

/**
 * Returns the arguments that a stack declares, with the values that are constant, by address. They stand in for the blocks of a plan where a
 * program declares a resource itself.
 * Source: developer.hashicorp.com/terraform/internals/json-format (configuration representation)
 */
export function configuredBlocks(configuration: unknown): (readonly [address: string, JsonObject])[] {
  if (!v.is(configurationSchema, configuration)) return [];
  return configuration.root_module.resources.map(({ address, expressions = {} }) => [
    address,
    Object.fromEntries(
      Object.entries(expressions).map(([name, expression]) => [name, constantIn(expression)]),
    ),
  ]);
}

/** Returns null, which stands for an unknown value, where an expression is not a constant. */
function constantIn(expression: unknown): JsonValue {
  // The engine's JSON was parsed, so it is JSON.
  return isPlainObject(expression) ? ((expression['constant_value'] as JsonValue | undefined) ?? null) : null;
}
