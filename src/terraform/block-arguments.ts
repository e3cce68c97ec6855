import { InvalidPlanError } from '../errors.js';
import { resolveParameters, type ResolvedParameters } from '../engine/resolve-parameters.js';
import { type JsonObject, type JsonValue, setOwn } from '../plan/json.js';
import { closestMatch } from '../validation/closest-match.js';
import type { Argument, Arguments } from './arguments/argument-table.js';

/**
 * Returns the arguments of a block as Terraform names them, with the values of parameters filled in. A single
 * block stays an object and a list of blocks a list: Terraform reads both.
 * @param at - Address of the block, for errors.
 * @throws InvalidPlanError when the type does not have an argument.
 */
export function blockArguments(
  config: JsonObject,
  arguments_: Arguments,
  known: ResolvedParameters,
  at: string,
): JsonObject {
  const named: Record<string, JsonValue> = {};
  for (const [property, value] of Object.entries(config)) {
    const argument = arguments_.get(property);
    if (argument === undefined) throw unknownArgument(property, arguments_, at);
    setOwn(named, argument.name, argumentValue(value, argument, known, at));
  }
  return named;
}

function argumentValue(
  value: JsonValue,
  { block, isMap, name }: Argument,
  known: ResolvedParameters,
  at: string,
): JsonValue {
  // An argument without a block in it is data: a text, a list of texts, a map.
  if (block === undefined || typeof value !== 'object' || value === null)
    return resolveParameters(value, known) as JsonValue;
  const convert = (part: JsonValue, place: string): JsonValue =>
    typeof part === 'object' && part !== null && !isList(part)
      ? blockArguments(part, block, known, place)
      : (resolveParameters(part, known) as JsonValue);
  if (isList(value)) return value.map((part, index) => convert(part, `${at}.${name}[${index}]`));
  if (!isMap) return convert(value, `${at}.${name}`);
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, convert(part, `${at}.${name}.${key}`)]),
  );
}

// The compiler does not tell lists that are read only from objects.
function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function unknownArgument(property: string, arguments_: Arguments, at: string): InvalidPlanError {
  const meant = closestMatch(property, [...arguments_.keys()]);
  return new InvalidPlanError(
    `${at} has no argument '${property}'.`,
    `${meant === undefined ? 'remove it' : `write '${meant}' if that is meant`}, in the layOut of the provider that makes the block; a plan from elsewhere is made with plan() and serializePlan(plan).`,
  );
}
