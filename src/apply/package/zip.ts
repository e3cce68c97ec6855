import { type Zippable, zipSync } from 'fflate';

import { compareText } from '../../plan/json.js';

/** The earliest time that a zip can hold. In local time, which is what it is written in: the same bytes in every zone. */
const EPOCH = new Date(1980, 0, 1);

/** Zips files: the same files give the same bytes, whenever and wherever. */
export function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...files].sort(([a], [b]) => compareText(a, b));
  const zippable: Zippable = {};
  for (const [path, bytes] of entries) zippable[path] = [bytes, { level: 9, mtime: EPOCH }];
  return zipSync(zippable);
}
