import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** Bundles the runtime as it is now, so that no test runs an older one. */
export function bundleRuntime(): void {
  const root = join(import.meta.dirname, '../..');
  execFileSync(process.execPath, ['scripts/build/bundle-runtime.mjs'], { cwd: root, stdio: 'inherit' });
}
