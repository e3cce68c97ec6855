import type { AnyComponentDefinition, ComponentContext } from '../../src/component.js';
import { CrudApi } from '../../src/components/crud-api/crud-api.js';
import type { CrudApiConfig } from '../../src/components/crud-api/crud-api-config.js';
import { FunctionsApp } from '../../src/components/functions-app/functions-app.js';
import type { FunctionsAppConfig } from '../../src/components/functions-app/functions-app-config.js';
import { crudApiRequirements } from '../../src/components/crud-api/crud-api-requirements.js';
import type { FunctionsSku } from '../../src/resources/functions/hosting/hosting.js';
import type { ResourceRequirement } from '../../src/resources/requirement.js';

/** A CRUD API over an entity that is named like it. */
export function crud(id = 'UserApi', options: Partial<CrudApiConfig> = {}): AnyComponentDefinition {
  return CrudApi.define(id, { entityName: id, schema: { id: 'string' }, ...options });
}

/** An app with one http function. */
export function app(id = 'Jobs', options: Partial<FunctionsAppConfig> = {}): AnyComponentDefinition {
  return FunctionsApp.define(id, { functions: { run: { trigger: 'http' } }, ...options });
}

/** A CRUD API as a component of a user's own, which asks for a plan. */
export function crudOn(
  sku: FunctionsSku,
  id = 'UserApi',
  options: Partial<CrudApiConfig> = {},
): AnyComponentDefinition {
  const config: CrudApiConfig = { entityName: id, schema: { id: 'string' }, ...options };
  const needs = crudApiRequirements(id, config, config);
  return custom(
    id,
    needs.map((need) =>
      need.resourceType === 'functions' ? { ...need, config: { ...need.config, sku } } : need,
    ),
  );
}

/** An app with http functions `f0`, `f1`, … */
export function appOf(count: number, id = 'Jobs'): AnyComponentDefinition {
  const names = Array.from({ length: count }, (_, index) => [`f${index}`, { trigger: 'http' as const }]);
  return app(id, { functions: Object.fromEntries(names) });
}

/** A component of a user's own, with nothing but what it requires and offers. */
export function custom(
  componentId: string,
  required: readonly Partial<ResourceRequirement>[],
  outputs: Readonly<Record<string, unknown>> = {},
): AnyComponentDefinition {
  const componentType = 'Custom';
  const instance = {
    componentId,
    componentType,
    getRequirements: () => required,
    getOutputs: () => outputs,
    initialize: () => undefined,
    validateResources: () => ({ valid: true }),
  };
  return { componentId, componentType, config: {}, factory: () => instance };
}

/** A requirement as a component of a user's own states it. */
export function requirement(
  resourceType: string,
  config: object = {},
  priority?: number,
): ResourceRequirement {
  const requirementKey = `${resourceType}-need`;
  return { resourceType, requirementKey, config, ...(priority !== undefined && { priority }) };
}

/** Where a component has landed, made up. */
export const SITE: ComponentContext = {
  endpoint: (type) => `https://${type}.example.net`,
  resourceName: (type) => `${type}-name`,
};
