import { functionsOfApi } from '../../../runtime/contract/api-operations.js';
import type { ApiManifest } from '../../../runtime/contract/manifest.js';
import type { FunctionsRequirementConfig, FunctionSpec } from '../requirement.js';

/** A plan asks eight times for the functions of each API: making them again took a tenth of what planning allocates. */
const functionsByApi = new WeakMap<ApiManifest, readonly FunctionSpec[]>();

/** Returns the functions of a requirement or of an app: its own, and those of CRUD APIs, which follow from the APIs. */
export function functionsOf({
  functions = [],
  apis = [],
}: Pick<FunctionsRequirementConfig, 'functions' | 'apis'>): readonly FunctionSpec[] {
  if (apis.length === 0) return functions;
  if (functions.length === 0 && apis.length === 1 && apis[0] !== undefined) return answering(apis[0]);
  return functions.concat(...apis.map(answering));
}

function answering(api: ApiManifest): readonly FunctionSpec[] {
  const known = functionsByApi.get(api);
  if (known !== undefined) return known;
  const made = functionsOfApi(api).map(({ name, route, methods }): FunctionSpec => ({
    name,
    trigger: { type: 'http', route, methods, authLevel: api.authLevel },
  }));
  functionsByApi.set(api, made);
  return made;
}
