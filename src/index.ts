/**
 * `@atakora/component`: the names that most projects use. Every other name is in the entry of its subject, such as
 * `@atakora/component/backend`. Nothing here loads cdktf.
 */
export { defineBackend, type DefinedBackend } from './backend/define-backend.js';
export { Backend } from './backend/backend.js';
export { BackendBuilder } from './backend/backend-builder.js';
export type { BackendConfig } from './backend/backend-config.js';
export { parseConfig } from './backend/parse-config.js';
export { networkOf } from './resources/network/network-of.js';
export { frontDoorOrigin } from './resources/entry/front-door-origin.js';
export { type KeyVaultSecret, keyVaultSecret } from './resources/key-vault/secret.js';
export { ResourceLimitError } from './errors.js';
export type { ValidationResult } from './resources/requirement.js';
export { CrudApi, type CrudApiDefinition } from './components/crud-api/crud-api.js';
export { FunctionsApp, type FunctionsAppDefinition } from './components/functions-app/functions-app.js';
export type { Handlers } from './components/handlers.js';
export type { FunctionServices } from './runtime/contract/caller.js';
export { EventsApp, type EventsAppDefinition } from './components/events-app/events-app.js';
export type { EventHandler, EventServices } from './components/events-app/events-app-config.js';
export { type EventTopic, eventTopic } from './components/events-app/event-topic.js';
export { StaticSite, type StaticSiteDefinition } from './components/static-site/static-site.js';
export {
  StaticSiteWithCdn,
  type StaticSiteWithCdnDefinition,
} from './components/static-site/static-site-with-cdn.js';
export { diffPlans } from './plan/diff/diff-plans.js';
export { gate } from './plan/diff/gate.js';
export { renderPlanDiff } from './plan/diff/render-diff.js';
export type { WarningCode } from './plan/diagnostics.js';
export { explain } from './plan/explain.js';
export { openApi } from './plan/open-api/open-api.js';
export { renderPlan } from './plan/render-plan.js';
export type { ResourcePlan } from './plan/resource-plan.js';
export { parsePlan, serializePlan } from './plan/serialize.js';
