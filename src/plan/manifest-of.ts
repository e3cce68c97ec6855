import { componentCalls } from './called-components.js';
import { type PlannedPackage, sourcePath } from './package.js';
import type { ResourcePlan } from './resource-plan.js';
import type { DataManifest } from '../runtime/contract/data.js';
import type { EventsManifest } from '../runtime/contract/events.js';
import type { PipelineManifest } from '../runtime/contract/pipeline.js';
import type { FunctionManifest, Manifest } from '../runtime/contract/manifest.js';

/** The part of an app's configuration that the manifest is made from. */
interface Served extends Partial<Pick<Manifest, 'apis'>> {
  readonly functions?: readonly Omit<FunctionManifest, 'export'>[];
  readonly environmentVariables?: Readonly<Record<string, string>>;
  readonly auth?: { readonly tenantId: string } | false;
  readonly sources?: readonly {
    readonly name: string;
    readonly folder: string;
    readonly events?: EventsManifest;
    readonly pipeline?: PipelineManifest;
    readonly data?: readonly DataManifest[];
  }[];
}

/** Returns the manifest of an app, which its runtime reads. */
export function manifestOf({ app }: Pick<PlannedPackage, 'app'>, plan: ResourcePlan): Manifest {
  const { resources } = plan;
  // The schema of the requirement checked the configuration.
  const config = (resources.find(({ key }) => key === app)?.config ?? {}) as unknown as Served;
  const { apis = [], functions = [], sources = [], auth = false, environmentVariables = {} } = config;
  // CRUD APIs without code call nothing.
  const calls = sources.length === 0 ? [] : componentCalls(environmentVariables, plan);
  return {
    version: 1,
    ...(auth && { signIn: { tenantId: auth.tenantId } }),
    ...(calls.length > 0 && { calls }),
    apis,
    // The code of an API has hooks; the library has its functions.
    modules: sources
      .filter(({ name }) => !apis.some((api) => api.name === name))
      .map(({ name, folder, events, pipeline, data }) => ({
        name,
        path: sourcePath(folder),
        functions: functions
          .filter((one) => one.name.startsWith(`${folder}_`))
          .map((one) => ({
            name: one.name,
            export: one.name.slice(folder.length + 1),
            trigger: one.trigger,
          })),
        ...(events && { events }),
        ...(pipeline && { pipeline }),
        ...(data && { data }),
      })),
  };
}
