import type { Credential, Exposure } from '../../plan/exposure.js';
import type { HttpTrigger } from '../../runtime/contract/function-trigger.js';
import type { LayoutContext } from '../layout-context.js';
import { sharersOf } from '../resource.js';
import { deploymentOf } from './app-package.js';
import { appUrl } from './front-door-lock.js';
import type { AuthLevel } from './requirement.js';
import type { FunctionsResource } from './sharing.js';
import { addedFunctions, isHttp, openRoutes } from './triggers.js';

const CREDENTIAL: Readonly<Record<AuthLevel, Credential>> = {
  anonymous: 'none',
  function: 'function-key',
  admin: 'admin-key',
  entra: 'entra',
};

/**
 * Returns the routes of an app, each with its credentials, and its site for deployments.
 * Source: learn.microsoft.com/azure/azure-functions/function-keys-how-to
 */
export function functionsExposure(resource: FunctionsResource, context: LayoutContext): Exposure[] {
  const { settings } = context;
  const { config, name } = resource;
  const network = settings.isolated ? 'private' : 'internet';
  const origins = config.cors?.allowedOrigins ?? [];
  const host = appUrl(resource, context);
  const route = (
    methods: string,
    path: string,
    level: AuthLevel,
    components: readonly string[],
  ): Exposure => ({
    name: `${methods} /api/${path}`,
    url: `${host}/api/${path}`,
    network,
    credentials: [CREDENTIAL[level]],
    origins,
    components,
  });
  const owners = ownersIn(resource);
  const functions: Exposure[] = [];
  for (const { name, trigger } of config.functions) {
    if (!isHttp(trigger)) continue;
    functions.push(route(methodsOf(trigger), trigger.route, trigger.authLevel, owners.get(name) ?? []));
  }
  // Routes that the runtime adds: health checks, and the answer to unknown routes.
  const open = config.auth ? openRoutes(config) : addedFunctions(config);
  const sharers = sharersOf(resource);
  const added = addedFunctions(config).map((path) =>
    route('GET', path, open.includes(path) ? 'anonymous' : 'entra', sharers),
  );
  const deployed = deploymentOf(config, context) === 'zip-deploy';
  return [
    ...functions,
    ...added,
    {
      name: 'deployment',
      url: `https://${name}.scm.azurewebsites.net`,
      network,
      credentials: deployed ? ['entra', 'publishing-password'] : ['entra'],
      origins: [],
      components: sharers,
    },
  ];
}

function methodsOf({ methods }: HttpTrigger): string {
  return methods.length === 1 ? methods.join() : [...methods].sort().join(',');
}

/** Returns the components that declare each function, sorted, by its name. */
function ownersIn({ requirements }: FunctionsResource): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  for (const { component, config } of requirements) {
    for (const { name } of config.functions ?? []) {
      const own = owners.get(name);
      if (own === undefined) owners.set(name, [component]);
      else if (!own.includes(component)) own.push(component);
    }
  }
  for (const components of owners.values()) if (components.length > 1) components.sort();
  return owners;
}
