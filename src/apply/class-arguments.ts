import { unknownArgument } from '../engine/known-arguments.js';
import type { JsonObject, JsonValue } from '../plan/json.js';

// The classes of provider packages know their arguments by camelCase names, and say by their members what an argument is: a block
// has a method `putX`, an attribute has a setter, and what only Azure sets has a getter alone.

/** A construct of a class, or a part of one that stands for a nested block. */
type Part = object;

/**
 * Returns arguments by the names that a class has for them.
 * @param probe - A construct of the class without arguments.
 * @param at - Address of the block, for errors.
 * @throws InvalidPlanError when the class does not have an argument: cdktf would drop it without a word.
 */
export function classArguments(plain: JsonObject, probe: Part, at: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(plain).map(([name, value]) => {
      const property = propertyOf(name, probe);
      if (property === undefined) throw refusal(name, probe, at);
      return [
        property,
        isBlock(property, probe) ? blockValue(value, nestedIn(probe, property), `${at}.${name}`) : value,
      ];
    }),
  );
}

function blockValue(value: JsonValue, nested: Part | readonly Part[], at: string): unknown {
  const isList = Array.isArray(nested);
  const [part = {}] = [nested].flat() as Part[];
  const convert = (one: JsonValue, place: string): unknown =>
    // A string is an expression for all of it.
    typeof one === 'object' && one !== null ? classArguments(one as JsonObject, part, place) : one;
  if (Array.isArray(value))
    return (value as JsonValue[]).map((one, index) => convert(one, `${at}[${index}]`));
  return isList ? [convert(value, at)] : convert(value, at);
}

/** Returns the part of a construct for a nested block; a list of it where the block repeats. */
function nestedIn(probe: Part, property: string): Part | readonly Part[] {
  const nested = (Reflect.get(probe, property) ?? {}) as Part & { get?(index: number): Part };
  return typeof nested.get === 'function' ? [nested.get(0)] : nested;
}

function isBlock(property: string, probe: Part): boolean {
  const put = `put${property.charAt(0).toUpperCase()}${property.slice(1)}`;
  return typeof Reflect.get(Object.getPrototypeOf(probe) as object, put) === 'function';
}

function isArgument(property: string, probe: Part): boolean {
  const member = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(probe), property);
  return member?.set !== undefined || isBlock(property, probe);
}

/**
 * Returns the property of an argument: `use_32_bit_worker` is `use32BitWorker`. A few names differ further: a letter behind a digit
 * is a capital, and a name that constructs have themselves ends in `Attribute`.
 */
function propertyOf(name: string, probe: Part): string | undefined {
  // `skuName` is a property, and no argument of Terraform.
  if (/[A-Z]/.test(name)) return undefined;
  const property = name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  const afterDigit = property.replace(/\d[a-z]/g, (pair) => pair.toUpperCase());
  return [property, afterDigit, `${property}Attribute`].find((each) => isArgument(each, probe));
}

function refusal(name: string, probe: Part, at: string): Error {
  const known = Object.keys(Object.getOwnPropertyDescriptors(Object.getPrototypeOf(probe)))
    .filter((property) => isArgument(property, probe))
    .map((property) => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return unknownArgument(name, known, at);
}
