import { addTo } from '../../../plan/maps.js';
import type { HttpMethod } from '../requirement.js';

/** An http function. */
export interface RoutedFunction {
  readonly name: string;
  readonly route: string;
  readonly methods: readonly HttpMethod[];
}

/** Two HTTP functions that match the same method and route. */
export interface RouteClash<F extends RoutedFunction = RoutedFunction> {
  readonly first: F;
  readonly second: F;
  /** Methods that both answer. */
  readonly methods: readonly HttpMethod[];
}

/**
 * Finds functions that answer the same method at the same route. The host refuses two of one route, and takes neither
 * where they differ in the names of their parameters only.
 */
export function clashingRoutes<F extends RoutedFunction>(functions: readonly F[]): RouteClash<F>[] {
  const answered = new Map<string, F>();
  const clashes: RouteClash<F>[] = [];
  for (const second of functions) {
    let met: Map<F, Set<HttpMethod>> | undefined;
    for (const form of formsOf(second.route)) {
      for (const method of second.methods) {
        const call = `${method} ${form}`;
        const first = answered.get(call);
        if (first === undefined) answered.set(call, second);
        if (first === undefined || first === second) continue;
        met ??= new Map();
        addTo(met, first, method);
      }
    }
    if (met === undefined) continue;
    for (const [first, methods] of met) clashes.push({ first, second, methods: [...methods] });
  }
  return clashes;
}

/**
 * Returns the forms that a route matches, without case and the names of parameters: `orders/{id?}` matches
 * `orders` and `orders/{}`.
 */
function formsOf(route: string): string[] {
  const lower = route.toLowerCase();
  const form = lower.includes('{') ? lower.replace(/\{[^}/]*\}/g, '{}') : lower;
  return route.endsWith('?}') ? [form, form.slice(0, Math.max(0, form.lastIndexOf('/')))] : [form];
}

/**
 * Returns true if the Functions host refuses a route because its own routes begin like it.
 * Source: github.com/Azure/azure-functions-host/issues/1781 and github.com/Azure/azure-functions-host/pull/3460
 */
export function isReservedRoute(route: string): boolean {
  return /^(?:admin|runtime)/i.test(route);
}
