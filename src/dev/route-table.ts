import type { RegisteredFunction } from './functions-core.js';

/** A function that takes a call, with the parameters of its route. */
export interface RouteMatch {
  readonly found: RegisteredFunction;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * Finds the function for a call as the Functions host does: the most specific route first, and on to the next one where
 * the method does not fit.
 */
export function findRoute(
  functions: readonly RegisteredFunction[],
  method: string,
  path: string,
): RouteMatch | undefined {
  return functions
    .filter(({ methods }) => methods.includes(method))
    .sort((a, b) => rank(a.route) - rank(b.route))
    .flatMap((found) => {
      const params = match(found.route, path);
      return params === undefined ? [] : [{ found, params }];
    })[0];
}

function rank(route: string): number {
  if (route.includes('{*')) return 2;
  return route.includes('{') ? 1 : 0;
}

function match(route: string, path: string): Record<string, string> | undefined {
  const rest = /^\{\*(\w+)\}$/.exec(route)?.[1];
  if (rest !== undefined) return { [rest]: decode(path) };
  const pattern = route
    .split('/')
    .map((part, index) => {
      const [, optional] = /^\{(\w+)\?\}$/.exec(part) ?? [];
      const slash = index === 0 ? '' : '/';
      if (optional !== undefined) return `(?:${slash}(?<${optional}>[^/]+))?`;
      return slash + part.replaceAll('-', '\\-').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    })
    .join('');
  const found = new RegExp(`^${pattern}$`, 'i').exec(path);
  if (found === null) return undefined;
  // A parameter that may be left out has no text then.
  const groups: Readonly<Record<string, string | undefined>> = found.groups ?? {};
  return Object.fromEntries(
    Object.entries(groups).flatMap(([name, text]) => (text === undefined ? [] : [[name, decode(text)]])),
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
