import * as v from 'valibot';

import { InvalidConfigError } from '../errors.js';
import { copyPlain } from '../plan/deep-freeze.js';
import { ownValue } from '../plan/json.js';

/** Use of a component in a month. */
export interface ComponentUsage {
  /** Calls, messages and timer runs of its functions, or files that visitors of its site ask for. */
  readonly requests: number;
  /** Request units of Cosmos DB that one request takes, on average. */
  readonly averageRu: number;
  /** Memory times seconds of one request: 0.1 is 100 ms with 1 GB. */
  readonly gbSecondsPerRequest: number;
  /** Data and indexes in Cosmos DB (GB). */
  readonly dataGb: number;
  /** Blobs, or the files of its site (GB). */
  readonly blobGb: number;
  readonly blobReads: number;
  readonly blobWrites: number;
  /** Logs and telemetry (GB). */
  readonly logGb: number;
  /** Operations on messages of Service Bus. */
  readonly messageOperations: number;
  /** Events that are sent to Event Hubs, in steps of 64 KB. */
  readonly streamEvents: number;
  /** Data that Front Door sends to visitors (GB). */
  readonly trafficGb: number;
  readonly secretReads: number;
  /** Data through private endpoints (GB). */
  readonly privateGb: number;
  /** Questions to private DNS zones. */
  readonly dnsQueries: number;
  /** Measures of resource types of the user, by name. */
  readonly other: Readonly<Record<string, number>>;
}

/** The use of a backend. What is left out is as in the default profile. */
export interface UsageProfile {
  /** Of every component. @default `DEFAULT_USAGE` */
  readonly every?: Partial<ComponentUsage>;
  /** Of single components, by id. */
  readonly components?: Readonly<Record<string, Partial<ComponentUsage>>>;
}

/** A small service: 1,000,000 requests in a month. An assumption, which every estimate shows. */
export const DEFAULT_USAGE: ComponentUsage = Object.freeze({
  requests: 1_000_000,
  averageRu: 5,
  gbSecondsPerRequest: 0.1,
  dataGb: 1,
  blobGb: 1,
  blobReads: 100_000,
  blobWrites: 10_000,
  logGb: 1,
  messageOperations: 1_000_000,
  streamEvents: 1_000_000,
  trafficGb: 10,
  secretReads: 10_000,
  privateGb: 1,
  dnsQueries: 100_000,
  other: Object.freeze({}),
});

/**
 * A backend without calls and without data. An estimate with it is the cost of the mere existence of the
 * resources.
 */
export const IDLE_USAGE: ComponentUsage = Object.freeze({
  ...DEFAULT_USAGE,
  requests: 0,
  dataGb: 0,
  blobGb: 0,
  blobReads: 0,
  blobWrites: 0,
  logGb: 0,
  messageOperations: 0,
  streamEvents: 0,
  trafficGb: 0,
  secretReads: 0,
  privateGb: 0,
  dnsQueries: 0,
});

const amount = v.pipe(v.number(), v.finite('must be a finite number'), v.minValue(0, 'must be at least 0'));
const { other: _other, ...numbers } = DEFAULT_USAGE;
const usage = v.strictObject({
  ...Object.fromEntries(Object.keys(numbers).map((name) => [name, v.exactOptional(amount)])),
  other: v.exactOptional(v.record(v.string(), amount)),
});
const profileSchema = v.strictObject({
  every: v.exactOptional(usage),
  components: v.exactOptional(v.record(v.string(), usage)),
});

/**
 * Returns the use of each component, every default filled in.
 * @throws InvalidConfigError when a value is not a number from 0, or a component is not in the plan.
 */
export function usageOf(
  components: readonly string[],
  profile: UsageProfile = {},
): Readonly<Record<string, ComponentUsage>> {
  const result = v.safeParse(profileSchema, profile);
  if (!result.success) {
    const [issue] = result.issues;
    throw invalid(
      v.getDotPath(issue) ?? 'usage',
      issue.received,
      issue.message,
      'give a number from 0 upwards',
    );
  }
  const stranger = Object.keys(profile.components ?? {}).find((id) => !components.includes(id));
  if (stranger !== undefined)
    throw invalid(
      'components',
      `'${stranger}'`,
      `must have ids of the plan: ${components.join(', ')}`,
      'use one of these ids',
    );
  const { every, components: single } = copyPlain(profile);
  return Object.fromEntries(
    components.map((id) => [id, { ...DEFAULT_USAGE, ...every, ...ownValue(single, id) }]),
  );
}

function invalid(path: string, value: string, rule: string, resolution: string): InvalidConfigError {
  return new InvalidConfigError('usage', [{ path, value, rule, resolution }]);
}

/** Returns what meters can count, by the name of the measure. */
export function measuresOf(used: ComponentUsage): Readonly<Record<string, number>> {
  const { averageRu, gbSecondsPerRequest, other, ...counted } = used;
  return {
    ...other,
    ...counted,
    requestUnits: used.requests * averageRu,
    gbSeconds: used.requests * gbSecondsPerRequest,
  };
}
