import { templateText } from '../expression/template.js';
import {
  eachExpression,
  expressionIn,
  type ExpressionJson,
  splitReference,
} from '../expression/expression-json.js';
import { isPlainObject, type JsonValue, ownValue } from '../json.js';
import type { TerraformBlock } from '../terraform-block.js';
import { type Difference, pathTo } from './compare-values.js';

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
  if (!isPlainObject(value) && !Array.isArray(value)) return [];
  const whole = expressionIn(value as JsonValue);
  if (whole !== undefined)
    return isUnknown(whole, isFresh) ? [{ path, before: templateText(whole), after: KNOWN_AFTER_APPLY }] : [];
  return Object.entries(value as Record<string, JsonValue>).flatMap(([name, part]) =>
    unknownValues(part, isFresh, pathTo(path, name)),
  );
}

function isUnknown(value: ExpressionJson, isFresh: (address: string) => TerraformBlock | undefined): boolean {
  let unknown = false;
  eachExpression(value, (found) => {
    if (!('$ref' in found)) return;
    const { address, attribute } = splitReference(found.$ref);
    const made = isFresh(address);
    unknown ||=
      made !== undefined && ownValue(made.arguments, attribute.split(/[.[]/, 1)[0] ?? '') === undefined;
  });
  return unknown;
}
