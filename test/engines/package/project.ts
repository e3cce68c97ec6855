import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { unzipSync } from 'fflate';
import { afterEach, beforeEach } from 'vitest';

/** A project directory for each test. */
export interface Project {
  /** Where it is; another one in each test. */
  readonly directory: () => string;
  /** Writes files, each with its path in it. */
  readonly write: (...paths: readonly string[]) => void;
  /** Writes a file with a text. */
  readonly writeText: (path: string, text: string) => void;
}

/** Makes and removes a project directory around each test. */
export function aProject(): Project {
  let directory = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'project-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));
  const writeText = (path: string, text: string) => {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  };
  return {
    directory: () => directory,
    writeText,
    write: (...paths) => {
      for (const path of paths) writeText(path, contentOf(path));
    },
  };
}

/** Returns what a file holds. An index file exports the handler of the one function that apps of the tests have. */
function contentOf(path: string): string {
  if (/index\.mjs$/.test(path)) return `export const run = 'content of ${path}';`;
  return /index\.c?js$/.test(path) ? `exports.run = 'content of ${path}';` : `content of ${path}`;
}

/** The files in a package. */
export function filesIn(bytes: Uint8Array | undefined): Record<string, Uint8Array> {
  return unzipSync(bytes ?? new Uint8Array());
}
