import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { register } from '../../src/runtime/register.js';
import { type Queues, type RunningApi, startPlannedApi } from '../host/planned-api.js';
import { app } from '../support/definitions.js';
import { planOf } from '../support/plans.js';

const plan = planOf([
  app('Orders', {
    sourceDirectory: 'test/runtime/sources/orders',
    functions: {
      status: { trigger: 'http', route: 'orders/{id}', authLevel: 'anonymous' },
      charge: { trigger: 'queue', queueName: 'charges' },
    },
  }),
]);

describe('functions that wait for a queue', () => {
  let api: RunningApi;
  let queues: Queues;
  beforeAll(async () => {
    api = await startPlannedApi(plan, register);
    if (api.queues === undefined) throw new Error('Nothing waits for a queue.');
    queues = api.queues;
  }, 30_000);
  afterAll(() => api.stop());

  const send = (queue: string, message: unknown) =>
    queues.client.getQueueClient(queue).sendMessage(Buffer.from(JSON.stringify(message)).toString('base64'));
  const inQueue = async (queue: string) => {
    const { peekedMessageItems } = await queues.client.getQueueClient(queue).peekMessages();
    return peekedMessageItems.map(
      ({ messageText }) => JSON.parse(Buffer.from(messageText, 'base64').toString()) as unknown,
    );
  };
  const until = async <T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> => {
    for (;;) {
      const answer = await ask();
      if (holds(answer)) return answer;
      await wait(50);
    }
  };

  it('run for each message, once, and take it out of the queue', async () => {
    const seen = async () => {
      const response = await fetch(`${api.url}/api/orders/orders/1`);
      return ((await response.json()) as { seen: unknown[] }).seen;
    };
    await Promise.all(['m1', 'm2', 'm3'].map((message) => send('charges', message)));
    await until(seen, (messages) => messages.length >= 3);
    await wait(300);
    expect([...(await seen())].sort()).toEqual(['m1', 'm2', 'm3']);
    expect(await inQueue('charges')).toEqual([]);
  }, 30_000);

  it('put a message aside that fails five times', async () => {
    const failed = () => api.logs.filter(({ text }) => text.includes('This card is refused.')).length;
    await send('charges', 'bad');
    const poison = await until(
      () => inQueue('charges-poison').catch(() => []),
      (messages) => messages.length > 0,
    );
    expect(poison).toEqual(['bad']);
    expect(failed()).toBe(5);
    expect(await inQueue('charges')).toEqual([]);
  }, 30_000);
});
