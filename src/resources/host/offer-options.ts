import * as v from 'valibot';

import { GUEST_NAME } from '../../plan/offer-schema.js';
import { compareText } from '../../plan/json.js';
import { principalIdSchema, type PrincipalType, principalTypeSchema } from '../azure/principal.js';
import { oneOf, options, recordOf, textLike, wholeNumber } from '../../validation/rule.js';
import type { BackendOptions } from '../settings.js';

/** Option of a backend that other backends are guests of. */
export interface OfferingOptions {
  /**
   * Guests that this backend admits to its Cosmos DB account, which exists from then on also without components. Each has a
   * database and an identity of its own, which only this backend manages.
   * @default none
   * @example
   * offer: { guests: { 'orders.prod': { deployer: '11111111-2222-3333-4444-555555555555', containers: 20 } } }
   */
  readonly offer?: OfferConfig;
}

/** Guests, and the account that they share. */
export interface OfferConfig {
  /** By `<backendId>.<environment>` of the guest. A change of this record is the admission. */
  readonly guests: Readonly<Record<string, AdmittedGuest>>;
  /**
   * Capacity mode of the account. It cannot change while there are guests. `provisioned`: each container of a guest has a
   * throughput of its own. @default 'serverless'
   */
  readonly capacityMode?: 'serverless' | 'provisioned';
}

/** A backend of another team, admitted. */
export interface AdmittedGuest {
  /** Principal that deploys the guest. It may make containers in the database of the guest, and nothing beside it. */
  readonly deployer: string | GuestDeployer;
  /** Containers that the guest may make: 1 to 498. An account has at most 500 databases and containers. @default 20 */
  readonly containers?: number;
}

/** The principal that deploys a guest. */
export interface GuestDeployer {
  /** Object id in Entra ID. */
  readonly id: string;
  /** @default 'ServicePrincipal' */
  readonly type?: PrincipalType;
}

/** A guest, every default filled in. */
export interface Guest {
  readonly name: string;
  /** Absent for a guest that is not admitted any more: it keeps its identity and its data, and no principal can deploy it. */
  readonly deployer?: Required<GuestDeployer>;
  readonly containers: number;
}

/** The guests of a backend, sorted by name. */
export interface OfferSettings {
  readonly guests: readonly Guest[];
  readonly capacityMode: 'serverless' | 'provisioned';
}

const deployerSchema: v.GenericSchema<unknown, string | GuestDeployer> = v.lazy((value) =>
  typeof value === 'string'
    ? principalIdSchema
    : options({ id: principalIdSchema, type: v.exactOptional(principalTypeSchema) }),
);

const guestName = textLike(
  'the name of a guest',
  GUEST_NAME,
  "must be backendId and environment of the guest, with '.' between them",
  "use a name like 'orders.prod'",
);

const containersSchema = wholeNumber('a number of containers', 1, 498);

/** Options of a backend about its guests. */
export const offerOptions = {
  entries: {
    offer: v.exactOptional(
      options({
        guests: recordOf(
          guestName,
          options({
            deployer: deployerSchema,
            containers: v.exactOptional(containersSchema),
          }),
        ),
        capacityMode: v.exactOptional(oneOf('a capacity mode', ['serverless', 'provisioned'])),
      }),
    ),
  },
  resolve: settingsFrom,
} satisfies BackendOptions<OfferingOptions, OfferSettings | null>;

function settingsFrom({ offer }: OfferingOptions): OfferSettings | null {
  if (offer === undefined) return null;
  const { guests, capacityMode = 'serverless' } = offer;
  return {
    guests: Object.entries(guests)
      .sort(([a], [b]) => compareText(a, b))
      .map(([name, { deployer, containers = 20 }]) => {
        const { id, type = 'ServicePrincipal' } = typeof deployer === 'string' ? { id: deployer } : deployer;
        return { name, deployer: { id, type }, containers };
      }),
    capacityMode,
  };
}
