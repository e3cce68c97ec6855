import type { JsonObject, JsonValue } from '@atakora/component/plan';

import { decodedKey, expressionIn } from '../../src/plan/expression/expression-json.js';
import { templateText } from '../../src/plan/expression/template.js';
import { type Blocks, contentOf, hashesIn, hashOf } from './block-list.js';

const MOST_LINES = 60;

/**
 * Returns what changed since a list of blocks was recorded, as text. A list has hashes only. The content of a changed
 * block before the change comes from `earlier`, the blocks of an earlier run, if they are those that were recorded.
 */
export function blockDifferences(recorded: string, made: Blocks, earlier: Blocks = []): string {
  const hashes = hashesIn(recorded);
  const blocks = byAddress(made);
  const before = byAddress(earlier);
  const removed = [...hashes.keys()].filter((address) => !blocks.has(address));
  const lines = [...blocks].flatMap(([address, block]) => {
    const hash = hashes.get(address);
    if (hash === undefined) return [`+ ${address}`];
    if (hash === hashOf(block)) return [];
    return changeOf(address, block, hash, before.get(address));
  });
  const all = [...removed.map((address) => `- ${address}`), ...lines];
  const more = all.length - MOST_LINES;
  return [...all.slice(0, MOST_LINES), ...(more > 0 ? [`... ${more} more lines`] : [])].join('\n');
}

function changeOf(
  address: string,
  block: Blocks[number],
  recordedHash: string,
  earlier: Blocks[number] | undefined,
): string[] {
  const after = leavesOf(contentOf(block));
  if (earlier === undefined || hashOf(earlier) !== recordedHash) {
    return [`~ ${address} is now:`, ...[...after].map(([path, value]) => `    ${path}: ${value}`)];
  }
  const before = leavesOf(contentOf(earlier));
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return [
    `~ ${address}`,
    ...paths
      .filter((path) => before.get(path) !== after.get(path))
      .map((path) => `    ${path}: ${before.get(path) ?? '(nothing)'} -> ${after.get(path) ?? '(nothing)'}`),
  ];
}

/**
 * Returns the parts of a value that have no parts, by path: `arguments.geo_location.0.location`. Data is JSON, and an expression is
 * as Terraform writes it, without quotes.
 */
function leavesOf(value: JsonValue, path = ''): ReadonlyMap<string, string> {
  const expression = expressionIn(value);
  if (expression !== undefined) return new Map([[path, templateText(expression)]]);
  const parts = typeof value === 'object' && value !== null ? Object.entries(value as JsonObject) : [];
  if (parts.length === 0) return new Map([[path, JSON.stringify(value)]]);
  return new Map(
    parts.flatMap(([key, part]) => {
      const name = decodedKey(key);
      return [...leavesOf(part, path === '' ? name : `${path}.${name}`)];
    }),
  );
}

function byAddress(blocks: Blocks): ReadonlyMap<string, Blocks[number]> {
  return new Map(blocks.map((block) => [`${block.type}.${block.id}`, block]));
}
