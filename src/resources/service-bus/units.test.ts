import { expect, it } from 'vitest';

import { custom, requirement } from '../../../test/support/definitions.js';
import { planOf, SHOP } from '../../../test/support/plans.js';

const unitsOf = (config: object) =>
  Object.fromEntries(
    Object.entries(
      planOf([custom('Own', [requirement('servicebus', config)])]).lock.resources['servicebus:shared']
        ?.units ?? {},
    ).map(([name, { facts, blocks }]) => [name, { facts, ids: Object.values(blocks) }]),
  );

it('queues, topics and subscriptions are units, with what Azure cannot change', () => {
  const units = unitsOf({
    queues: [{ name: 'orders', requiresSession: true }, { name: 'plain' }],
    topics: [{ name: 'events', duplicateDetectionSeconds: 60, subscriptions: [{ name: 'mail' }] }],
  });
  const id = (path: string) => [expect.stringMatching(new RegExp(`\\.id\\}${path}$`)) as string];
  expect(units).toEqual({
    'queue/orders': { facts: { 'duplicate detection': 'no', sessions: 'yes' }, ids: id('/queues/orders') },
    'queue/plain': { facts: { 'duplicate detection': 'no', sessions: 'no' }, ids: id('/queues/plain') },
    'topic/events': { facts: { 'duplicate detection': 'yes' }, ids: id('/topics/events') },
    'topic/events/mail': { facts: { sessions: 'no' }, ids: id('/topics/events/subscriptions/mail') },
  });
});

it('a topic is not destroyed with a subscription in it that is retained', () => {
  const topic = (...names: string[]) =>
    custom('Own', [
      requirement('servicebus', {
        topics: [{ name: 'events', subscriptions: names.map((name) => ({ name })) }],
      }),
    ]);
  const first = planOf([topic('mail')]).lock;
  const without = planOf([topic()], { ...SHOP, lock: first }).lock;
  for (const lock of [first, without]) {
    const discarding = (...discard: string[]) => planOf([], { ...SHOP, lock, discard }).errors;
    expect(discarding('servicebus:topic/events')).toMatchObject([
      { code: 'INVALID_COMBINATION', path: 'discard', resource: 'servicebus:shared' },
    ]);
    expect(discarding('servicebus:topic/events', 'servicebus:topic/events/mail')).toEqual([]);
    expect(discarding('servicebus:topic/events/mail')).toEqual([]);
  }
});
