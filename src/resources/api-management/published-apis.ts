import type { ApiManifest } from '../../runtime/contract/manifest.js';
import type { ResourceGraph } from '../graph.js';
import { functions } from '../functions/index.js';
import type { FunctionsResource } from '../functions/sharing.js';
import { declaredHttp, hasHttp } from '../functions/triggers/triggers.js';
import type { RoutedFunction } from '../functions/triggers/routes.js';

/** The HTTP functions of one component below one path, which are one API of the gateway. */
export interface PublishedApi {
  /** First part of the routes, in lower case: `user-api`. Tells the API from others of the gateway. */
  readonly name: string;
  readonly component: string;
  readonly app: FunctionsResource;
  readonly functions: readonly RoutedFunction[];
  /** The CRUD API whose functions they are; undefined for functions of the user. */
  readonly crud: ApiManifest | undefined;
}

export function appsBehindGateway(graph: ResourceGraph): FunctionsResource[] {
  return graph.of(functions).filter(({ config }) => hasHttp(config));
}

/** Returns the APIs that the gateway publishes: one for each component and first part of its routes, so that no component changes another's. */
export function publishedApis(graph: ResourceGraph): PublishedApi[] {
  return appsBehindGateway(graph).flatMap((app) => {
    const found = new Map<string, PublishedApi & { functions: RoutedFunction[] }>();
    for (const { component, ...declared } of declaredHttp(app.requirements)) {
      const name = (declared.route.split('/')[0] ?? '').toLowerCase();
      const key = `${component} ${name}`;
      const api = found.get(key) ?? {
        name,
        component,
        app,
        functions: [],
        crud: crudOf(app, component, name),
      };
      api.functions.push(declared);
      found.set(key, api);
    }
    return [...found.values()];
  });
}

function crudOf({ config }: FunctionsResource, component: string, path: string): ApiManifest | undefined {
  return config.apis?.find(({ name, route }) => name === component && route === path);
}
