import type { JsonObject } from '../plan/json.js';
import { sharersOf, type SharedResource } from '../resources/shared-resource.js';
import type { ComponentInput } from './collect.js';
import type { CustomResource } from './custom-resources.js';
import type { SharedResources } from './lay-out.js';
import type { Values } from './placeholders.js';

/** What each component offers, by component id. */
export function outputsOf(
  components: readonly ComponentInput[],
  shared: SharedResources,
  custom: readonly CustomResource[],
): ReadonlyMap<string, JsonObject> {
  const names = new Map<string, string>();
  const resources: Pick<SharedResource<object>, 'type' | 'name' | 'needs'>[] = [
    ...shared.cosmos,
    ...shared.functions,
    ...shared.storage,
    ...custom,
  ];
  for (const resource of resources) {
    for (const component of sharersOf(resource)) {
      const key = `${component} ${resource.type}`;
      if (!names.has(key)) names.set(key, resource.name);
    }
  }
  return new Map(
    components.map((component) => {
      const resourceName = (type: string) => names.get(`${component.id} ${type}`);
      const app = resourceName('functions');
      const functionAppUrl = app === undefined ? undefined : `https://${app}.azurewebsites.net`;
      return [component.id, component.outputs({ functionAppUrl, resourceName })];
    }),
  );
}

/** What placeholders such as `${UserApi.apiEndpoint}` stand for: every output that is text, by key and by id. */
export function valuesOf(
  components: readonly ComponentInput[],
  outputs: ReadonlyMap<string, JsonObject>,
): Values {
  const values = new Map<string, string>();
  for (const { id, key } of components) {
    for (const [name, value] of Object.entries(outputs.get(id) ?? {})) {
      if (typeof value !== 'string') continue;
      values.set(`${id}.${name}`, value);
      values.set(`${key}.${name}`, value);
    }
  }
  return values;
}
