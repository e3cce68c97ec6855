import { join, ref } from '../../plan/expression/expression.js';
import { defineResourceType } from '../define-resource-type.js';
import { eventHubsAzurerm5 } from './azurerm-5.js';
import { captureStorage } from './capture.js';
import { validateEventHubs } from './check.js';
import { eventHubsConnections, namespaceRef } from './connections.js';
import { eventHubsExposure } from './exposure.js';
import { layOutEventHubs } from './layout.js';
import { eventHubsMeters } from './meters.js';
import { EVENT_HUBS } from './naming.js';
import { EVENT_HUBS_DATA_TYPES, EVENT_HUBS_REPLACED_BY } from './replaced-by.js';
import type { EventHubsConfig, EventHubsRequirement } from './requirement.js';
import { eventHubsRequirementSchema } from './requirement-schema.js';
import { eventHubsSharing, mergeEventHubs, TIER, withEventHubsDefaults } from './sharing.js';
import { PARTITIONS, streamingUnits } from './units.js';
import { EVENT_HUBS_WEAKENED_BY } from './weakened-by.js';

/** Event Hubs namespaces with hubs and consumer groups. */
export const eventHubs = defineResourceType<EventHubsRequirement, EventHubsConfig>({
  type: 'eventhubs',
  title: 'Event Hubs namespace',
  naming: EVENT_HUBS,
  schema: eventHubsRequirementSchema,
  requirements: { impliedRequirements: captureStorage },
  sharing: eventHubsSharing,
  merge: mergeEventHubs,
  withDefaults: withEventHubsDefaults,
  connections: {
    isolation: 'private-endpoint',
    runsCode: false,
    exposure: eventHubsExposure,
    connect: eventHubsConnections,
    attributes(resource, context) {
      const name = ref(namespaceRef(resource, context), 'name');
      return { name, hostName: join`${name}.servicebus.windows.net` };
    },
  },
  validate: {
    check: validateEventHubs,
    recorded: { [TIER]: ['standard', 'premium'], [PARTITIONS]: /^[1-9]\d{0,2}$/ },
  },
  replacedBy: EVENT_HUBS_REPLACED_BY,
  weakenedBy: EVENT_HUBS_WEAKENED_BY,
  dataTypes: EVENT_HUBS_DATA_TYPES,
  azureType: 'Microsoft.EventHub/namespaces',
  azurerm5: eventHubsAzurerm5,
  meters: eventHubsMeters,
  layOut: (resource, context) => ({
    blocks: layOutEventHubs(resource, context),
    units: streamingUnits(resource, context),
  }),
});
