import { EventsApp, eventTopic } from '@atakora/component/functions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { register } from '../../src/runtime/register.js';
import type { Topics } from '../../src/dev/topic-emulator.js';
import { type RunningApi, startPlannedApi } from '../host/planned-api.js';
import { planOf } from '../support/plans.js';

const orderEvents = eventTopic('order-events', {
  OrderPlaced: { orderId: 'string', total: 'number' },
  OrderCancelled: { orderId: 'string' },
});
const plan = planOf([
  EventsApp.define('Shop', {
    publishes: [orderEvents],
    subscribers: {
      invoice: { topic: orderEvents, events: ['OrderPlaced'], maxDeliveryCount: 3 },
      ship: { topic: orderEvents, events: ['OrderPlaced', 'OrderCancelled'] },
    },
    functions: {
      place: { trigger: 'http', methods: ['POST'], authLevel: 'anonymous' },
      report: { trigger: 'http', methods: ['GET'], authLevel: 'anonymous' },
    },
    sourceDirectory: 'test/runtime/sources/events',
  }),
]);

interface Seen {
  readonly by: string;
  readonly type: string;
  readonly id: string;
  readonly orderId: string;
}

describe('events between functions', () => {
  let api: RunningApi;
  let topics: Topics;
  beforeAll(async () => {
    api = await startPlannedApi(plan, register);
    if (api.topics === undefined) throw new Error('The plan has no topics.');
    topics = api.topics;
  }, 30_000);
  afterAll(() => api.stop());

  const place = async (order: object) => {
    const answer = await fetch(`${api.url}/api/shop/place`, { method: 'POST', body: JSON.stringify(order) });
    const body = (await answer.json()) as { id?: string; error?: string };
    await api.settled();
    return body;
  };
  const seen = async (orderId: string) => {
    const all = (await (await fetch(`${api.url}/api/shop/report`)).json()) as Seen[];
    return all.filter((each) => each.orderId === orderId);
  };
  const sent = (orderId: string) => {
    const message = topics.taken.find(({ body }) => body.includes(`"${orderId}"`));
    if (message === undefined) throw new Error(`Nobody published '${orderId}'.`);
    return message;
  };

  it('reach every subscriber of their type', async () => {
    const { id } = await place({ orderId: 'a', total: 1 });
    await place({ orderId: 'b', type: 'OrderCancelled' });
    expect((await seen('a')).map(({ by, type, id: of }) => [by, type, of]).sort()).toEqual([
      ['invoice', 'OrderPlaced', id],
      ['ship', 'OrderPlaced', id],
    ]);
    expect((await seen('b')).map(({ by }) => by)).toEqual(['ship']);
  });

  it('are taken once of a publisher that has no answer and tries again', async () => {
    topics.refuse(2, 503, 'message taken');
    await place({ orderId: 'again', total: 1 });
    expect(await seen('again')).toHaveLength(2);
  });

  it('are taken once of two calls that give one id', async () => {
    await place({ orderId: 'same', total: 1, id: 'order-7' });
    await place({ orderId: 'same', total: 1, id: 'order-7' });
    expect(await seen('same')).toHaveLength(2);
  });

  it('are handled once, however often they are delivered', async () => {
    await place({ orderId: 'once', total: 1 });
    const message = sent('once');
    await Promise.all(
      ['shop_invoice', 'shop_ship', 'shop_invoice'].map((name) => topics.redeliver(name, message)),
    );
    expect((await seen('once')).map(({ by }) => by).sort()).toEqual(['invoice', 'ship']);
  });

  it('are handled again when the handler failed', async () => {
    await place({ orderId: 'second-time', total: 1 });
    expect((await seen('second-time')).map(({ by }) => by).sort()).toEqual(['invoice', 'invoice', 'ship']);
  });

  it('are dead letters after the tries of the subscription', async () => {
    await place({ orderId: 'never', total: 1 });
    expect((await seen('never')).filter(({ by }) => by === 'invoice')).toHaveLength(3);
    expect(topics.deadLetters.get('shop-invoice')?.map(({ label }) => label)).toEqual(['OrderPlaced']);
  });

  it('of a type that was not asked for are dropped, and messages that are not events refused', async () => {
    const cancelled = { ...sent('b') };
    await topics.redeliver('shop_invoice', cancelled);
    expect((await seen('b')).map(({ by }) => by)).toEqual(['ship']);
    await expect(topics.redeliver('shop_invoice', { ...cancelled, body: '{"orderId":"x"}' })).rejects.toThrow(
      'must be an event',
    );
  });

  it.each([
    [{ orderId: 'x', topic: 'other' }, "publish('other'): must name a topic that 'Shop' publishes"],
    [{ orderId: 'x', id: 'x'.repeat(64) }, '1 to 63 characters'],
  ])('are refused: %j', async (order, error) => {
    expect((await place(order)).error).toContain(error);
  });

  it('that Service Bus refuses are an error of the publisher', async () => {
    topics.refuse(1, 401);
    expect((await place({ orderId: 'locked-out', total: 1 })).error).toContain('received 401');
    topics.refuse(3, 503);
    expect((await place({ orderId: 'unavailable', total: 1 })).error).toContain('received 503');
    expect(await seen('unavailable')).toEqual([]);
  });
});
