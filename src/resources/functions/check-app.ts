import type { PlanError } from '../../plan/diagnostics.js';
import { compareText } from '../../plan/json.js';
import { twoAlike } from './app-settings.js';
import type { FunctionsResource } from './sharing.js';
import { clashingRoutes, isReservedRoute, type RoutedFunction } from './triggers/routes.js';
import { declaredHttp } from './triggers/triggers.js';

/** An http function of an app, and the component that it is of. */
interface AppRoute extends RoutedFunction {
  readonly component: string;
}

/** Refuses combinations that are wrong for components of one app, although each single component is valid. */
export function validateLayout(app: FunctionsResource, settings: readonly string[]): PlanError[] {
  const routes = routesOf(app);
  return [
    ...routeClashes(app, routes),
    ...reservedRoutes(app, routes),
    ...settingClashes(app, settings),
    ...sourceClashes(app),
  ];
}

function routeClashes(app: FunctionsResource, routes: readonly AppRoute[]): PlanError[] {
  return clashingRoutes(routes).map(({ first, second, methods }) => ({
    code: 'INVALID_COMBINATION',
    message: `${described(first)} and ${described(second)} both answer ${methods.join(', ')} at '/api/${second.route}'.`,
    resource: app.key,
    path: 'functions',
    components: componentsOf(first, second),
    resolution: 'Give one of the two another route, or other methods.',
  }));
}

function reservedRoutes(app: FunctionsResource, routes: readonly AppRoute[]): PlanError[] {
  const errors: PlanError[] = [];
  for (const each of routes) {
    if (!isReservedRoute(each.route)) continue;
    errors.push({
      code: 'INVALID_COMBINATION',
      message: `${described(each)} has the route '${each.route}', and the Functions host keeps routes that begin with 'admin' or 'runtime' for itself.`,
      resource: app.key,
      path: 'functions',
      components: [each.component],
      resolution: 'Give the function a route with another beginning.',
    });
  }
  return errors;
}

/** Returns the routes of functions, and those that the runtime of CRUD APIs answers besides. */
function routesOf({ requirements }: FunctionsResource): AppRoute[] {
  // Requirements of two components that name the same function share it.
  const own = new Map<string, AppRoute>();
  for (const each of declaredHttp(requirements)) own.set(each.name, each);
  const health = new Map<string, string>();
  for (const { component, config } of requirements) {
    for (const { healthRoute } of config.apis ?? []) {
      for (const route of ['health', healthRoute]) if (!health.has(route)) health.set(route, component);
    }
  }
  return [
    ...own.values(),
    ...Array.from(health, ([route, component]): AppRoute => ({
      component,
      name: 'health check',
      route,
      methods: ['GET'],
    })),
  ];
}

/**
 * Refuses app settings whose names differ only in case. azurerm 4.55.0 treats them as one, and shows a difference in
 * every plan.
 */
function settingClashes({ key, requirements }: FunctionsResource, settings: readonly string[]): PlanError[] {
  const alike = twoAlike(settings);
  if (alike === undefined) return [];
  const components = requirements
    .filter(({ config: { environmentVariables = {} } }) =>
      alike.some((name) => Object.hasOwn(environmentVariables, name)),
    )
    .map(({ component }) => component);
  return [
    {
      code: 'INVALID_COMBINATION',
      message: `'${alike[0]}' and '${alike[1]}' are one app setting to Azure, and this app would have both.`,
      resource: key,
      path: 'environmentVariables',
      components: [...new Set(components)].sort(compareText),
      resolution: 'Rename one of the two, or write both alike.',
    },
  ];
}

/** Refuses two sources in one folder: of two files with one name, one would be lost. */
function sourceClashes({ key, config: { sources = [] }, requirements }: FunctionsResource): PlanError[] {
  return sources.flatMap((second, index) => {
    const first = sources.slice(0, index).find(({ folder }) => folder === second.folder);
    if (first === undefined) return [];
    const names = [first.name, second.name];
    const components = requirements
      .filter(({ config: { sources: own = [] } }) => own.some(({ name }) => names.includes(name)))
      .map(({ component }) => component);
    return {
      code: 'INVALID_COMBINATION',
      message: `The code of '${first.name}' and that of '${second.name}' both go to the folder '${second.folder}' of the package.`,
      resource: key,
      path: 'sources',
      components: [...new Set(components)].sort(compareText),
      resolution: 'Give one of the two another folder.',
    };
  });
}

function described({ name, component }: AppRoute): string {
  return `'${name}' of '${component}'`;
}

function componentsOf(...routes: readonly AppRoute[]): string[] {
  return [...new Set(routes.map(({ component }) => component))].sort(compareText);
}
