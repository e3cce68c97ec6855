import { functionsOfApi } from '../../../runtime/contract/api-operations.js';
import type { FunctionsRequirementConfig, FunctionSpec } from '../requirement.js';

/** Returns the functions of a requirement or of an app: its own, and those of CRUD APIs, which follow from the APIs. */
export function functionsOf({
  functions = [],
  apis = [],
}: Pick<FunctionsRequirementConfig, 'functions' | 'apis'>): readonly FunctionSpec[] {
  if (apis.length === 0) return functions;
  const answering = apis.flatMap((api) =>
    functionsOfApi(api).map(({ name, route, methods }): FunctionSpec => ({
      name,
      trigger: { type: 'http', route, methods, authLevel: api.authLevel },
    })),
  );
  return [...functions, ...answering];
}
