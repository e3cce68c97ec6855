import { isPlainObject, type JsonValue, ownValue } from '../json.js';
import type { TerraformBlock } from '../terraform-block.js';
import type { Difference } from './compare-values.js';

const REFERENCE = /(?<!\$)\$\{(azurerm_[a-z0-9_]+\.[A-Za-z0-9_-]+)\.([a-z0-9_]+)/g;

/** Placeholder of a value that Terraform knows after it has made the resource. */
const KNOWN_AFTER_APPLY = '(known after apply)';

/**
 * Returns the paths whose value is that of a resource which is made anew. Arguments that the resource is given are known
 * before, such as its name; what Azure chooses is not, such as its id.
 */
export function unknownValues(
  value: JsonValue,
  isFresh: (address: string) => TerraformBlock | undefined,
  path = '',
): Difference[] {
  if (typeof value === 'string') {
    if (!value.includes('${azurerm_')) return [];
    for (const [, address = '', attribute = ''] of value.matchAll(REFERENCE)) {
      const made = isFresh(address);
      if (made !== undefined && ownValue(made.config, camelCase(attribute)) === undefined)
        return [{ path, before: value, after: KNOWN_AFTER_APPLY }];
    }
    return [];
  }
  const parts = Array.isArray(value)
    ? (value as JsonValue[]).map((part, index): [string, JsonValue] => [String(index), part])
    : isPlainObject(value)
      ? (Object.entries(value) as [string, JsonValue][])
      : [];
  return parts.flatMap(([name, part]) =>
    unknownValues(part, isFresh, path === '' ? name : `${path}.${name}`),
  );
}

function camelCase(attribute: string): string {
  return attribute.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
