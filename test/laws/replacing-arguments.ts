import { existsSync, readFileSync } from 'node:fs';

import type { JsonObject, JsonValue } from '../../src/plan/json.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import type { TerraformBlock } from '../../src/plan/terraform-block.js';

const DATA = new URL('../../../shared/azurerm-4.55.0.replacement.json', import.meta.url);

// Read out of the provider. Too large for this repository, so that it may not be here.
const replacing = existsSync(DATA)
  ? (JSON.parse(readFileSync(DATA, 'utf8')) as { types: Record<string, { replace: string[] }> }).types
  : {};

/** The arguments of a block that Terraform can change only by replacing it, by path: as the provider and as the resource types say. */
export function replacingArguments(
  { type, arguments: config }: TerraformBlock,
  replacedBy: ResourcePlan['replacedBy'],
): Record<string, JsonValue> {
  const paths = new Set([...(replacing[type]?.replace ?? []), ...(replacedBy[type]?.arguments ?? [])]);
  return Object.fromEntries(
    [...paths].flatMap((path) => {
      const value = valueAt(config, path.split('.'));
      return value === undefined ? [] : [[path, value]];
    }),
  );
}

function valueAt(value: JsonValue | undefined, [name, ...rest]: readonly string[]): JsonValue | undefined {
  if (name === undefined || value === undefined || value === null) return value;
  if (Array.isArray(value)) {
    return (value as readonly JsonValue[]).map((each) => valueAt(each, [name, ...rest]) ?? null);
  }
  if (typeof value !== 'object') return undefined;
  return valueAt((value as JsonObject)[name], rest);
}
