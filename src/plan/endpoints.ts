import { decodedKey, expressionIn } from './expression/expression-json.js';
import { templateText } from './expression/template.js';
import { isPlainObject, type JsonObject, type JsonValue } from './json.js';

/** A URL among the outputs of a component. */
export interface Endpoint {
  /** Keys that lead to it, with dots between: `endpoints.create`. */
  readonly path: string;
  /** As Terraform writes it. */
  readonly url: string;
  readonly value: JsonValue;
}

/** Returns the URLs among the outputs of a component. */
export function endpointsIn(outputs: JsonObject, within = '', found: Endpoint[] = []): Endpoint[] {
  for (const name in outputs) {
    const value = outputs[name] ?? null;
    const path = within + decodedKey(name);
    const expression = expressionIn(value);
    const url = expression === undefined ? value : templateText(expression);
    if (typeof url === 'string') {
      if (/^https?:\/\//.test(url)) found.push({ path, url, value });
    } else if (isPlainObject(value)) endpointsIn(value as JsonObject, `${path}.`, found);
  }
  return found;
}

type Place = Pick<Endpoint, 'path' | 'url'>;

/** Returns the endpoints that are below no other: `…/users/{id}` moves with `…/users`. */
export function topEndpoints<E extends Place>(endpoints: readonly E[]): E[] {
  return endpoints.filter((endpoint) => !endpoints.some((other) => leadsTo(other, endpoint)));
}

function leadsTo(other: Place, { path, url }: Place): boolean {
  return other.url === url ? other.path < path : url.startsWith(`${other.url}/`);
}

/** Returns true for a URL that callers may use. The URL of an app is there for components without HTTP functions too. */
export function isCalled(path: string, outputs: JsonObject = {}): boolean {
  return path !== 'appUrl' || Object.keys(outputs['functionEndpoints'] ?? {}).length > 0;
}
