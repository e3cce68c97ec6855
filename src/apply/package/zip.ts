import type { Zippable } from 'fflate';

import { compareText } from '../../plan/json.js';
import { loadFflate } from '../load.js';

/** Zips files: the same files give the same bytes, whenever and wherever. */
export function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...files].sort(([a], [b]) => compareText(a, b));
  // The earliest time that a zip can hold. It is written in local time, which this is: the same bytes in every zone.
  const mtime = new Date(1980, 0, 1);
  const zippable: Zippable = {};
  for (const [path, bytes] of entries) zippable[path] = [bytes, { level: 9, mtime }];
  return loadFflate().zipSync(zippable);
}
