import type { DataType, Replacement } from '../../plan/replacement.js';

/**
 * Arguments whose change makes azurerm replace a namespace or a part of it.
 * Source: azurerm 4.55.0, ForceNew and CustomizeDiff
 */
export const EVENT_HUBS_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_eventhub_namespace: {
    arguments: ['dedicated_cluster_id', 'location', 'name', 'resource_group_name'],
    conditions: [
      { argument: 'sku', effect: 'replace', kind: 'groups', groups: [['Basic', 'Standard'], ['Premium']] },
    ],
  },
  azurerm_eventhub: {
    arguments: ['name', 'retention_description.cleanup_policy'],
    // A Premium hub may get more partitions, which moves the events of a key to another one. The library never changes them.
    conditions: [{ argument: 'partition_count', effect: 'refuse', kind: 'any' }],
    kept: ['message_retention'],
  },
  azurerm_eventhub_consumer_group: {
    arguments: ['eventhub_name', 'name', 'namespace_name', 'resource_group_name'],
  },
};

/** Types of a namespace that hold events. */
export const EVENT_HUBS_DATA_TYPES: Readonly<Record<string, DataType>> = {
  azurerm_eventhub_namespace: {},
  azurerm_eventhub: {},
};
