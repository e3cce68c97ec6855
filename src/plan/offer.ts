import { InvalidOfferError } from '../errors.js';
import { type JsonObject, ownValue, recordOf } from './json.js';
import type { PlannedResource, ResourcePlan } from './resource-plan.js';
import { addressOf } from './terraform-block.js';

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

/** The part of a host that belongs to one guest. */
export interface OfferedPart {
  /** Name of the identity that the apps of the guest run with. Azure makes its ids, so a guest looks them up. */
  readonly identity: string;
  readonly cosmos: OfferedDatabase;
}

/** A database in an account of the host. */
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

/** Place of a host that its plan may leave to the stack. */
export interface OfferOptions {
  /** Azure subscription of the host, a GUID in lower case. */
  readonly subscriptionId: string;
  /** @default `resourceGroupName` of the plan's backend */
  readonly resourceGroup?: string;
}

interface AdmittedGuest {
  readonly name: string;
  /** Absent for a guest that left. */
  readonly deployer?: unknown;
  readonly containers: number;
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
  const guests = plan.resources.find(({ type }) => type === 'guest');
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
  // A schema checked the requirements of guests.
  const admitted = (guests.config['guests'] as unknown as readonly AdmittedGuest[]).filter(
    ({ deployer }) => deployer !== undefined,
  );
  return {
    formatVersion: OFFER_FORMAT_VERSION,
    host: { id, environment, location, subscriptionId, resourceGroup },
    guests: recordOf(admitted.map(({ name, containers }) => [name, offeredPart(plan, name, containers)])),
  };
}

function offeredPart(
  { resources, lock, terraform }: ResourcePlan,
  guest: string,
  containers: number,
): OfferedPart {
  const account = resources.find(
    ({ type, config }) =>
      type === 'cosmos' && (config['databases'] as readonly JsonObject[]).some(({ name }) => name === guest),
  );
  const name = account?.name ?? '';
  return {
    identity: ownValue(lock.names, `identity guest-${guest}`) ?? '',
    cosmos: {
      account: name,
      // Source: learn.microsoft.com/azure/cosmos-db/nosql/how-to-dotnet-get-started (endpoint of an account)
      endpoint: `https://${name}.documents.azure.com:443/`,
      capacityMode: account?.config['enableServerless'] === true ? 'serverless' : 'provisioned',
      network: isIsolated(terraform, account) ? 'isolated' : 'public',
      database: guest,
      containers,
    },
  };
}

function isIsolated(terraform: ResourcePlan['terraform'], account: PlannedResource | undefined): boolean {
  const address = account?.terraform[0];
  return terraform.some(
    (block) => addressOf(block) === address && block.arguments['public_network_access_enabled'] === false,
  );
}
