import { CannotApplyError } from '../../errors.js';

/** A file that is compressed already. */
export interface PackedFile {
  readonly path: string;
  /** The content as raw DEFLATE. */
  readonly deflated: Uint8Array;
  /** Of the content, in bytes. */
  readonly size: number;
  /** Of the content. */
  readonly crc32: number;
}

// Source of the layout: the .ZIP File Format Specification (APPNOTE.TXT), sections 4.3.7, 4.3.12 and 4.3.16.
const LOCAL = { signature: 0x04034b50, length: 30 };
const CENTRAL = { signature: 0x02014b50, length: 46 };
const END = { signature: 0x06054b50, length: 22 };
const VERSION = 20; // 2.0: DEFLATE
const UTF8_PATHS = 0x0800;
const DEFLATE = 8;
// 1980-01-01, the earliest day that a zip can hold, so the bytes do not depend on when it is made.
const DATE = 0x0021;
const MOST_FILES = 0xffff;
const MOST_BYTES = 0xffffffff;

interface Entry extends PackedFile {
  readonly name: Uint8Array;
  /** Position of its local header, in bytes. */
  readonly offset: number;
}

/**
 * Writes a zip of files that are compressed already, in the given order.
 * @throws CannotApplyError when it would take the large format (ZIP64), which not every reader of packages knows.
 */
export function writeZip(files: readonly PackedFile[]): Uint8Array {
  const { entries, end: directory } = placed(files);
  const directoryLength = entries.reduce((sum, { name }) => sum + CENTRAL.length + name.length, 0);
  const total = directory + directoryLength + END.length;
  if (files.length > MOST_FILES || total > MOST_BYTES || files.some(({ size }) => size > MOST_BYTES)) {
    throw new CannotApplyError(
      'package',
      `a zip must have at most ${MOST_FILES} files and 4 GB, received ${files.length} files of ${total} bytes`,
      'leave out what the code does not need',
    );
  }
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  let at = directory;
  for (const entry of entries) {
    view.setUint32(entry.offset, LOCAL.signature, true);
    describe(view, entry.offset + 4, entry);
    bytes.set(entry.name, entry.offset + LOCAL.length);
    bytes.set(entry.deflated, entry.offset + LOCAL.length + entry.name.length);

    view.setUint32(at, CENTRAL.signature, true);
    view.setUint16(at + 4, VERSION, true);
    describe(view, at + 6, entry);
    view.setUint32(at + 42, entry.offset, true);
    bytes.set(entry.name, at + CENTRAL.length);
    at += CENTRAL.length + entry.name.length;
  }
  view.setUint32(at, END.signature, true);
  view.setUint16(at + 8, entries.length, true);
  view.setUint16(at + 10, entries.length, true);
  view.setUint32(at + 12, directoryLength, true);
  view.setUint32(at + 16, directory, true);
  return bytes;
}

function placed(files: readonly PackedFile[]): { entries: Entry[]; end: number } {
  const encoder = new TextEncoder();
  let end = 0;
  const entries = files.map((file) => {
    const name = encoder.encode(file.path);
    const offset = end;
    end += LOCAL.length + name.length + file.deflated.length;
    return { ...file, name, offset };
  });
  return { entries, end };
}

/** Writes the fields that a local header and its entry in the directory have in common. */
function describe(view: DataView, at: number, { name, deflated, size, crc32 }: Entry): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, UTF8_PATHS, true);
  view.setUint16(at + 4, DEFLATE, true);
  view.setUint16(at + 8, DATE, true);
  view.setUint32(at + 10, crc32, true);
  view.setUint32(at + 14, deflated.length, true);
  view.setUint32(at + 18, size, true);
  view.setUint16(at + 22, name.length, true);
}
