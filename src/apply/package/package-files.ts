import type { JsonValue } from '../../plan/json.js';
import type { PlannedPackage } from '../../plan/package.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { ApiManifest, Manifest } from '../../runtime/manifest.js';
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

/** The files of a package, by path. The same plan and library always give the same bytes. */
export function packageFiles(
  planned: PlannedPackage,
  plan: ResourcePlan,
  runtime: RuntimeFiles,
): Map<string, Uint8Array> {
  const start = { name: planned.name, private: true, main: 'main.cjs' };
  const contents: Record<PlannedPackage['parts'][number]['holds'], () => Uint8Array> = {
    'host settings': () => json(HOST),
    start: () => json(start),
    runtime: () => runtime.bundle,
    manifest: () => json(manifestOf(planned, plan)),
    licenses: () => runtime.licenses,
  };
  return new Map(planned.parts.map(({ path, holds }) => [path, contents[holds]()]));
}

function manifestOf({ app }: PlannedPackage, { resources }: ResourcePlan): Manifest {
  const config = resources.find(({ key }) => key === app)?.config;
  // A requirement's schema checked what the plan holds.
  const apis = (config?.['apis'] ?? []) as unknown as readonly ApiManifest[];
  return { version: 1, apis };
}

function json(value: object | JsonValue): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}
