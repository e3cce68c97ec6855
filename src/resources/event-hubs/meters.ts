import { exactly, type PlannedMeter } from '../../plan/meter.js';
import type { EventHubsResource } from './sharing.js';

/** Returns the meters of a namespace. Capture is part of the price of Premium. */
export function eventHubsMeters({ config }: EventHubsResource): PlannedMeter[] {
  if (config.sku === 'Premium') {
    const units = exactly(config.processingUnits ?? 1);
    return [{ meter: 'eventhubs/premium-unit', what: 'Premium processing units', units }];
  }
  const { throughputUnits: low = 1, maxThroughputUnits: most = low } = config;
  const units = { low, high: Math.max(low, most) };
  return [
    { meter: 'eventhubs/standard-unit', what: 'Standard throughput units', units },
    { meter: 'eventhubs/standard-ingress', what: 'events that are sent', measure: 'streamEvents' },
    ...(config.hubs.some(({ capture }) => capture !== undefined)
      ? [{ meter: 'eventhubs/standard-capture', what: 'capture', units }]
      : []),
  ];
}
