import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';

import type { DequeuedMessageItem, QueueClient, QueueServiceClient } from '@azure/storage-queue';

import { endChild, startAzurite } from './azurite.js';
import type { RegisteredEvent } from './functions-core.js';

/** Calls of a function until its message is put aside, as the Functions host has it. */
const MAX_CALLS = 5;

const IDLE_MS = 100;

/** Queue storage on this machine (Azurite), with everything in memory. */
export interface Queues {
  readonly connectionString: string;
  /** The queues that functions wait for, sorted. */
  readonly names: readonly string[];
  readonly stop: () => Promise<void>;
}

/**
 * Starts queue storage, and has each message run the function that waits for it. Undefined where none waits.
 * @param run - Runs a function by its name.
 */
export async function startQueues(
  events: readonly RegisteredEvent[],
  run: (name: string, input: unknown) => Promise<unknown>,
): Promise<Queues | undefined> {
  const waiting = events
    .filter(({ binding }) => binding['type'] === 'queueTrigger')
    .map(({ name, binding }) => ({ name, queue: String(binding['queueName']) }));
  if (waiting.length === 0) return undefined;

  const account = { name: 'local', key: randomBytes(32).toString('base64') };
  const { child, endpoint } = await startAzurite(account);
  const connectionString = `DefaultEndpointsProtocol=http;AccountName=${account.name};AccountKey=${account.key};QueueEndpoint=${endpoint};`;
  const { QueueServiceClient } = await import('@azure/storage-queue');
  const client = QueueServiceClient.fromConnectionString(connectionString);
  const stopping = new AbortController();
  const names = [...new Set(waiting.map(({ queue }) => queue))].sort();
  for (const name of names) await client.createQueue(name);
  const listeners = waiting.map(({ name, queue }) =>
    takeAll(client, queue, (input) => run(name, input), stopping.signal),
  );
  return {
    connectionString,
    names,
    stop: async () => {
      stopping.abort();
      await Promise.all(listeners);
      await endChild(child);
    },
  };
}

async function takeAll(
  client: QueueServiceClient,
  name: string,
  handle: (input: unknown) => Promise<unknown>,
  signal: AbortSignal,
): Promise<void> {
  const queue = client.getQueueClient(name);
  while (!signal.aborted) {
    const { receivedMessageItems } = await queue.receiveMessages({ numberOfMessages: 16 });
    for (const message of receivedMessageItems) await take(client, queue, message, handle);
    if (receivedMessageItems.length === 0) await wait(IDLE_MS);
  }
}

async function take(
  client: QueueServiceClient,
  queue: QueueClient,
  { messageId, popReceipt, messageText, dequeueCount }: DequeuedMessageItem,
  handle: (input: unknown) => Promise<unknown>,
): Promise<void> {
  try {
    await handle(inputOf(messageText));
    await queue.deleteMessage(messageId, popReceipt);
  } catch {
    // The host has logged it.
    if (dequeueCount < MAX_CALLS) {
      await queue.updateMessage(messageId, popReceipt, messageText, 0);
      return;
    }
    const poison = client.getQueueClient(`${queue.name}-poison`);
    await poison.createIfNotExists();
    await poison.sendMessage(messageText);
    await queue.deleteMessage(messageId, popReceipt);
  }
}

/**
 * Returns the input of a function. The Functions host decodes messages from Base64, and gives JSON to
 * functions as values.
 */
function inputOf(text: string): unknown {
  const decoded = Buffer.from(text, 'base64').toString('utf8');
  try {
    return JSON.parse(decoded);
  } catch {
    return decoded;
  }
}
