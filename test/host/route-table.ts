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
  const wanted = route.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const text = given[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined ? part.toLowerCase() !== text.toLowerCase() : text === '') return undefined;
    if (name !== undefined) params[name] = decode(text);
  }
  return params;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
