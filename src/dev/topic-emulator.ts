import { createServer, type IncomingMessage } from 'node:http';

import { pushTo } from '../plan/maps.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import type { Deliveries } from './deliveries.js';
import type { RegisteredEvent } from './functions-core.js';
import { listen, stopServer, urlOf } from './loopback.js';

/** A message that a topic took. */
export interface Message {
  readonly id: string;
  readonly label: string;
  readonly body: string;
}

/** Topics of Service Bus on this machine: a stand-in with the parts that the runtime counts on. */
export interface Topics {
  /** `127.0.0.1:<port>`, as an app setting has it. */
  readonly host: string;
  /** Messages that each topic accepted, without duplicates. */
  readonly taken: readonly (Message & { readonly topic: string })[];
  /** Dead letters, by the name of the subscription. */
  readonly deadLetters: ReadonlyMap<string, readonly Message[]>;
  /** Has the next `times` calls of publishers answered like this, whether the message was taken or not. */
  refuse(times: number, status: number, taking?: 'message taken' | 'message lost'): void;
  /** Delivers a message once more to a function, as Service Bus may at any time. */
  redeliver(functionName: string, message: Message): Promise<unknown>;
  /** Topic that starts each function, by the name of the function. */
  readonly subscribers: ReadonlyMap<string, string>;
  readonly stop: () => Promise<void>;
}

/** The part of planned topics that the emulator needs. */
interface PlannedTopics {
  readonly topics?: readonly {
    readonly name: string;
    readonly subscriptions?: readonly {
      readonly name: string;
      readonly filter?: string;
      readonly maxDeliveryCount?: number;
    }[];
  }[];
}

interface Subscription {
  readonly functionName: string;
  readonly topic: string;
  readonly name: string;
  readonly types: readonly string[] | undefined;
  readonly maxDeliveryCount: number;
}

/**
 * Starts the topics that functions of a plan receive from or publish to. Undefined for a plan without topics.
 */
export async function startTopics(
  plan: ResourcePlan,
  events: readonly RegisteredEvent[],
  run: (name: string, input: unknown) => Promise<unknown>,
  deliveries: Deliveries,
): Promise<Topics | undefined> {
  const config = plan.resources.find(({ type }) => type === 'servicebus')?.config as unknown as
    PlannedTopics | undefined;
  const planned = config?.topics ?? [];
  if (planned.length === 0) return undefined;
  const subscriptions = events.flatMap((event) => subscriptionOf(event, planned));
  const taken: (Message & { topic: string })[] = [];
  const deadLetters = new Map<string, Message[]>();
  const refusals: { status: number; takes: boolean }[] = [];

  const server = createServer((incoming, outgoing) => {
    void readMessage(incoming).then(({ topic, message }) => {
      const refusal = refusals.shift();
      if (refusal === undefined || refusal.takes) take(topic, message);
      outgoing.writeHead(refusal?.status ?? 201).end();
    });
  });
  await listen(server, 0);

  function take(topic: string, message: Message): void {
    if (taken.some((earlier) => earlier.topic === topic && earlier.id === message.id)) return;
    taken.push({ ...message, topic });
    for (const subscription of subscriptions) {
      if (subscription.topic !== topic || subscription.types?.includes(message.label) === false) continue;
      deliveries.add(deliver(subscription, message));
    }
  }

  async function deliver({ functionName, name, maxDeliveryCount }: Subscription, message: Message) {
    for (let count = 1; count <= maxDeliveryCount; count += 1) {
      const ended = await run(functionName, JSON.parse(message.body)).then(
        () => true,
        () => false,
      );
      if (ended) return;
    }
    pushTo(deadLetters, name, message);
  }

  return {
    host: new URL(urlOf(server)).host,
    taken,
    deadLetters,
    refuse: (times, status, taking = 'message lost') => {
      for (let time = 0; time < times; time += 1)
        refusals.push({ status, takes: taking === 'message taken' });
    },
    redeliver: (functionName, message) => run(functionName, JSON.parse(message.body)),
    subscribers: new Map(subscriptions.map(({ functionName, topic }) => [functionName, topic])),
    stop: () => stopServer(server),
  };
}

function subscriptionOf(
  { name, binding }: RegisteredEvent,
  topics: NonNullable<PlannedTopics['topics']>,
): Subscription[] {
  if (binding['type'] !== 'serviceBusTrigger' || binding['topicName'] === undefined) return [];
  const topic = topics.find((one) => one.name === binding['topicName']);
  const planned = topic?.subscriptions?.find((one) => one.name === binding['subscriptionName']);
  if (topic === undefined || planned === undefined) return [];
  const [, list] = /^sys\.Label IN \((.+)\)$/.exec(planned.filter ?? '') ?? [];
  return [
    {
      functionName: name,
      topic: topic.name,
      name: planned.name,
      types: list?.split(', ').map((type) => type.slice(1, -1)),
      maxDeliveryCount: planned.maxDeliveryCount ?? 10,
    },
  ];
}

async function readMessage(incoming: IncomingMessage): Promise<{ topic: string; message: Message }> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
  const { MessageId, Label } = JSON.parse(String(incoming.headers['brokerproperties'])) as Record<
    string,
    string
  >;
  const [, topic = ''] = /^\/(.+)\/messages$/.exec(incoming.url ?? '') ?? [];
  return {
    topic,
    message: { id: MessageId ?? '', label: Label ?? '', body: Buffer.concat(chunks).toString('utf8') },
  };
}
