import type { RecordedValues } from '../resource-type.js';
import { RECORDED_IP_RANGES } from '../network/allowed-ip-ranges.js';
import { CAPABILITIES, CAPACITY_MODE } from './sharing.js';

/** Values that the lock has of accounts and containers. */
export const RECORDED: RecordedValues = {
  [CAPACITY_MODE]: ['serverless', 'provisioned'],
  [CAPABILITIES]: /^[A-Za-z]+(?:, [A-Za-z]+)*$/,
  ...RECORDED_IP_RANGES,
  account: /^created$|^existing .|^host \/subscriptions\//,
  backup: ['continuous'],
  freeTier: ['yes', 'no'],
  zones: ['one', 'several'],
  network: ['isolated', 'public'],
  throughput: ['none', 'manual', 'autoscale', 'shared'],
};
