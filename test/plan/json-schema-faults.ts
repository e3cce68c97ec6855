import type { JsonObject } from '../../src/plan/json.js';

/** What of a value does not fit a JSON Schema: as much of it as the documents of `openApi` use. */
export function faultsOf(
  value: unknown,
  written: JsonObject,
  resolve: (schema: JsonObject) => JsonObject,
  path = '$',
): string[] {
  const schema = resolve(written);
  const { type, required = [], properties = {}, items, additionalProperties } = schema;
  if (type !== undefined && !isOf(type, value)) return [`${path} is no ${String(type)}`];
  if (Array.isArray(value)) {
    const own = items as JsonObject | undefined;
    return own === undefined
      ? []
      : value.flatMap((item, at) => faultsOf(item, own, resolve, `${path}[${at}]`));
  }
  if (typeof value !== 'object' || value === null) return [];
  const known = properties as Readonly<Record<string, JsonObject>>;
  return [
    ...(required as string[])
      .filter((name) => !Object.hasOwn(value, name))
      .map((name) => `${path}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, part]) => {
      const own = known[name];
      if (own !== undefined) return faultsOf(part, own, resolve, `${path}.${name}`);
      // An answer with more than is documented is a fault too, where the document says what there is.
      return Object.keys(known).length > 0 || additionalProperties === false
        ? [`${path}.${name} is not documented`]
        : [];
    }),
  ];
}

function isOf(type: unknown, value: unknown): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(value);
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
