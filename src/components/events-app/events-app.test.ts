import { EventsApp, eventTopic } from '@atakora/component/functions';
import { describe, expect, it } from 'vitest';

import { blocksOf, planOf, remarksIn, SHOP } from '../../../test/support/plans.js';
import { shown } from '../../plan/expression/template.js';

const orderEvents = eventTopic('order-events', {
  OrderPlaced: { orderId: 'string' },
  OrderCancelled: { orderId: 'string' },
});
const shop = EventsApp.define('Shop', {
  publishes: [orderEvents],
  functions: { place: { trigger: 'http', methods: ['POST'] } },
  sourceDirectory: 'dist/shop',
  separateIdentity: true,
});
const billing = EventsApp.define('Billing', {
  subscribers: { sendInvoice: { topic: orderEvents, events: ['OrderPlaced'], maxDeliveryCount: 5 } },
  sourceDirectory: 'dist/billing',
});
const alerting = { emails: ['a@example.com'] };
const plan = planOf([shop, billing], { ...SHOP, monitoring: { alerting } });

describe('an events app', () => {
  it('makes a topic with duplicate detection, and a subscription per subscriber with only its types', () => {
    expect(remarksIn(plan).map(({ code }) => code)).toEqual(['TRIGGERS_NOT_SYNCED']);
    expect(plan.errors).toEqual([]);
    expect(blocksOf(plan, 'azurerm_servicebus_topic').map(({ arguments: config }) => config)).toEqual([
      expect.objectContaining({
        name: 'order-events',
        requires_duplicate_detection: true,
        duplicate_detection_history_time_window: 'PT10M',
      }),
    ]);
    expect(blocksOf(plan, 'azurerm_servicebus_subscription').map(({ arguments: config }) => config)).toEqual([
      expect.objectContaining({ name: 'billing-send-invoice', max_delivery_count: 5 }),
    ]);
    expect(blocksOf(plan, 'azurerm_servicebus_subscription_rule')[0]?.arguments['sql_filter']).toBe(
      "sys.Label IN ('OrderPlaced')",
    );
  });

  it('gives each identity the role on its topic or its subscription, and no other of Service Bus', () => {
    const roles = blocksOf(plan, 'azurerm_role_assignment')
      .map(({ arguments: config }) => shown(config))
      .map((config) => [config['role_definition_name'], config['scope'], config['principal_id']].map(String))
      .filter(([role]) => role?.startsWith('Azure Service Bus') === true)
      .map(([role, scope, principal]) => [
        role,
        scope?.split('.')[0],
        /separate|shop_shop|functions_shop/.test(principal ?? ''),
      ]);
    expect(roles.sort()).toEqual([
      ['Azure Service Bus Data Receiver', '${azurerm_servicebus_subscription', false],
      ['Azure Service Bus Data Sender', '${azurerm_servicebus_topic', true],
    ]);
  });

  it('remembers for seven days which events were handled, where there are subscribers', () => {
    const containers = blocksOf(plan, 'azurerm_cosmosdb_sql_container').map(
      ({ arguments: config }) => config,
    );
    expect(containers).toEqual([
      expect.objectContaining({
        name: 'handled-billing',
        partition_key_paths: ['/id'],
        default_ttl: 604_800,
      }),
    ]);
    const { subscribers } = billing.config;
    const forgetful = EventsApp.define('Billing', {
      ...(subscribers && { subscribers }),
      sourceDirectory: 'dist/billing',
      handleOnce: false,
    });
    expect(blocksOf(planOf([forgetful]), 'azurerm_cosmosdb_account')).toEqual([]);
  });

  it('has an alert on its dead letters', () => {
    const alert = blocksOf(plan, 'azurerm_monitor_metric_alert').find(({ id }) =>
      id.endsWith('dead-letters'),
    );
    expect(alert?.arguments).toMatchObject({
      severity: 2,
      criteria: [
        {
          metric_namespace: 'Microsoft.ServiceBus/namespaces',
          metric_name: 'DeadletteredMessages',
          operator: 'GreaterThanOrEqual',
          threshold: 1,
          dimension: [{ name: 'EntityName', values: ['*'] }],
        },
      ],
    });
    const onlySends = planOf([shop], { ...SHOP, monitoring: { alerting } });
    expect(onlySends.terraform.filter(({ id }) => id.endsWith('dead-letters'))).toEqual([]);
  });

  it('keeps the subscription, and the events that wait in it, when it is renamed', () => {
    const renamed = EventsApp.define('Invoicing', {
      subscribers: { sendInvoice: { topic: orderEvents, events: ['OrderPlaced'] } },
      sourceDirectory: 'dist/billing',
      renamedFrom: 'Billing',
    });
    expect(blocksOf(planOf([renamed]), 'azurerm_servicebus_subscription')[0]?.arguments['name']).toBe(
      'billing-send-invoice',
    );
  });
});

describe('is refused', () => {
  const define = (config: object, id = 'Billing') =>
    EventsApp.define(id, { sourceDirectory: 'dist/billing', ...config } as never);
  const subscriber = { topic: orderEvents, events: ['OrderPlaced'] };

  it.each<[string, () => unknown, string]>([
    ['an app without events', () => define({}), 'must have publishes or subscribers'],
    [
      'a type that the topic does not have',
      () => define({ subscribers: { a: { ...subscriber, events: ['OrderLost'] } } }),
      'subscribers.a.events',
    ],
    [
      'a subscriber without types',
      () => define({ subscribers: { a: { ...subscriber, events: [] } } }),
      'at least one type',
    ],
    [
      'a number of deliveries that Service Bus does not allow',
      () => define({ subscribers: { a: { ...subscriber, maxDeliveryCount: 0 } } }),
      'subscribers.a.maxDeliveryCount',
    ],
    [
      'one name for a subscriber and a function',
      () => define({ subscribers: { a: subscriber }, functions: { a: { trigger: 'http' } } }),
      'must not have the name of a subscriber',
    ],
    [
      'a subscription with too long a name',
      () => define({ subscribers: { ['a'.repeat(30)]: subscriber } }, 'B'.repeat(30)),
      'at most 50 characters',
    ],
    ['a name in place of a topic', () => define({ publishes: ['order-events'] }), 'publishes.0'],
    ['an unknown option', () => define({ subscribers: { a: subscriber }, topics: [] }), 'topics'],
    ['a publisher without functions', () => define({ publishes: [orderEvents] }), "EventsApp 'Billing'"],
    ['a type of event with a quote', () => eventTopic('a', { "O'": { id: 'string' } }), "O'"],
    ['a topic without events', () => eventTopic('a', {}), 'at least one type'],
    [
      'a topic with an option out of range',
      () => eventTopic('a', { A: { id: 'string' } }, { duplicateDetectionSeconds: 1 }),
      'options',
    ],
  ])('%s', (_what, act, named) => {
    expect(act).toThrow(named);
  });
});
