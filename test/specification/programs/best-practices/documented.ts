import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

/**
 * Production Backend
 *
 * Architecture:
 * - 3 CRUD APIs (User, Product, Order)
 * - 2 Function Apps (Processing, Notifications)
 * - Shared Cosmos DB (Session consistency)
 * - Shared Function App runtime
 *
 * Resource Sharing:
 * - All APIs share 1 Cosmos DB account
 * - All APIs share 1 Function App
 * - Separate storage for each function group
 *
 * Scaling:
 * - Cosmos DB: 4000 RU/s provisioned
 * - Functions: Consumption plan
 *
 * Monitoring:
 * - Application Insights enabled
 * - 90-day retention
 * - Alerts on errors and latency
 */
export const backend = defineBackend({ api: CrudApi.define('Api', { entityName: 'Entity', schema: { id: 'string' } }) });
