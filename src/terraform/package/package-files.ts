import type { PackageFile, PlannedPackage } from '../../plan/package.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { manifestOf } from '../../plan/manifest-of.js';
import type { Sources } from './read-sources.js';
import type { RuntimeFiles } from './runtime-files.js';

/**
 * Settings of the Functions host: the bindings of triggers other than http, and no start of all functions at once.
 * Source: learn.microsoft.com/azure/azure-functions/functions-host-json
 */
const HOST = {
  version: '2.0',
  extensionBundle: { id: 'Microsoft.Azure.Functions.ExtensionBundle', version: '[4.*, 5.0.0)' },
  logging: { applicationInsights: { samplingSettings: { isEnabled: true, excludedTypes: 'Request' } } },
};

/** Returns the files of a package, by path. The same plan, sources and library always give the same bytes. */
export function packageFiles(
  planned: PlannedPackage,
  plan: ResourcePlan,
  runtime: RuntimeFiles,
  sources: Sources,
): Map<string, Uint8Array> {
  const start = { name: planned.name, private: true, main: 'main.cjs' };
  const contents: Record<PackageFile['holds'], () => Uint8Array> = {
    'host settings': () => json(HOST),
    start: () => json(start),
    runtime: () => runtime.bundle,
    manifest: () => json(manifestOf(planned, plan)),
    licenses: () => runtime.licenses,
  };
  return new Map(
    planned.parts.flatMap((part): [string, Uint8Array][] =>
      part.holds === 'source'
        ? [...(sources.get(part.directory) ?? [])].map(([path, bytes]) => [part.path + path, bytes])
        : [[part.path, contents[part.holds]()]],
    ),
  );
}

function json(value: object): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}
