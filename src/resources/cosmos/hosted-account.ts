import * as v from 'valibot';

import { GUEST_NAME } from '../../plan/offer-schema.js';
import { hostedPart, idAtHost } from '../host/hosted-part.js';
import type { Settings } from '../settings.js';

/** A database in an account of a host, as the offer has it. */
export interface OfferedDatabase {
  /** Name of the account. */
  readonly account: string;
  readonly endpoint: string;
  readonly capacityMode: 'serverless' | 'provisioned';
  /** `isolated`: the account is closed to the internet, so that the apps of the guest must be in the network of the host. */
  readonly network: 'public' | 'isolated';
  readonly database: string;
  /** Containers that the guest may have. */
  readonly containers: number;
}

/** Containers that a guest may have: an account has at most 500 databases and containers. */
export const MOST_CONTAINERS = 498;

/** Part of an account in an offer. Not strict: a later version adds fields. */
export const offeredDatabaseSchema: v.GenericSchema<unknown, OfferedDatabase> = v.pipe(
  v.object({
    account: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{1,42}[a-z0-9]$/)),
    endpoint: v.pipe(v.string(), v.regex(/^https:\/\/[a-z0-9-]+\.documents\.azure\.(?:com|us|cn):443\/$/)),
    capacityMode: v.picklist(['serverless', 'provisioned']),
    network: v.picklist(['public', 'isolated']),
    database: v.pipe(v.string(), v.regex(GUEST_NAME)),
    containers: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_CONTAINERS)),
  }),
  // The apps of the guest send their tokens and data there.
  v.check(({ account, endpoint }) => endpoint.startsWith(`https://${account}.`), 'at its own endpoint'),
);

/** The account of a host, in which a guest has a database. */
export interface HostedAccount extends OfferedDatabase {
  /** Azure id of the account. */
  readonly id: string;
  readonly resourceGroup: string;
}

/** Returns the account of the host of a backend; undefined for a backend that has no part of one. */
export function hostedAccount(settings: Pick<Settings, 'typeOptions'>): HostedAccount | undefined {
  const hosted = hostedPart(settings, 'cosmos', offeredDatabaseSchema);
  if (hosted === undefined) return undefined;
  const { part, host } = hosted;
  const { resourceGroup } = host;
  return {
    ...part,
    resourceGroup,
    id: idAtHost(host, 'Microsoft.DocumentDB/databaseAccounts', part.account),
  };
}
