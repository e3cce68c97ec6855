import type { Credential, Exposure } from '../../plan/exposure.js';
import { join, type OrExpression } from '../../plan/expression/expression.js';
import type { HttpTrigger } from '../../runtime/contract/function-trigger.js';
import type { LayoutContext } from '../layout-context.js';
import { ipRangesOf } from '../exposure.js';
import { sharersOf } from '../resource.js';
import { codeOwners, deploymentOf } from './code/app-package.js';
import { appUrl, healthUrl } from './auth/front-door-lock.js';
import type { AuthLevel } from './requirement.js';
import type { FunctionsResource } from './sharing.js';
import { functionNamesOf, functionsOf } from './triggers/declared-functions.js';
import { addedFunctions, isHttp, openRoutes } from './triggers/triggers.js';

const CREDENTIALS: Readonly<Record<AuthLevel, readonly Credential[]>> = {
  anonymous: ['none'],
  function: ['function-key'],
  admin: ['admin-key'],
  entra: ['entra'],
};

/** The properties that all routes of an app have in common. */
interface Routes {
  readonly network: Exposure['network'];
  readonly origins: readonly string[];
  readonly ipRanges?: readonly string[];
}

/**
 * Returns the routes of an app, each with its credentials, and its site for deployments.
 * Source: learn.microsoft.com/azure/azure-functions/function-keys-how-to
 */
export function functionsExposure(resource: FunctionsResource, context: LayoutContext): Exposure[] {
  const { settings } = context;
  const { config, name } = resource;
  const network = settings.isolated ? 'private' : 'internet';
  const routes: Routes = {
    network,
    origins: config.cors?.allowedOrigins ?? [],
    ...ipRangesOf(resource),
  };
  const health = healthUrl(resource, context);
  // Routes that the runtime adds: health checks, and the answer to unknown routes.
  const open = config.auth ? openRoutes(config) : addedFunctions(config);
  const sharers = sharersOf(resource);
  const added = addedFunctions(config).map((path) =>
    route(health, routes, 'GET', path, open.includes(path) ? 'anonymous' : 'entra', sharers),
  );
  const deployed = deploymentOf(config, context) === 'zip-deploy';
  return [
    ...declaredRoutes(resource, appUrl(resource, context), routes),
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

function declaredRoutes(resource: FunctionsResource, host: OrExpression<string>, routes: Routes): Exposure[] {
  const owners = ownersIn(resource);
  const served = codeOwners(resource.config);
  const declared: Exposure[] = [];
  for (const { name, trigger } of functionsOf(resource.config)) {
    if (!isHttp(trigger)) continue;
    const components = owners.get(name) ?? [];
    const isServed = components.some((id) => served.has(id));
    const made = route(host, routes, methodsOf(trigger), trigger.route, trigger.authLevel, components);
    declared.push(isServed ? made : { ...made, codeMissing: true });
  }
  return declared;
}

function route(
  host: OrExpression<string>,
  common: Routes,
  methods: string,
  path: string,
  level: AuthLevel,
  components: readonly string[],
): Exposure {
  return {
    name: `${methods} /api/${path}`,
    url: join`${host}/api/${path}`,
    ...common,
    credentials: CREDENTIALS[level],
    components,
  };
}

function methodsOf({ methods }: HttpTrigger): string {
  return methods.length === 1 ? methods.join() : [...methods].sort().join(',');
}

/** Returns the components that declare each function, sorted, by its name. */
function ownersIn({ requirements }: FunctionsResource): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, readonly string[]>();
  for (const { component, config } of requirements) {
    // One list for all functions of the component: hardly any function has two owners.
    const alone = [component];
    for (const name of functionNamesOf(config)) {
      const own = owners.get(name);
      if (own === undefined) owners.set(name, alone);
      else if (!own.includes(component)) owners.set(name, [...own, component].sort());
    }
  }
  return owners;
}
