import type { DataType, Replacement } from '../../plan/replacement.js';

/**
 * Arguments whose change makes azurerm replace a namespace or a part of it.
 * Source: azurerm 4.55.0, ForceNew and CustomizeDiff
 */
export const SERVICE_BUS_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_servicebus_namespace: {
    arguments: ['location', 'name', 'premiumMessagingPartitions', 'resourceGroupName'],
    conditions: [
      { argument: 'sku', effect: 'replace', kind: 'groups', groups: [['Basic', 'Standard'], ['Premium']] },
    ],
  },
  azurerm_servicebus_queue: {
    arguments: ['name', 'namespaceId', 'requiresDuplicateDetection', 'requiresSession'],
    kept: ['defaultMessageTtl'],
  },
  azurerm_servicebus_subscription: { arguments: ['name', 'requiresSession', 'topicId'] },
  azurerm_servicebus_subscription_rule: { arguments: ['name', 'subscriptionId'] },
  azurerm_servicebus_topic: { arguments: ['name', 'namespaceId', 'requiresDuplicateDetection'] },
};

/** Types of a namespace that hold messages. */
export const SERVICE_BUS_DATA_TYPES: Readonly<Record<string, DataType>> = {
  azurerm_servicebus_namespace: {},
  azurerm_servicebus_queue: {},
  azurerm_servicebus_topic: {},
  azurerm_servicebus_subscription: {},
};
