/** The Azure service that a subnet is delegated to. */
export interface Delegation {
  readonly name: string;
  readonly service: string;
  readonly actions: readonly string[];
}

/**
 * Delegation for apps on Flex Consumption, which runs on Container Apps infrastructure.
 * Source: learn.microsoft.com/azure/azure-functions/functions-networking-options
 */
export const FLEX_DELEGATION: Delegation = {
  name: 'flex-consumption',
  service: 'Microsoft.App/environments',
  actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
};

/**
 * Delegation for apps on any other plan.
 * Source: learn.microsoft.com/azure/azure-functions/functions-networking-options
 */
export const APP_SERVICE_DELEGATION: Delegation = {
  name: 'app-service',
  service: 'Microsoft.Web/serverFarms',
  actions: ['Microsoft.Network/virtualNetworks/subnets/action'],
};

/** Delegation of the subnet that an app sends through, by the Terraform type of the app. */
export const DELEGATIONS: Readonly<Record<string, Delegation>> = {
  azurerm_function_app_flex_consumption: FLEX_DELEGATION,
  azurerm_linux_function_app: APP_SERVICE_DELEGATION,
};
