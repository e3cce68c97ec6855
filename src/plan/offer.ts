import { InvalidOfferError } from '../errors.js';
import type { OfferedPart } from './offered-part.js';
import type { ResourcePlan } from './resource-plan.js';

/** Version of the format of offers. A later minor version only adds fields. */
export const OFFER_FORMAT_VERSION = '1.0';

/**
 * Offer of a host to the backends of other teams: the places of its resources, and the guests that it admits. Facts, and neither
 * usage nor secrets, so that the edit of one guest does not make the file of another stale.
 */
export interface Offer {
  readonly formatVersion: string;
  readonly host: OfferingHost;
  /** By `<backendId>.<environment>` of the guest: `orders.prod`. */
  readonly guests: Readonly<Record<string, OfferedPart>>;
}

/** Place of the resources of a host. */
export interface OfferingHost {
  /** `backendId` of the host. */
  readonly id: string;
  readonly environment: string;
  /** Azure region in its short form, such as `eastus`. */
  readonly location: string;
  /** Azure subscription, a GUID in lower case. Its guests deploy into it too. */
  readonly subscriptionId: string;
  readonly resourceGroup: string;
}

/** Place of a host that its plan may leave to the stack. */
export interface OfferOptions {
  /** Azure subscription of the host, a GUID in lower case. */
  readonly subscriptionId: string;
  /** @default `resourceGroupName` of the plan's backend */
  readonly resourceGroup?: string;
}

/**
 * Returns what a plan offers to its guests, for `writeOffer`.
 * @throws InvalidOfferError when the plan has errors or violations, offers nothing, or does not know its location or resource
 *   group.
 * @example
 * const offer = offerOf(platform.plan(), { subscriptionId: '00000000-0000-0000-0000-000000000000' });
 */
export function offerOf(
  plan: ResourcePlan,
  { subscriptionId, resourceGroup = plan.backend.resourceGroup ?? undefined }: OfferOptions,
): Offer {
  const { id, environment, location } = plan.backend;
  const subject = `offer of backend '${id}'`;
  const refuse = (problem: string, resolution: string): never => {
    throw new InvalidOfferError(subject, problem, resolution);
  };
  const [error = plan.violations[0]] = plan.errors;
  if (error !== undefined)
    refuse(`the plan must have no errors, received: ${error.message}`, 'Mend them first');
  const guests = plan.offer;
  if (guests === undefined)
    return refuse('the plan offers nothing', "Admit guests: offer: { guests: { 'orders.prod': { … } } }");
  if (location === null)
    return refuse(
      'the plan must have a location, received a plan that leaves it to the stack',
      'Set location',
    );
  if (resourceGroup === undefined)
    return refuse(
      'the resource group must be known, received a plan that leaves it to the stack',
      'Set resourceGroupName of the backend, or resourceGroup here',
    );
  return {
    formatVersion: OFFER_FORMAT_VERSION,
    host: { id, environment, location, subscriptionId, resourceGroup },
    guests,
  };
}
