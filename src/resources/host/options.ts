import * as v from 'valibot';

import type { PlanLock } from '../../plan/lock/plan-lock.js';
import type { Offer, OfferingHost } from '../../plan/offer.js';
import type { OfferedPart } from '../../plan/offered-part.js';
import { parseOffer } from '../../plan/offer-schema.js';
import { InvalidOfferError } from '../../errors.js';
import { ownValue } from '../../plan/json.js';
import { oneOf, options, rule } from '../../validation/rule.js';
import type { BackendOptions } from '../settings.js';

/** Option of a backend that is a guest of another one. */
export interface HostOptions {
  /**
   * Offer of the backend whose resources hold the data of this one, from `readOffer`. The offer admits the guest by `backendId`
   * and `environment`. What does not fit the offer is an error, unless `else` permits an account of its own.
   * Source: `azurerm_cosmosdb_sql_container`
   * @see docs/platform.md#a-guest
   * @default the backend has accounts of its own
   * @example
   * host: readOffer('platform.prod.offer.json')
   */
  readonly host?: Offer | HostChoice;
}

/** A host, and what happens to data that does not fit there. */
export interface HostChoice {
  /** Offer of the host, from `readOffer`. */
  readonly offer: Offer;
  /** Place of data that does not fit the account of the host. `own`: an account of the guest. @default it is an error */
  readonly else?: 'own';
}

/** The host of a backend. */
export interface HostSettings {
  readonly host: OfferingHost;
  /** Name by which the offer admits this backend: `orders.prod`. */
  readonly guest: string;
  /** Null where the offer does not admit the guest. */
  readonly part: OfferedPart | null;
  /** Guests that the offer admits. */
  readonly admitted: readonly string[];
  readonly permitsOwn: boolean;
}

const offerSchema = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }): Offer => {
    try {
      return parseOffer(dataset.value);
    } catch (error) {
      if (!(error instanceof InvalidOfferError)) throw error;
      addIssue({
        message: rule('must be an offer of a host', "read it with readOffer('platform.prod.offer.json')"),
      });
      return NEVER;
    }
  }),
);

const choiceSchema = options({
  offer: offerSchema,
  else: v.exactOptional(oneOf('else', ['own'])),
});

const hostSchema: v.GenericSchema<unknown, Offer | HostChoice> = v.lazy((value) =>
  typeof value === 'object' && value !== null && 'offer' in value ? choiceSchema : offerSchema,
);

/** Options of a backend about its host. */
export const hostOptions = {
  entries: { host: v.exactOptional(hostSchema) },
  resolve: settingsFrom,
} satisfies BackendOptions<HostOptions & Named, HostSettings | null>;

/** Options by which a type of resources finds the part that a backend has at its host. */
export interface AsGuest extends HostOptions, Named {
  readonly lock?: PlanLock | undefined;
}

interface Named {
  readonly backendId?: string;
  readonly environment?: string;
}

function settingsFrom({ host, ...named }: HostOptions & Named): HostSettings | null {
  if (host === undefined) return null;
  const { offer, else: otherwise } = 'offer' in host ? host : { offer: host, else: undefined };
  const guest = guestName(named);
  return {
    host: offer.host,
    guest,
    part: ownValue(offer.guests, guest) ?? null,
    admitted: Object.keys(offer.guests).sort(),
    permitsOwn: otherwise === 'own',
  };
}

/**
 * Returns the option as a plan has it: the offer to this guest alone, so that the plan stays when the host admits another one.
 */
export function recordedHost({ host, ...named }: HostOptions & Named): HostOptions {
  if (host === undefined) return {};
  const guest = guestName(named);
  const narrow = (offer: Offer): Offer => {
    const part = ownValue(offer.guests, guest);
    return { ...offer, guests: part === undefined ? {} : { [guest]: part } };
  };
  return { host: 'offer' in host ? { ...host, offer: narrow(host.offer) } : narrow(host) };
}

function guestName({ backendId = 'backend', environment = 'dev' }: Named): string {
  return `${backendId}.${environment}`;
}
