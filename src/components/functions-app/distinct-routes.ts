import * as v from 'valibot';

import type { HttpMethod } from '../../resources/functions/requirement.js';
import { clashingRoutes } from '../../resources/functions/triggers/routes.js';
import { issueAt, rule } from '../../validation/rule.js';

/** Default of the methods of an http function. */
export const DEFAULT_METHODS = ['GET', 'POST'] as const;

/** Returns the route of a function below its component's own path. */
export function ownRouteOf(name: string, { route = name }: { readonly route?: string | undefined }): string {
  return route;
}

/** The part of a declaration that decides its route. */
interface Routed {
  readonly trigger: string;
  readonly route?: string | undefined;
  readonly methods?: readonly HttpMethod[] | undefined;
}

/** Checks that no two functions of a component answer the same method at the same route. */
export function distinctRoutes<F extends Readonly<Record<string, Routed>>>(): v.RawCheckAction<F> {
  return v.rawCheck<F>(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const { value: functions } = dataset;
    const routed = Object.entries(functions).flatMap(([name, declared]) =>
      declared.trigger === 'http'
        ? [{ name, route: ownRouteOf(name, declared), methods: declared.methods ?? DEFAULT_METHODS }]
        : [],
    );
    for (const { first, second, methods } of clashingRoutes(routed)) {
      // Another rule refuses two names that differ only in case.
      if (first.name.toLowerCase() === second.name.toLowerCase()) continue;
      addIssue(
        issueAt(
          functions,
          [second.name],
          functions[second.name],
          rule(
            `must not match the same calls as '${first.name}': both match ${methods.join(', ')} at '${second.route}'`,
            'change the route or the methods of one of the two',
          ),
        ),
      );
    }
  });
}
