import type { DataType, Replacement } from '../../plan/replacement.js';
import { MAX_UNITS } from './options.js';

/**
 * Arguments whose change makes azurerm replace a service or a part of it.
 * Source: azurerm 4.55.0, ForceNew and CustomizeDiff
 */
export const API_MANAGEMENT_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_api_management: {
    arguments: ['location', 'name', 'resource_group_name'],
    conditions: [
      {
        argument: 'sku_name',
        effect: 'replace',
        kind: 'groups',
        groups: [['Consumption_0'], Array.from({ length: MAX_UNITS }, (_, index) => `BasicV2_${index + 1}`)],
      },
    ],
  },
  azurerm_api_management_api: {
    arguments: ['api_management_name', 'name', 'resource_group_name', 'revision'],
  },
  azurerm_api_management_api_policy: {
    arguments: ['api_management_name', 'api_name', 'resource_group_name'],
  },
  azurerm_api_management_product: {
    arguments: ['api_management_name', 'product_id', 'resource_group_name'],
  },
  azurerm_api_management_product_api: {
    arguments: ['api_management_name', 'api_name', 'product_id', 'resource_group_name'],
  },
};

/** Subscriptions of callers, whose keys are made outside of Terraform. */
const SUBSCRIPTIONS: DataType = {
  lossEffect: 'Azure deletes the subscriptions to it. Callers with their keys are refused.',
};

/** Types of a service that hold subscriptions. */
export const API_MANAGEMENT_DATA_TYPES: Readonly<Record<string, DataType>> = {
  azurerm_api_management: SUBSCRIPTIONS,
  azurerm_api_management_product: SUBSCRIPTIONS,
};
