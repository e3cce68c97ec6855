import type { TerraformStack } from 'cdktf';
import type { Construct, IConstruct } from 'constructs';

import { slugOf } from '../component.js';
import { CannotApplyError } from '../errors.js';
import { ownValue } from '../plan/json.js';
import type { ResourcePlan } from '../plan/resource-plan.js';

/**
 * Terraform types whose names are parts of host names, by the domain that their names share.
 * Source: learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules (scope `global`)
 */
const DOMAINS: Readonly<Record<string, string>> = {
  azurerm_storage_account: 'core.windows.net',
  azurerm_cosmosdb_account: 'documents.azure.com',
  azurerm_function_app_flex_consumption: 'azurewebsites.net',
  azurerm_linux_function_app: 'azurewebsites.net',
  azurerm_windows_function_app: 'azurewebsites.net',
  azurerm_linux_web_app: 'azurewebsites.net',
  azurerm_windows_web_app: 'azurewebsites.net',
  azurerm_key_vault: 'vault.azure.net',
  azurerm_servicebus_namespace: 'servicebus.windows.net',
  azurerm_eventhub_namespace: 'servicebus.windows.net',
  azurerm_cdn_frontdoor_endpoint: 'azurefd.net',
  azurerm_api_management: 'azure-api.net',
  azurerm_app_configuration: 'azconfig.io',
  azurerm_container_registry: 'azurecr.io',
  azurerm_redis_cache: 'redis.cache.windows.net',
  azurerm_search_service: 'search.windows.net',
  azurerm_signalr_service: 'service.signalr.net',
  azurerm_mssql_server: 'database.windows.net',
  azurerm_postgresql_flexible_server: 'postgres.database.azure.com',
};

interface Holder {
  readonly stack: TerraformStack;
  readonly backendId: string;
  /** Construct that the backend's are made in. */
  readonly scope: Construct;
}

/** Holders of the names in one cdktf app, by host. */
const holdersIn = new WeakMap<IConstruct, Map<string, Holder>>();

/**
 * Refuses a plan with a name that another backend or stack of the app gave away, and that Azure takes once in the world.
 * @throws CannotApplyError when there is one.
 */
export function checkGlobalNames(stack: TerraformStack, plan: ResourcePlan): void {
  const holders = holdersIn.get(stack.node.root);
  if (holders === undefined) return;
  for (const { host, name } of globalNames(plan)) {
    const holder = holders.get(host);
    if (holder === undefined || !isThere(holder)) continue;
    const { backend } = plan;
    throw new CannotApplyError(
      `backend '${backend.id}' of stack '${stack.node.id}'`,
      `a name that Azure takes once in the world must be used once, received '${name}' (${host}), which backend '${holder.backendId}' of stack '${holder.stack.node.id}' has as well`,
      backend.location === null
        ? 'give each stack a backend of its own with its location in the config, or another backendId or environment'
        : `add backendId: '${idFor(stack)}' to the config of one of the two, or another environment, location or naming: { salt: 'x7' }`,
    );
  }
}

/** Returns an id for the backend of a stack. Source of its form: the option `backendId`. */
function idFor(stack: TerraformStack): string {
  const words = slugOf(stack.node.id).replace(/[^a-z0-9-]+/g, '-');
  return (/^[a-z]/.test(words) ? words : `app-${words}`).slice(0, 40);
}

/** Remembers the names of a backend that was applied. */
export function holdGlobalNames(stack: TerraformStack, plan: ResourcePlan, scope: Construct): void {
  const { root } = stack.node;
  const holders = holdersIn.get(root) ?? new Map<string, Holder>();
  holdersIn.set(root, holders);
  for (const { host } of globalNames(plan)) holders.set(host, { stack, backendId: plan.backend.id, scope });
}

/** Returns true if the constructs of a backend are still in the stack. */
function isThere({ stack, scope }: Holder): boolean {
  return stack.node.tryFindChild(scope.node.id) === scope;
}

function globalNames({ terraform }: ResourcePlan): { host: string; name: string }[] {
  return terraform.flatMap(({ type, arguments: plain }) => {
    const domain = ownValue(DOMAINS, type);
    const name = plain['name'];
    // Only Terraform knows the value of an expression. Host names are not case-sensitive.
    if (domain === undefined || typeof name !== 'string') return [];
    return [{ host: `${name.toLowerCase()}.${domain}`, name }];
  });
}
