import type { DataType, Replacement } from '../../plan/replacement.js';

/**
 * Arguments whose change makes azurerm replace a namespace or a part of it.
 * Source: azurerm 4.55.0, ForceNew and CustomizeDiff
 */
export const SERVICE_BUS_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_servicebus_namespace: {
    arguments: ['location', 'name', 'premium_messaging_partitions', 'resource_group_name'],
    conditions: [
      { argument: 'sku', effect: 'replace', kind: 'groups', groups: [['Basic', 'Standard'], ['Premium']] },
    ],
  },
  azurerm_servicebus_queue: {
    arguments: ['name', 'namespace_id', 'requires_duplicate_detection', 'requires_session'],
    kept: ['default_message_ttl'],
  },
  azurerm_servicebus_subscription: { arguments: ['name', 'requires_session', 'topic_id'] },
  azurerm_servicebus_subscription_rule: { arguments: ['name', 'subscription_id'] },
  azurerm_servicebus_topic: { arguments: ['name', 'namespace_id', 'requires_duplicate_detection'] },
};

/** Types of a namespace that hold messages. */
export const SERVICE_BUS_DATA_TYPES: Readonly<Record<string, DataType>> = {
  azurerm_servicebus_namespace: {},
  azurerm_servicebus_queue: {},
  azurerm_servicebus_topic: {},
  azurerm_servicebus_subscription: {},
};
