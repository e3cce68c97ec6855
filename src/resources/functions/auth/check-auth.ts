import type { PlanError } from '../../../plan/diagnostics.js';
import { quoted } from '../../../plan/phrases.js';
import type { FunctionsResource } from '../sharing.js';
import { type DeclaredHttp, declaredHttp, openRoutes } from '../triggers/triggers.js';

/** Refuses http functions that do not fit to the sign-in of their app. */
export function validateSignIn(app: FunctionsResource): PlanError[] {
  const { key, config } = app;
  const signsIn = config.auth !== undefined && config.auth !== false;
  const declared = declaredHttp(app.requirements);
  if (!signsIn) return unverifiedCallers(key, declared.filter(needsSignIn));
  return [
    ...declared
      .filter((each) => !needsSignIn(each))
      .map(({ component, name, authLevel }): PlanError => ({
        code: 'INVALID_COMBINATION',
        message: `'${name}' of '${component}' has the auth level '${authLevel}', and the platform asks every caller of '${key}' to sign in.`,
        resource: key,
        path: 'functions',
        components: [component],
        resolution: "Write authLevel: 'entra', or set auth: false on the requirement.",
      })),
    ...shadowedRoutes(app, declared),
  ];
}

function needsSignIn({ authLevel }: DeclaredHttp): boolean {
  return authLevel === 'entra';
}

/** Refuses each component with functions for signed-in callers in an app without a sign-in. */
function unverifiedCallers(resource: string, functions: readonly DeclaredHttp[]): PlanError[] {
  const components = [...new Set(functions.map(({ component }) => component))];
  return components.map((component) => {
    const names = functions.filter((each) => each.component === component).map(({ name }) => name);
    return {
      code: 'INVALID_COMBINATION',
      message: `Callers of ${quoted(names)} of '${component}' sign in with Entra ID, and neither the component nor the backend has auth: nothing verifies who they are.`,
      resource,
      path: 'auth',
      components: [component],
      resolution: "Add auth: { provider: 'entra', tenantId, clientId } to the component or the backend.",
    };
  });
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
