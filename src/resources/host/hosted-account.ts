import type { OfferedDatabase } from '../../plan/offer.js';
import { type Settings, typeOptionsOf } from '../settings.js';
import { hostOptions } from './options.js';

/** The account of a host, in which a guest has a database. */
export interface HostedAccount extends OfferedDatabase {
  /** Azure id of the account. */
  readonly id: string;
  readonly resourceGroup: string;
}

/** Returns the account of the host of a backend; undefined for a backend that is not a guest. */
export function hostedAccount(settings: Pick<Settings, 'typeOptions'>): HostedAccount | undefined {
  const host = typeOptionsOf(settings, hostOptions);
  if (!host?.part) return undefined;
  const { subscriptionId, resourceGroup } = host.host;
  const { cosmos } = host.part;
  return {
    ...cosmos,
    resourceGroup,
    id: `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}/providers/Microsoft.DocumentDB/databaseAccounts/${cosmos.account}`,
  };
}
