import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

import { isBuilt } from '../support/package-paths.js';
import { buildPackage } from './build-package.js';
import { bundleRuntime } from './bundle-runtime.js';

/** Marks the process of a run whose folder is made: Vitest calls this for each project of a run. */
const MARK = 'ATAKORA_TESTS_FOLDER';

/**
 * Gives a run of tests one temporary folder, so that no test leaves anything behind, and builds there what tests run in processes
 * of their own: as it is now, so that no test runs an older one.
 */
export default async function setUp(): Promise<(() => void) | undefined> {
  if (process.env[MARK] !== undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'atakora-'));
  process.env[MARK] = folder;
  // The second and third are those of Windows.
  for (const variable of ['TMPDIR', 'TEMP', 'TMP']) process.env[variable] = folder;
  if (!isBuilt) bundleRuntime();
  await buildPackage(folder);
  return () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}
