import { closedPart } from './expression/template.js';
import type { JsonObject, JsonValue } from './json.js';
import { STACK_PARAMETERS, type TerraformBlock } from './terraform-block.js';

// `$${` is escaped text, not an expression: the two characters before `{` must not be preceded by `$`.
const EXPRESSION = /(?<!\$)\$\{[^}]*\}/g;
const ADDRESS = /(?:\bdata\.)?\bazurerm_[a-z0-9_]+\.[A-Za-z0-9_-]+/g;
const PARAMETER = /^\$\{(?:stack|package)\.\S+\}$/;
const EXPRESSION_START = '${';
const PARAMETERS: readonly string[] = Object.values(STACK_PARAMETERS);

/** Returns the addresses that the expressions in a config refer to, each once. */
export function referencesIn(config: JsonObject): string[] {
  return referencesOf({ config });
}

/**
 * Returns the addresses that a block refers to anywhere, each once.
 * @param known - Addresses by text. Texts repeat among blocks, and each is searched once.
 */
export function referencesOf(
  { config, meta }: Pick<TerraformBlock, 'config' | 'meta'>,
  known = new Map<string, readonly string[]>(),
): string[] {
  const texts: string[] = [];
  addTexts(texts, config, EXPRESSION_START);
  if (meta !== undefined) addTexts(texts, { ...meta } as JsonObject, EXPRESSION_START);
  const found: string[] = [];
  for (const text of texts) {
    let addresses = known.get(text);
    if (addresses === undefined) known.set(text, (addresses = addressesIn(text)));
    for (const address of addresses) if (!found.includes(address)) found.push(address);
  }
  return found;
}

function addressesIn(text: string): readonly string[] {
  const found: string[] = [];
  for (const expression of expressionsIn(text)) found.push(...(expression.match(ADDRESS) ?? []));
  // It is kept for each text, and a list that grew has room for many more.
  return found.slice();
}

/** Parameters in a config that neither the stack nor `known` has: `${stack.subscription}`. */
export function unknownParametersIn(config: JsonObject, known: readonly string[] = []): string[] {
  const asked = textsIn(config, EXPRESSION_START).flatMap(expressionsIn);
  return asked.filter(
    (expression) =>
      PARAMETER.test(expression) && !PARAMETERS.includes(expression) && !known.includes(expression),
  );
}

/** Returns the expressions in a text, each with its braces. */
function expressionsIn(text: string): readonly string[] {
  return closedPart(text).match(EXPRESSION) ?? [];
}

/** Returns every text in a value that has a part, keys included. @param part - Default: any text */
export function textsIn(value: JsonValue, part = ''): string[] {
  const texts: string[] = [];
  addTexts(texts, value, part);
  return texts;
}

function addTexts(texts: string[], value: JsonValue, part: string): void {
  if (typeof value === 'string') {
    if (value.includes(part)) texts.push(value);
  } else if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) addTexts(texts, item, part);
  } else if (typeof value === 'object' && value !== null) {
    // Lists were dealt with above, which the compiler does not see of those that are read only.
    const object = value as JsonObject;
    for (const key in object) {
      if (key.includes(part)) texts.push(key);
      addTexts(texts, object[key] ?? null, part);
    }
  }
}
