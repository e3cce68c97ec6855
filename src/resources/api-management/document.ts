import { type JsonObject, recordOf } from '../../plan/json.js';
import { importedDocument } from '../../plan/open-api/imported-document.js';
import type { RoutedFunction } from '../functions/triggers/routes.js';
import { functionsOfApi } from '../../runtime/contract/api-operations.js';
import type { PublishedApi } from './published-apis.js';

/** Returns the OpenAPI document of an API, as text. The same API gives the same text, so that Terraform imports it again only after a change. */
export function documentOf({ name, component, crud, functions }: PublishedApi): string {
  const described = new Set(crud === undefined ? [] : functionsOfApi(crud).map((each) => each.name));
  const others = functions.filter((each) => !described.has(each.name));
  return JSON.stringify(importedDocument(component, crud, recordOf(pathsOf(others, name))));
}

/** Returns the operations of functions whose bodies only their code knows, by path. */
function pathsOf(functions: readonly RoutedFunction[], base: string): [string, JsonObject][] {
  const paths = new Map<string, [string, JsonObject][]>();
  for (const { name, route, methods } of functions) {
    for (const [index, path] of formsOf(route.slice(base.length)).entries()) {
      const operations = paths.get(path) ?? [];
      for (const method of methods) {
        const words = [name, ...(methods.length > 1 ? [method] : []), ...(index > 0 ? ['short'] : [])];
        operations.push([method.toLowerCase(), operationOf(words.join('_'), path)]);
      }
      paths.set(path, operations);
    }
  }
  return Array.from(paths, ([path, operations]) => [path, recordOf(operations)]);
}

function operationOf(operationId: string, path: string): JsonObject {
  const parameters = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  return {
    operationId,
    parameters,
    responses: { default: { description: 'The answer of the function.' } },
  };
}

/** Returns the paths that a route stands for: `/{id}` and `/` for `/{id?}`, which API Management does not know. */
function formsOf(route: string): string[] {
  const whole = route === '' ? '/' : route;
  return whole.endsWith('?}')
    ? [whole.replace('?}', '}'), whole.slice(0, whole.lastIndexOf('/')) || '/']
    : [whole];
}
