import { exactly, type PlannedMeter } from '../../plan/meter.js';
import type { LayoutContext } from '../layout-context.js';
import { hostOf } from './hosted-namespace.js';
import type { ServiceBusResource } from './sharing.js';

export function serviceBusMeters(resource: ServiceBusResource, context: LayoutContext): PlannedMeter[] {
  const { config } = resource;
  const operations = { what: 'operations on messages', measure: 'messageOperations' };
  // The host pays for the namespace itself.
  if (hostOf(resource, context) !== undefined)
    return config.sku === 'Premium' ? [] : [{ meter: 'servicebus/standard-operations', ...operations }];
  switch (config.sku) {
    case 'Basic':
      return [{ meter: 'servicebus/basic-operations', ...operations }];
    case 'Standard':
      return [
        { meter: 'servicebus/standard-base', what: 'Standard namespace', units: exactly(1) },
        { meter: 'servicebus/standard-operations', ...operations },
      ];
    case 'Premium':
      return [
        {
          meter: 'servicebus/premium-unit',
          what: 'Premium messaging units',
          units: exactly(config.messagingUnits ?? 1),
        },
      ];
  }
}
