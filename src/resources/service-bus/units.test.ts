import { describe, expect, it } from 'vitest';

import { parseLock } from '../../plan/lock/parse-lock.js';
import { serializeLock } from '../../plan/lock/serialize-lock.js';
import { custom, requirement } from '../../../test/support/definitions.js';
import { blocksOf, planOf, SHOP } from '../../../test/support/plans.js';

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

it('a subscription that had a filter keeps a rule, also after it was retained', () => {
  const topic = (...subscriptions: object[]) =>
    custom('Own', [requirement('servicebus', { topics: [{ name: 'events', subscriptions }] })]);
  const rulesOf = (plan: ReturnType<typeof planOf>) =>
    plan.terraform
      .filter(({ type }) => type === 'azurerm_servicebus_subscription_rule')
      .map(({ arguments: plain }) => plain['sql_filter']);
  const plain = planOf([topic({ name: 'mail' })]);
  expect(rulesOf(plain)).toEqual([]);
  const filtered = planOf([topic({ name: 'mail', filter: 'a = 1' })], { ...SHOP, lock: plain.lock });
  const widened = planOf([topic({ name: 'mail' })], { ...SHOP, lock: filtered.lock });
  expect(rulesOf(widened)).toEqual(['1=1']);
  const retained = planOf([topic()], { ...SHOP, lock: filtered.lock });
  const back = planOf([topic({ name: 'mail' })], { ...SHOP, lock: retained.lock });
  expect([filtered, widened, retained, back].flatMap(({ errors }) => errors)).toEqual([]);
  expect(rulesOf(back)).toEqual(['1=1']);
});

describe('the rule of a subscription', () => {
  const topic = (...subscriptions: object[]) =>
    custom('Own', [requirement('servicebus', { topics: [{ name: 'events', subscriptions }] })]);
  const ID = 'shop_servicebus_shared_topic_events_subscription_mail';
  const SUBSCRIPTION = `azurerm_servicebus_subscription.${ID}`;
  const RULE = `azurerm_servicebus_subscription_rule.${ID}`;
  const importsOf = ({ state }: ReturnType<typeof planOf>) =>
    state.imports.filter(({ to }) => to.startsWith('azurerm_servicebus_subscription')).map(({ to }) => to);
  const plain = [topic({ name: 'mail' })];
  const filtered = [topic({ name: 'mail', filter: 'a = 1' })];
  const stored = ({ lock }: ReturnType<typeof planOf>) => parseLock(serializeLock(lock));
  const then = (before: ReturnType<typeof planOf>, components: Parameters<typeof planOf>[0]) => {
    const plan = planOf(components, { ...SHOP, lock: stored(before) });
    expect(plan.errors).toEqual([]);
    return plan;
  };

  it('is forgotten with a retained one, and imported with it', () => {
    const retained = then(planOf(filtered), [topic()]);
    expect(retained.state.removed).toEqual([SUBSCRIPTION, RULE]);
    const back = then(retained, filtered);
    expect(importsOf(back)).toEqual([SUBSCRIPTION, RULE]);
    expect(back.state.imports.find(({ to }) => to === RULE)?.id).toEqual({
      $join: [
        { $ref: 'azurerm_servicebus_namespace.shop_servicebus_shared.id' },
        '/topics/events/subscriptions/mail/rules/filter',
      ],
    });
    expect(importsOf(then(back, filtered))).toEqual([SUBSCRIPTION, RULE]);
  });

  it('is made for one that came back with a filter and had none, and imported after the next return', () => {
    const back = then(then(planOf(plain), [topic()]), filtered);
    expect(importsOf(back)).toEqual([SUBSCRIPTION]);
    const later = then(back, filtered);
    expect(importsOf(later)).toEqual([SUBSCRIPTION]);
    const retained = then(later, [topic()]);
    expect(retained.state.removed).toEqual([SUBSCRIPTION, RULE]);
    expect(importsOf(then(retained, filtered))).toEqual([SUBSCRIPTION, RULE]);
  });

  it('is made for one whose lock does not know it', () => {
    const unknown = (plan: ReturnType<typeof planOf>) => structuredClone(stored(plan));
    const retained = unknown(then(planOf(filtered), [topic()]));
    const unit = retained.resources['servicebus:shared']?.units['topic/events/mail'];
    delete (unit?.blocks as Record<string, string>)[RULE];
    const back = planOf(filtered, { ...SHOP, lock: retained });
    expect(back.errors).toEqual([]);
    expect(back.warnings.map(({ code }) => code)).not.toContain('IMPORT_NEEDED');
    expect(importsOf(back)).toEqual([SUBSCRIPTION]);
  });

  it('is made for one that is adopted, and does not hold its data', () => {
    const [namespace, id] = ['sb-shop', '/topics/events/subscriptions/mail'];
    const plan = planOf(filtered, {
      ...SHOP,
      adopt: {
        'servicebus:shared': `/subscriptions/${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/${namespace}`,
        'servicebus:topic/events/mail': `/subscriptions/${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}/resourceGroups/rg/providers/Microsoft.ServiceBus/namespaces/${namespace}${id}`,
      },
    });
    expect(plan.errors).toEqual([]);
    expect(importsOf(plan)).toEqual([SUBSCRIPTION]);
    expect(blocksOf(plan, 'azurerm_servicebus_subscription_rule')[0]?.meta?.holds_data).toBeUndefined();
  });
});

it('a retained subscription whose topic stays is said to be read by no component', () => {
  const topic = (...subscriptions: object[]) =>
    custom('Own', [requirement('servicebus', { topics: [{ name: 'events', subscriptions }] })]);
  const { lock } = planOf([topic({ name: 'mail' })]);
  const messageOf = (...components: Parameters<typeof planOf>[0]) =>
    planOf(components, { ...SHOP, lock }).warnings.find(
      ({ code, message }) => code === 'DATA_RETAINED' && message.includes('events/mail'),
    )?.message;
  expect(messageOf(topic())).toContain('Its topic stays, and no component reads the messages in it');
  expect(messageOf()).not.toContain('Its topic stays');
});

it.each<[what: string, path: string, config: object]>([
  ['a queue and a topic', 'queues', { queues: [{ name: 'a/b' }], topics: [{ name: 'A/b' }] }],
  ['two queues', 'queues', { queues: [{ name: 'a/b' }, { name: 'A/B' }] }],
  ['two topics', 'topics', { topics: [{ name: 'a/b' }, { name: 'A/B' }] }],
  [
    'a topic and a subscription of another one',
    'topics',
    { topics: [{ name: 'a', subscriptions: [{ name: 'b' }] }, { name: 'a/b' }] },
  ],
  [
    'subscriptions of two topics',
    'topics',
    {
      topics: [
        { name: 'x', subscriptions: [{ name: 'a' }] },
        { name: 'a', subscriptions: [{ name: 'b' }, { name: 'B' }] },
      ],
    },
  ],
])('%s cannot have one name', (_what, path, config) => {
  const other = custom('Other', [requirement('servicebus', { queues: [{ name: 'other' }] })]);
  expect(planOf([custom('Own', [requirement('servicebus', config)]), other]).errors).toMatchObject([
    {
      code: 'INVALID_COMBINATION',
      path,
      components: ['Own'],
      message: expect.stringContaining("has the name 'a/b' more than once") as string,
    },
  ]);
});
