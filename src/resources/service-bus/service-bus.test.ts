import { describe, expect, test } from 'vitest';

import { app, custom, requirement } from '../../../test/support/definitions.js';
import { blocksOf, keysOf, planOf, settingsOf, SHOP } from '../../../test/support/plans.js';
import type { AnyComponentDefinition } from '../../component.js';
import { shown } from '../../plan/expression/template.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import type { ServiceBusRequirement } from './requirement.js';

const ISOLATED: BackendConfig = { ...SHOP, networking: 'isolated' };

function bus(id: string, need: ServiceBusRequirement): AnyComponentDefinition {
  return custom(id, [requirement('servicebus', need)]);
}

function namespaceOf(components: readonly AnyComponentDefinition[], config?: BackendConfig) {
  return blocksOf(planOf(components, config), 'azurerm_servicebus_namespace')[0]?.arguments;
}

const sender = app('Orders', { serviceBusQueues: [{ name: 'shipments' }], topics: [{ name: 'events' }] });
const receiver = app('Warehouse', {
  functions: { ship: { trigger: 'serviceBusQueue', queueName: 'shipments' } },
  serviceBusQueues: [{ name: 'shipments', maxDeliveryCount: 5 }],
});
const subscriber = app('Billing', {
  functions: { bill: { trigger: 'serviceBusTopic', topicName: 'events', subscriptionName: 'billing' } },
});

describe('a namespace', () => {
  test('is shared, with each queue once and the options of all', () => {
    const plan = planOf([sender, receiver, subscriber]);
    expect(keysOf(plan, 'servicebus')).toEqual(['servicebus:shared']);
    expect(blocksOf(plan, 'azurerm_servicebus_queue').map(({ arguments: config }) => config)).toMatchObject([
      {
        name: 'shipments',
        max_delivery_count: 5,
        dead_lettering_on_message_expiration: true,
        lock_duration: 'PT1M',
      },
    ]);
    expect(blocksOf(plan, 'azurerm_servicebus_subscription')).toHaveLength(1);
  });

  test('is Standard without keys, and Premium and closed in an isolated backend', () => {
    expect(namespaceOf([sender])).toMatchObject({
      sku: 'Standard',
      local_auth_enabled: false,
      public_network_access_enabled: true,
    });
    expect(namespaceOf([sender], ISOLATED)).toMatchObject({
      sku: 'Premium',
      capacity: 1,
      premium_messaging_partitions: 1,
      public_network_access_enabled: false,
    });
    const [endpoint] = blocksOf(planOf([sender], ISOLATED), 'azurerm_private_endpoint').filter(({ id }) =>
      id.includes('servicebus'),
    );
    expect(endpoint?.arguments['private_service_connection']).toMatchObject({
      subresource_names: ['namespace'],
    });
  });

  test('is split by tier, since a namespace is Premium from its creation', () => {
    const plan = planOf([
      bus('Orders', { sku: 'Standard', queues: [{ name: 'a' }] }),
      bus('People', { sku: 'Premium', queues: [{ name: 'b' }] }),
    ]);
    expect(keysOf(plan, 'servicebus')).toEqual(['servicebus:premium', 'servicebus:shared']);
  });

  test('has the larger of two sizes, and detection of duplicates as soon as one asks for it', () => {
    const plan = planOf([
      bus('Orders', { queues: [{ name: 'a', maxSize: 1024, duplicateDetectionSeconds: 600 }] }),
      bus('People', { queues: [{ name: 'a', maxSize: 5120 }] }),
    ]);
    expect(blocksOf(plan, 'azurerm_servicebus_queue')[0]?.arguments).toMatchObject({
      max_size_in_megabytes: 5120,
      requires_duplicate_detection: true,
      duplicate_detection_history_time_window: 'PT10M',
    });
  });

  test('takes no queue with sessions for one component and without for another', () => {
    const { errors } = planOf([
      bus('Orders', { queues: [{ name: 'a', requiresSession: true }] }),
      bus('People', { queues: [{ name: 'a', requiresSession: false }] }),
    ]);
    expect(errors).toMatchObject([{ code: 'CONFLICTING_VALUES', path: 'queues.a.requiresSession' }]);
  });

  test('gives a subscription its filter', () => {
    const plan = planOf([
      bus('Orders', {
        topics: [{ name: 'events', subscriptions: [{ name: 'big', filter: "size = '${x}'" }] }],
      }),
    ]);
    expect(blocksOf(plan, 'azurerm_servicebus_subscription_rule')[0]?.arguments).toMatchObject({
      filter_type: 'SqlFilter',
      sql_filter: "size = '${x}'",
    });
  });
});

describe('access to a namespace', () => {
  function rolesIn(components: readonly AnyComponentDefinition[]): string[] {
    return blocksOf(planOf(components), 'azurerm_role_assignment')
      .map(({ arguments: config }) => shown(config))
      .map((config) => `${String(config['role_definition_name'])} ${String(config['scope'])}`)
      .filter((role) => role.includes('Service Bus'))
      .map((role) =>
        role.replaceAll(
          /Azure Service Bus Data |\$\{azurerm_servicebus_|shop_servicebus_shared_|\.id\}/g,
          '',
        ),
      )
      .sort();
  }

  test('is a role for each queue, topic and subscription that a component names', () => {
    expect(rolesIn([sender])).toEqual(['Sender queue.queue_shipments', 'Sender topic.topic_events']);
    expect(rolesIn([receiver])).toEqual(['Receiver queue.queue_shipments']);
    expect(rolesIn([subscriber])).toEqual(['Receiver subscription.topic_events_subscription_billing']);
  });

  test('is there once where components of one app ask for the same', () => {
    const other = app('Returns', { serviceBusQueues: [{ name: 'shipments' }] });
    expect(rolesIn([sender, other])).toEqual(rolesIn([sender]));
  });

  test('is what the component says', () => {
    const both = app('Orders', { serviceBusQueues: [{ name: 'a', access: ['send', 'receive'] }] });
    const none = app('Orders', { serviceBusQueues: [{ name: 'a', access: [] }] });
    expect(rolesIn([both])).toEqual(['Receiver queue.queue_a', 'Sender queue.queue_a']);
    expect(rolesIn([none])).toEqual([]);
  });

  test('comes with a connection for triggers and for code that sends', () => {
    const settings = settingsOf(planOf([sender, receiver]), 'Orders');
    for (const prefix of ['ORDERS_SERVICEBUS', 'WAREHOUSE_SERVICEBUS']) {
      expect(settings).toMatchObject({
        [`${prefix}__fullyQualifiedNamespace`]: {
          $join: [
            { $ref: 'azurerm_servicebus_namespace.shop_servicebus_shared.name' },
            '.servicebus.windows.net',
          ],
        },
        [`${prefix}__credential`]: 'managedidentity',
        [`${prefix}__clientId`]: {
          $ref: 'azurerm_user_assigned_identity.shop_functions_shared_identity.client_id',
        },
      });
    }
  });

  test('leaves a trigger with a connection of its own alone', () => {
    const elsewhere = app('Mailer', {
      functions: { remind: { trigger: 'serviceBusQueue', queueName: 'reminders', connection: 'BUS' } },
      environmentVariables: { BUS__fullyQualifiedNamespace: 'sb-company.servicebus.windows.net' },
    });
    expect(keysOf(planOf([elsewhere]), 'servicebus')).toEqual([]);
  });
});

describe('a plan is refused', () => {
  const cases: [string, ServiceBusRequirement, BackendConfig, string][] = [
    [
      'a Standard namespace in an isolated backend',
      { sku: 'Standard' },
      ISOLATED,
      'only a Premium one can be closed',
    ],
    ['topics of a Basic namespace', { sku: 'Basic', topics: [{ name: 'a' }] }, SHOP, 'has no topics'],
    [
      'sessions of a Basic namespace',
      { sku: 'Basic', queues: [{ name: 'a', requiresSession: true }] },
      SHOP,
      'has no sessions',
    ],
    [
      'duplicate detection of a Basic namespace',
      { sku: 'Basic', queues: [{ name: 'a', duplicateDetectionSeconds: 60 }] },
      SHOP,
      'has no duplicate detection',
    ],
    [
      '10 GB in a Standard namespace',
      { queues: [{ name: 'a', maxSize: 10_240 }] },
      SHOP,
      'more than 5120 MB',
    ],
  ];

  test.each(cases)('for %s', (_what, need, config, message) => {
    const { errors } = planOf([bus('Orders', need)], config);
    expect(errors).toMatchObject([
      {
        code: 'INVALID_COMBINATION',
        resource: 'servicebus:shared',
        components: ['Orders'],
        message: expect.stringContaining(message) as string,
      },
    ]);
  });

  test('and units without effect are a warning', () => {
    const { warnings } = planOf([bus('Orders', { messagingUnits: 4 })]);
    expect(warnings).toMatchObject([{ code: 'OPTION_WITHOUT_EFFECT', path: 'messagingUnits' }]);
  });
});

describe('messages that several components share', () => {
  const queueOf = (first: object, second: object) => {
    const needs = (queue: object) => requirement('servicebus', { queues: [{ name: 'orders', ...queue }] });
    const plan = planOf([custom('A', [{ ...needs(first), priority: 90 }]), custom('B', [needs(second)])]);
    return blocksOf(plan, 'azurerm_servicebus_queue')[0]?.arguments ?? {};
  };

  test('live as long as the component that sends asks, whatever the priorities', () => {
    const short = { timeToLiveSeconds: 60 };
    expect(queueOf(short, { timeToLiveSeconds: 3600 })).toMatchObject({ default_message_ttl: 'PT1H' });
    expect(queueOf(short, {})).not.toHaveProperty('default_message_ttl');
    expect(queueOf(short, { access: ['send', 'receive'] })).not.toHaveProperty('default_message_ttl');
    expect(queueOf(short, { access: ['receive'] })).toMatchObject({ default_message_ttl: 'PT1M' });
  });

  test('are dead-lettered where one component that sends relies on it', () => {
    const lost = { deadLetterOnExpiration: false };
    expect(queueOf(lost, {})).toMatchObject({ dead_lettering_on_message_expiration: true });
    expect(queueOf(lost, lost)).toMatchObject({ dead_lettering_on_message_expiration: false });
    expect(queueOf(lost, { access: ['receive'] })).toMatchObject({
      dead_lettering_on_message_expiration: false,
    });
  });

  test('reach a subscription without a filter, also where another component has one', () => {
    const needs = (id: string, subscription: object) =>
      custom(id, [
        requirement('servicebus', {
          topics: [{ name: 'events', subscriptions: [{ name: 'all', ...subscription }] }],
        }),
      ]);
    const plan = planOf([needs('A', { filter: 'a = 1' }), needs('B', {})]);
    expect(blocksOf(plan, 'azurerm_servicebus_subscription_rule')).toEqual([]);
    expect(plan.warnings.map(({ code }) => code)).toContain('VALUE_OVERRIDDEN');
  });

  test('live as long as options say beside a trigger that says nothing', () => {
    const plan = planOf([
      app('Jobs', {
        functions: { take: { trigger: 'serviceBusTopic', topicName: 'events', subscriptionName: 'all' } },
        topics: [
          { name: 'events', subscriptions: [{ name: 'all', timeToLiveSeconds: 60, filter: 'a = 1' }] },
        ],
      }),
    ]);
    expect(blocksOf(plan, 'azurerm_servicebus_subscription')[0]?.arguments).toMatchObject({
      default_message_ttl: 'PT1M',
    });
    expect(blocksOf(plan, 'azurerm_servicebus_subscription_rule')).toHaveLength(1);
  });
});
