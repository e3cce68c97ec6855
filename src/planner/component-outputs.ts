import type { JsonObject } from '../plan/json.js';
import { cdnUrl } from '../resources/cdn/cdn-layout.js';
import { sharersOf, type SharedResource } from '../resources/shared-resource.js';
import type { Site } from '../resources/site.js';
import { websiteUrl } from '../resources/website/website-layout.js';
import type { ComponentInput } from './collect.js';
import type { CustomResource } from './custom-resources.js';
import type { SharedResources } from './lay-out.js';
import type { Values } from './placeholders.js';

/** What each component offers, by component id. */
export function outputsOf(
  components: readonly ComponentInput[],
  shared: SharedResources,
  custom: readonly CustomResource[],
  site: Site,
): ReadonlyMap<string, JsonObject> {
  const names = new Map<string, string>();
  const resources: Pick<SharedResource<object>, 'type' | 'name' | 'needs'>[] = [
    // First, because an account of the library's beside that of a provider is nothing that a component asked for.
    ...custom,
    ...shared.cosmos,
    ...shared.functions,
    ...shared.storage,
    ...shared.website,
    ...shared.cdn,
  ];
  for (const resource of resources) {
    for (const component of sharersOf(resource)) {
      const key = `${component} ${resource.type}`;
      if (!names.has(key)) names.set(key, resource.name);
    }
  }
  const urls = siteUrls(shared, site);
  return new Map(
    components.map((component) => {
      const resourceName = (type: string) => names.get(`${component.id} ${type}`);
      const app = resourceName('functions');
      const functionAppUrl = app === undefined ? undefined : `https://${app}.azurewebsites.net`;
      const { website: websiteUrl, cdn: cdnUrl } = urls.get(component.id) ?? {};
      return [component.id, component.outputs({ functionAppUrl, websiteUrl, cdnUrl, resourceName })];
    }),
  );
}

/** Where the site of each component is, by component id. */
function siteUrls({ website, cdn }: SharedResources, site: Site) {
  const urls = new Map<string, { website?: string; cdn?: string }>();
  for (const { purpose, needs } of website) {
    for (const { component } of needs)
      urls.set(component, { website: websiteUrl(purpose, site), ...urls.get(component) });
  }
  for (const { component, config } of cdn.flatMap(({ needs }) => needs)) {
    const [first] = config.sites;
    if (first !== undefined) urls.set(component, { cdn: cdnUrl(first.name, site), ...urls.get(component) });
  }
  return urls;
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
      if (key !== id) values.set(`${key}.${name}`, value);
    }
  }
  return values;
}
