import type { Weakening } from '../../plan/weakening.js';
import { DEFAULT_RETENTION_DAYS } from './requirement.js';

const RETENTION = 'learn.microsoft.com/azure/event-hubs/event-hubs-features#event-retention';

/** Arguments whose weaker value puts events at risk. */
export const EVENT_HUBS_WEAKENED_BY: Readonly<Record<string, Weakening>> = {
  azurerm_eventhub: {
    arguments: [
      {
        argument: 'message_retention',
        weaker: 'lower',
        absent: DEFAULT_RETENTION_DAYS,
        kept: true,
        effect: 'Azure deletes events that are older than so many days, read or not.',
        source: RETENTION,
      },
      {
        argument: 'retention_description.retention_time_in_hours',
        weaker: 'lower',
        absent: null,
        kept: true,
        effect: 'Azure deletes events that are older than so many hours, read or not.',
        source: RETENTION,
      },
      {
        argument: 'status',
        weaker: [['Disabled'], ['SendDisabled'], ['Active']],
        absent: 'Active',
        effect: 'Azure stops accepting events, or handing them out.',
        source: 'learn.microsoft.com/azure/event-hubs/event-hubs-features',
      },
      {
        argument: 'capture_description.enabled',
        weaker: [[false], [true]],
        absent: false,
        effect: 'Azure stops copying events to blobs; those in the hub end with its retention.',
        source: 'learn.microsoft.com/azure/event-hubs/event-hubs-capture-overview',
      },
    ],
  },
};
