import * as v from 'valibot';

import type { OfferingHost } from '../../plan/offer.js';
import { hostedPart } from '../host/hosted-part.js';
import type { PlanningContext } from '../layout-context.js';
import type { Settings } from '../settings.js';
import type { ServiceBusConfig, ServiceBusQueue, ServiceBusTopic } from './requirement.js';
import { serviceBusQueueEntries, serviceBusTopicEntries } from './requirement-schema.js';

/** Queues and topics in a namespace of a host, as the offer has them. */
export interface OfferedNamespace {
  /** Name of the namespace. */
  readonly namespace: string;
  readonly tier: 'standard' | 'premium';
  /** `isolated`: the namespace is closed to the internet, so that the apps of the guest must be in the network of the host. */
  readonly network: 'public' | 'isolated';
  /** The queues with the access of the guest, and the options that the host set. */
  readonly queues: readonly ServiceBusQueue[];
  /** The topics, each with the subscriptions of the guest alone. */
  readonly topics: readonly ServiceBusTopic[];
}

/** Part of a namespace in an offer. Not strict: a later version adds fields. */
export const offeredNamespaceSchema: v.GenericSchema<unknown, OfferedNamespace> = v.object({
  namespace: v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9-]{4,48}[A-Za-z0-9]$/)),
  tier: v.picklist(['standard', 'premium']),
  network: v.picklist(['public', 'isolated']),
  queues: v.array(v.object(serviceBusQueueEntries)),
  topics: v.array(v.object(serviceBusTopicEntries)),
});

/** The namespace of a host, in which a guest has queues and topics. */
export interface HostedNamespace extends OfferedNamespace {
  readonly host: OfferingHost;
}

/** Returns the namespace of the host of a backend; undefined for a backend that has no part of one. */
export function hostedNamespace(settings: Pick<Settings, 'typeOptions'>): HostedNamespace | undefined {
  const hosted = hostedPart(settings, 'servicebus', offeredNamespaceSchema);
  return hosted && { ...hosted.part, host: hosted.host };
}

/** Returns the namespace of the host that a resource stands for; undefined for a namespace of the backend. */
export function hostOf(
  { config }: { readonly config: Pick<ServiceBusConfig, 'sku'> },
  { settings }: Pick<PlanningContext, 'settings'>,
): HostedNamespace | undefined {
  const hosted = hostedNamespace(settings);
  return hosted?.tier === (config.sku === 'Premium' ? 'premium' : 'standard') ? hosted : undefined;
}
