import { crc32, inflateRawSync } from 'node:zlib';

import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { writeZip } from './write-zip.js';
import { zip } from './zip.js';

const path = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  // A reader gives this key a meaning of its own.
  .filter((text) => text !== '__proto__');
const content = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .tuple(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 2000 }))
    .map(([text, times]) => new TextEncoder().encode(text.repeat(times))),
);
/** Files as text, since the test runner compares typed arrays member by member, which takes most of the time here. */
const asText = (read: Iterable<readonly [string, Uint8Array]>) =>
  [...read].map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')] as const).sort();

const files = fc.uniqueArray(fc.tuple(path, content), { selector: ([name]) => name, maxLength: 12 });

/** Reads a zip by its directory, as readers do, and checks what its headers say of each file. */
function readByDirectory(bytes: Uint8Array): Map<string, Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  expect(view.getUint32(end, true)).toBe(0x06054b50);
  const found = new Map<string, Uint8Array>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < view.getUint16(end + 10, true); index += 1) {
    expect(view.getUint32(at, true)).toBe(0x02014b50);
    const offset = view.getUint32(at + 42, true);
    expect(view.getUint32(offset, true)).toBe(0x04034b50);
    // The header before the file and the directory say the same.
    expect(Buffer.compare(bytes.slice(offset + 4, offset + 30), bytes.slice(at + 6, at + 32))).toBe(0);
    const [sum, packed, size] = [at + 16, at + 20, at + 24].map((place) => view.getUint32(place, true));
    const length = view.getUint16(at + 28, true);
    const start = offset + 30 + length;
    const whole = inflateRawSync(bytes.slice(start, start + packed!));
    expect([whole.length, crc32(whole)]).toEqual([size, sum]);
    found.set(new TextDecoder().decode(bytes.slice(at + 46, at + 46 + length)), new Uint8Array(whole));
    at += 46 + length;
  }
  expect(at).toBe(end);
  return found;
}

describe('a zip', () => {
  it('gives back what went in, whatever reads it', () => {
    fc.assert(
      fc.property(files, (entries) => {
        const bytes = zip(new Map(entries));
        expect(asText(readByDirectory(bytes))).toEqual(asText(entries));
        expect(asText(Object.entries(unzipSync(bytes)))).toEqual(asText(entries));
      }),
      { numRuns: 50 },
    );
  });

  it('is the same for the same files, in whichever order they come, and whether compressed before or not', () => {
    fc.assert(
      fc.property(files, (entries) => {
        const copied = entries.map(([name, bytes]) => [name, bytes.slice()] as const).reverse();
        expect(Buffer.compare(zip(new Map(copied)), zip(new Map(entries)))).toBe(0);
      }),
    );
  });

  it('differs from that of a general library in nothing but the mark that paths are UTF-8', () => {
    const entries = { 'a.json': new TextEncoder().encode('{}'), 'b/c.txt': new Uint8Array(5000) };
    const theirs = zipSync(entries, { level: 9, mtime: new Date(1980, 0, 1) });
    const ours = zip(new Map(Object.entries(entries)));
    const differing = [...theirs.keys()].filter((index) => theirs[index] !== ours[index]);
    expect([ours.length, differing.length]).toEqual([theirs.length, 4]);
  });

  it('is refused where it would need the large format', () => {
    const file = { path: 'a', deflated: new Uint8Array(0), size: 0, crc32: 0 };
    expect(() => writeZip(Array.from({ length: 65_536 }, () => file))).toThrow('received 65536 files');
    expect(() => writeZip([{ ...file, size: 2 ** 32 }])).toThrow('4 GB');
    expect(writeZip(Array.from({ length: 65_535 }, () => file)).length).toBe(65_535 * (30 + 46 + 2) + 22);
  });
});
