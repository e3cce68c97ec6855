import { type PlannedPackage, sourcePath } from '../../plan/package.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { FunctionManifest, Manifest } from '../../runtime/contract/manifest.js';

/** What of an app's config the manifest is made from. */
interface Served extends Partial<Pick<Manifest, 'apis'>> {
  readonly functions?: readonly Omit<FunctionManifest, 'export'>[];
  readonly auth?: { readonly tenantId: string } | false;
  readonly sources?: readonly { readonly name: string; readonly folder: string }[];
}

/** What the runtime of an app serves. */
export function manifestOf({ app }: Pick<PlannedPackage, 'app'>, { resources }: ResourcePlan): Manifest {
  // A requirement's schema checked what the plan holds.
  const config = (resources.find(({ key }) => key === app)?.config ?? {}) as unknown as Served;
  const { apis = [], functions = [], sources = [], auth = false } = config;
  return {
    version: 1,
    ...(auth && { signIn: { tenantId: auth.tenantId } }),
    apis,
    modules: sources.map(({ name, folder }) => ({
      name,
      path: sourcePath(folder),
      functions: functions
        .filter((one) => one.name.startsWith(`${folder}_`))
        .map((one) => ({
          name: one.name,
          export: one.name.slice(folder.length + 1),
          trigger: one.trigger,
        })),
    })),
  };
}
