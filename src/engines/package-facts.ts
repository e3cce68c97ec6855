import type { Construct } from 'constructs';

import type { ResourcePlan } from '../plan/resource-plan.js';
import type { Engine } from './engine.js';
import { loadCdk } from './load.js';
import { assetIdOf } from '../terraform/package/asset-path.js';
import { PACKAGE_FILE } from '../plan/package.js';
import { makePackages } from '../terraform/package/make-packages.js';
import { onDisk } from '../terraform/package/on-disk.js';
import { writeIfChanged } from '../terraform/package/write-if-changed.js';
import type { Sources } from '../terraform/package/read-sources.js';

/**
 * Returns the facts of packages that the plan's blocks use, by placeholder. Each package that is deployed
 * becomes an asset of the stack, so that the Terraform JSON and the zip move together.
 */
export function packageFacts(
  plan: ResourcePlan,
  sources: Sources,
  scope: Construct,
  engine: Engine,
): ReadonlyMap<string, string> {
  const deployed = plan.packages.filter(({ deployment }) => deployment !== 'none');
  const { AssetType, TerraformAsset } = loadCdk(engine);
  return new Map(
    makePackages({ ...plan, packages: deployed }, sources).flatMap(({ app, bytes, md5, sha256 }) => {
      const asset = new TerraformAsset(scope, assetIdOf(app), {
        path: temporaryFile(bytes),
        type: AssetType.FILE,
        assetHash: sha256,
      });
      return [
        [`${app}.path`, asset.path],
        [`${app}.md5`, md5],
        [`${app}.sha256`, sha256],
      ];
    }),
  );
}

let folder: string | undefined;
let files = 0;

/** Writes a file that lasts as long as the process: cdktf copies assets when it synthesizes. */
function temporaryFile(bytes: Uint8Array): string {
  const path = process.getBuiltinModule('node:path');
  folder ??= temporaryFolder();
  files += 1;
  const file = path.join(folder, String(files), PACKAGE_FILE);
  writeIfChanged(file, bytes);
  return file;
}

/** Signals that end a process before it exits, and with it what would clean up. */
const ENDING = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function temporaryFolder(): string {
  const fs = process.getBuiltinModule('node:fs');
  const path = process.getBuiltinModule('node:path');
  const beginning = path.join(process.getBuiltinModule('node:os').tmpdir(), 'packages-');
  const made = onDisk(beginning, () => fs.mkdtempSync(beginning));
  const remove = () => {
    fs.rmSync(made, { recursive: true, force: true });
  };
  process.once('exit', remove);
  for (const signal of ENDING)
    process.once(signal, () => {
      // Another listener decides when the process ends, and needs the files until then.
      if (process.listenerCount(signal) > 0) return;
      remove();
      process.kill(process.pid, signal);
    });
  return made;
}
