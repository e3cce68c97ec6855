import * as v from 'valibot';

import { encode } from '../../plan/expression/encode.js';
import { recordOf } from '../../plan/json.js';
import { GUEST_NAME } from '../../plan/offer-schema.js';
import { oneOf, options, textLike } from '../../validation/rule.js';
import type { TypeOffer } from '../type-offer.js';
import { isClosed } from './connections.js';
import type { OfferedNamespace } from './hosted-namespace.js';
import type {
  ServiceBusConfig,
  ServiceBusQueue,
  ServiceBusRequirement,
  ServiceBusTopic,
} from './requirement.js';
import {
  messagingUnitsSchema,
  serviceBusQueueEntries,
  serviceBusTopicEntries,
} from './requirement-schema.js';

/** Queues and topics of a guest, which the host makes. */
export interface ServiceBusTerms {
  /** Tier of the namespace. @default 'Premium' in an isolated backend, else 'Standard' */
  readonly sku?: 'Standard' | 'Premium';
  /** Units of a Premium namespace: 1, 2, 4, 8 or 16. @default 1 */
  readonly messagingUnits?: number;
  /**
   * Queues that the guest has or uses.
   * @default none
   * @example [{ name: 'shipments', access: ['receive'] }]
   */
  readonly queues?: readonly OfferedQueue[];
  /** Topics that the guest has or uses. @default none */
  readonly topics?: readonly OfferedTopic[];
}

/** A queue or topic of a namespace that guests share. */
export interface OfOther {
  /**
   * Guest that has the queue or topic, for a guest that only uses it. `<backendId>.<environment>` of the host for one that a
   * component of the host has.
   * @default the guest itself, and no other one may name it without `of`
   */
  readonly of?: string;
}

/** A queue of a guest. */
export interface OfferedQueue extends ServiceBusQueue, OfOther {}

/** A topic of a guest. */
export interface OfferedTopic extends ServiceBusTopic, OfOther {}

const owner = {
  of: v.exactOptional(
    textLike(
      'the guest that has it',
      GUEST_NAME,
      "must be named by backendId and environment, with '.' between them",
      "use a name like 'orders.prod'",
    ),
  ),
};

/** A guest of a namespace sends to queues and topics, and receives from queues and its subscriptions. It manages nothing there. */
export const serviceBusOffer: TypeOffer<ServiceBusRequirement, ServiceBusConfig, ServiceBusTerms> = {
  terms: options({
    sku: v.exactOptional(oneOf('a tier of Service Bus for guests', ['Standard', 'Premium'])),
    messagingUnits: v.exactOptional(messagingUnitsSchema),
    queues: v.exactOptional(v.array(options({ ...serviceBusQueueEntries, ...owner }))),
    topics: v.exactOptional(v.array(options({ ...serviceBusTopicEntries, ...owner }))),
  }),
  requirement({ queues = [], topics = [], ...namespace }) {
    return {
      ...namespace,
      queues: queues.map(withoutOwner),
      topics: topics.map(withoutOwner),
      owners: recordOf([
        ...queues.flatMap(({ name, of }) => (of === undefined ? [] : [[`queue/${name}`, of] as const])),
        ...topics.flatMap(({ name, of }) => (of === undefined ? [] : [[`topic/${name}`, of] as const])),
      ]),
    };
  },
  part(resource, { terms: { queues = [], topics = [] } }, context) {
    const { name, config } = resource;
    return encode({
      namespace: name,
      tier: config.sku === 'Premium' ? 'premium' : 'standard',
      network: isClosed(resource, context) ? 'isolated' : 'public',
      // With the options of the host, and the access of the guest alone.
      queues: queues.map(({ name: queue, access = ['send'] }) => ({
        ...config.queues.find((each) => each.name === queue),
        name: queue,
        access,
      })),
      topics: topics.map(({ name: topic, subscriptions = [], access }) => {
        const made = config.topics.find((each) => each.name === topic);
        return {
          ...made,
          name: topic,
          access: access ?? (subscriptions.length === 0 ? ['send'] : []),
          subscriptions: subscriptions.map(
            ({ name: own }) => made?.subscriptions?.find((each) => each.name === own) ?? { name: own },
          ),
        };
      }),
    } satisfies OfferedNamespace);
  },
};

function withoutOwner<T extends OfOther>({ of: _owner, ...entity }: T): Omit<T, 'of'> {
  return entity;
}
