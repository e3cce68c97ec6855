import { functionNamesOfApi, functionsOfApi } from '../../../runtime/contract/api-operations.js';
import type { FunctionsRequirementConfig, FunctionSpec } from '../requirement.js';

type Declaring = Pick<FunctionsRequirementConfig, 'functions' | 'apis'>;

/** Returns the functions of a requirement or of an app: its own, and those of CRUD APIs, which follow from the APIs. */
export function functionsOf({ functions = [], apis = [] }: Declaring): readonly FunctionSpec[] {
  if (apis.length === 0) return functions;
  const answering = apis.flatMap((api) =>
    functionsOfApi(api).map(({ name, route, methods }): FunctionSpec => ({
      name,
      trigger: { type: 'http', route, methods, authLevel: api.authLevel },
    })),
  );
  return [...functions, ...answering];
}

/** Returns the names of {@link functionsOf}: most of those who ask need nothing else, and ask for each requirement. */
export function functionNamesOf({ functions = [], apis = [] }: Declaring): string[] {
  const names = functions.map(({ name }) => name);
  for (const api of apis) names.push(...functionNamesOfApi(api));
  return names;
}
