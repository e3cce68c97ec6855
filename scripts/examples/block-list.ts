import { createHash } from 'node:crypto';

import type { JsonObject, JsonValue, ResourcePlan } from '@atakora/component/plan';

/** Blocks of a plan. */
export type Blocks = ResourcePlan['terraform'];

/**
 * Returns one line for each block: its Terraform address and a hash of what Terraform reads of the block. The lines are
 * sorted, because Terraform does not read the order of blocks.
 */
export function blockList(blocks: Blocks): string {
  return blocks
    .map((block) => `${block.type}.${block.id} ${hashOf(block)}\n`)
    .sort()
    .join('');
}

/** Returns the hashes of a list by address. */
export function hashesIn(list: string): ReadonlyMap<string, string> {
  const lines = list.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line): [string, string] => {
      const [address = '', hash = ''] = line.split(' ');
      return [address, hash];
    }),
  );
}

/** Returns the first 12 digits of the SHA-256 hash of what Terraform reads of a block. */
export function hashOf(block: Blocks[number]): string {
  return createHash('sha256')
    .update(JSON.stringify(contentOf(block)))
    .digest('hex')
    .slice(0, 12);
}

/** Returns what Terraform reads of a block, with keys and `depends_on` in order: Terraform does not read theirs. */
export function contentOf({ arguments: given, meta = {} }: Blocks[number]): JsonObject {
  const { depends_on = [], ...others } = meta;
  const ordered = { ...others, ...(depends_on.length > 0 && { depends_on: [...depends_on].sort() }) };
  return sortKeys({ arguments: given, meta: ordered as JsonObject }) as JsonObject;
}

function sortKeys(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value as JsonObject).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([key, part]) => [key, sortKeys(part)]));
}
