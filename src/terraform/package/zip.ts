import { compareText } from '../../plan/json.js';
import { loadFflate } from '../load-module.js';
import { type PackedFile, writeZip } from './write-zip.js';

/** Zips files: the same files give the same bytes, whenever and wherever. */
export function zip(files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const entries = [...files].sort(([a], [b]) => compareText(a, b));
  return writeZip(entries.map(([path, content]) => ({ path, ...pack(content) })));
}

type Packed = Omit<PackedFile, 'path'>;

// The runtime of this library is in the package of every app, and compressing it takes longer than all the rest.
const packed = new WeakMap<Uint8Array, Packed>();

function pack(content: Uint8Array): Packed {
  const known = packed.get(content);
  if (known !== undefined) return known;
  const made = {
    deflated: loadFflate().deflateSync(content, { level: 9 }),
    size: content.length,
    crc32: process.getBuiltinModule('node:zlib').crc32(content),
  };
  packed.set(content, made);
  return made;
}
