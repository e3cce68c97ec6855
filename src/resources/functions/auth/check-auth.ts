import type { PlanError } from '../../../plan/diagnostics.js';
import type { FunctionsResource } from '../sharing.js';
import { type DeclaredHttp, declaredHttp, openRoutes } from '../triggers/triggers.js';

/** Refuses http functions that do not fit to the sign-in of their app. */
export function validateSignIn(app: FunctionsResource): PlanError[] {
  const { key, config } = app;
  const signsIn = config.auth !== undefined && config.auth !== false;
  const declared = declaredHttp(app.requirements);
  const incompatible: DeclaredHttp[] = [];
  for (const each of declared) if ((each.authLevel === 'entra') !== signsIn) incompatible.push(each);
  return [
    ...incompatible.map(({ component, name, authLevel }): PlanError =>
      signsIn
        ? {
            code: 'INVALID_COMBINATION',
            message: `'${name}' of '${component}' has the auth level '${authLevel}', and the platform asks every caller of '${key}' to sign in.`,
            resource: key,
            path: 'functions',
            components: [component],
            resolution: "Write authLevel: 'entra', or set auth: false on the requirement.",
          }
        : {
            code: 'INVALID_COMBINATION',
            message: `Callers of '${name}' of '${component}' sign in with Entra ID, and neither the component nor the backend has auth: nothing verifies who they are.`,
            resource: key,
            path: 'auth',
            components: [component],
            resolution:
              "Add auth: { provider: 'entra', tenantId, clientId } to the component or the backend.",
          },
    ),
    ...(signsIn ? shadowedRoutes(app, declared) : []),
  ];
}

/**
 * Refuses routes that begin with the path of a health check. Azure does not say whether a path that needs no
 * token also opens the paths that begin with it.
 */
function shadowedRoutes(app: FunctionsResource, declared: readonly DeclaredHttp[]): PlanError[] {
  const open = openRoutes(app.config).map((route) => route.toLowerCase());
  return declared.flatMap(({ component, name, route }): PlanError[] => {
    const opening = open.find((each) => route.toLowerCase().startsWith(each));
    if (opening === undefined) return [];
    return [
      {
        code: 'INVALID_COMBINATION',
        message: `The route '${route}' of '${name}' of '${component}' begins with '${opening}', which needs no sign-in because health checks call it.`,
        resource: app.key,
        path: 'functions',
        components: [component],
        resolution: 'Give the function a route with another beginning, or the health check another path.',
      },
    ];
  });
}
