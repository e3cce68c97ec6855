import * as v from 'valibot';

import { GUEST_NAME } from '../../plan/offer-schema.js';
import { compareText } from '../../plan/json.js';
import type { PlanLock } from '../../plan/lock/plan-lock.js';
import { principalIdSchema, type PrincipalType, principalTypeSchema } from '../azure/principal.js';
import { options, recordOf, rule, textLike } from '../../validation/rule.js';
import type { CosmosTerms } from '../cosmos/offered.js';
import type { MonitoringTerms } from '../monitoring/offered.js';
import type { NetworkTerms } from '../network/offered.js';
import { MONITORING, NETWORK } from '../platform.js';
import type { ServiceBusTerms } from '../service-bus/offered.js';
import type { BackendOptions } from '../settings.js';
import { guestsThatLeft } from './guests-that-left.js';

/** Option of a backend that other backends are guests of. */
export interface OfferingOptions {
  /**
   * Guests that this backend admits to its resources. The resources exist from then on also without components. Each guest has an
   * identity of its own and a part of each resource, which only this backend manages.
   * Source: `azurerm_role_definition`
   * @see docs/platform.md#the-host
   * @default none
   * @example
   * offer: {
   *   guests: {
   *     'orders.prod': {
   *       deployer: '11111111-2222-3333-4444-555555555555',
   *       cosmos: { containers: 20 },
   *       servicebus: { queues: [{ name: 'shipments', access: ['receive'] }] },
   *     },
   *   },
   * }
   */
  readonly offer?: OfferConfig;
}

/** Guests of a backend. */
export interface OfferConfig {
  /** Guests by `<backendId>.<environment>`. A change of this record is the admission. */
  readonly guests: Readonly<Record<string, AdmittedGuest>>;
}

/** A backend of another team, admitted. @default a database with 20 containers, where it names no resource for data */
export interface AdmittedGuest {
  /**
   * Principal that deploys the guest, by its object id or as an object. It may make containers in the database of the guest, and
   * nothing beside it.
   */
  readonly deployer: string | GuestDeployer;
  /** A database in a Cosmos DB account. @default a database with 20 containers, where the guest names no resource for data */
  readonly cosmos?: CosmosTerms;
  /** Queues and topics in a Service Bus namespace. @default none */
  readonly servicebus?: ServiceBusTerms;
  /** Subnet in the network of the host, which is isolated, with the right to join it and the private DNS zones. @default none */
  readonly network?: NetworkTerms;
  /** Workspace of the host, for telemetry and logs of the guest: `{}`. @default none */
  readonly monitoring?: MonitoringTerms;
  /** Parts of resources of your own types that have `offered`, by type. @default none */
  readonly resourceTypes?: Readonly<Record<string, object>>;
}

/** The principal that deploys a guest. */
export interface GuestDeployer {
  /** Object id in Entra ID. */
  readonly id: string;
  /** Kind of the principal. @default 'ServicePrincipal' */
  readonly type?: PrincipalType;
}

/** A guest, every default filled in. */
export interface Guest {
  readonly name: string;
  /** Absent for a guest that is not admitted any more: it keeps its identity and its parts, and no principal can deploy it. */
  readonly deployer?: Required<GuestDeployer>;
  /** Terms of each resource type, as the record has them. The types check them. */
  readonly terms: Readonly<Record<string, object>>;
}

/** The guests of a backend by name, also those that left and were not discarded; sorted. */
export type OfferSettings = ReadonlyMap<string, Guest>;

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

// Each type checks its own, with the schema that it is offered with.
const termsSchema = v.record(v.string(), v.unknown(), rule('must be an object', 'write an object'));

/** Options of a backend about its guests. */
export const offerOptions = {
  entries: {
    offer: v.exactOptional(
      options({
        guests: recordOf(
          guestName,
          options(
            {
              deployer: deployerSchema,
              cosmos: v.exactOptional(termsSchema),
              servicebus: v.exactOptional(termsSchema),
              network: v.exactOptional(termsSchema),
              monitoring: v.exactOptional(termsSchema),
              resourceTypes: v.exactOptional(recordOf(v.string(), termsSchema)),
            },
            { containers: 'write cosmos: { containers: … }' },
          ),
        ),
      }),
    ),
  },
  resolve: settingsFrom,
} satisfies BackendOptions<OfferingOptions & Locked, OfferSettings>;

interface Locked {
  readonly lock?: PlanLock;
  readonly discard?: readonly string[];
}

function settingsFrom({ offer, lock, discard = [] }: OfferingOptions & Locked): OfferSettings {
  const admitted = Object.entries(offer?.guests ?? {}).map(
    ([name, { deployer, resourceTypes = {}, ...builtIn }]): Guest => {
      const { id, type = 'ServicePrincipal' } = typeof deployer === 'string' ? { id: deployer } : deployer;
      const terms = { ...builtIn, ...resourceTypes };
      const holdsNone = Object.keys(terms).every((each) => each === NETWORK || each === MONITORING);
      return { name, deployer: { id, type }, terms: holdsNone ? { ...terms, cosmos: {} } : terms };
    },
  );
  const names = new Set(admitted.map(({ name }) => name));
  const left = guestsThatLeft(lock, discard).filter(({ name }) => !names.has(name));
  return new Map(
    [...admitted, ...left]
      .sort((a, b) => compareText(a.name, b.name))
      .map((each) => [each.name, each] as const),
  );
}
