import { describe, expect, it } from 'vitest';

import { app, custom, requirement } from '../../../test/support/definitions.js';
import { GUEST_DEPLOYER } from '../../../test/support/offers.js';
import { blocksOf, settingsOf } from '../../../test/support/plans.js';
import { defineBackend } from '../../backend/define-backend.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import type { AnyComponentDefinition } from '../../component.js';
import { EventsApp } from '../../components/events-app/events-app.js';
import { eventTopic } from '../../components/events-app/event-topic.js';
import { diffPlans } from '../../plan/diff/diff-plans.js';
import { offerOf } from '../../plan/offer.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { AllowedIpRanges } from '../network/options.js';
import type { ServiceBusTerms } from './offered.js';

const OTHER = '22222222-2222-3333-4444-555555555555';
const PLACE = { environment: 'prod', location: 'eastus' } as const;

const ORDERS: ServiceBusTerms = {
  queues: [{ name: 'shipments', access: ['receive'], maxDeliveryCount: 3 }],
  topics: [{ name: 'events' }],
};
const BILLING: ServiceBusTerms = {
  topics: [
    { name: 'events', of: 'orders.prod', subscriptions: [{ name: 'billing', filter: "kind = '${x}'" }] },
  ],
};

function hostWith(
  guests: Readonly<Record<string, ServiceBusTerms>>,
  config: BackendConfig = {},
  components: readonly AnyComponentDefinition[] = [],
): ResourcePlan {
  const record = Object.entries(guests).map(([name, servicebus], index) => [
    name,
    { deployer: [GUEST_DEPLOYER, OTHER][index] ?? OTHER, servicebus },
  ]);
  return defineBackend({
    ...PLACE,
    backendId: 'platform',
    resourceGroupName: 'rg-platform',
    offer: { guests: Object.fromEntries(record) as never },
    ...config,
  })
    .addComponents(components)
    .plan();
}

const offerIn = (plan: ResourcePlan) =>
  offerOf(plan, { subscriptionId: '00000000-0000-0000-0000-000000000000' });

function guestOf(
  host: ResourcePlan,
  backendId: string,
  components: readonly AnyComponentDefinition[],
  config: BackendConfig = {},
): ResourcePlan {
  return defineBackend({ ...PLACE, backendId, host: offerIn(host), ...config })
    .addComponents(components)
    .plan();
}

const warehouse = app('Warehouse', {
  functions: { ship: { trigger: 'serviceBusQueue', queueName: 'shipments' } },
  topics: [{ name: 'events' }],
});
const billing = app('Billing', {
  functions: { bill: { trigger: 'serviceBusTopic', topicName: 'events', subscriptionName: 'billing' } },
});

const BOTH = { 'orders.prod': ORDERS, 'billing.prod': BILLING };

const OFFICE = ['203.0.113.0/24'];
const limited = (allowedIpRanges: AllowedIpRanges): BackendConfig => ({
  networking: { mode: 'public', allowedIpRanges },
});
/** A component with a namespace that only the office calls. */
const closed = custom('Gate', [
  requirement('servicebus', { sku: 'Premium', queues: [{ name: 'gate' }], allowedIpRanges: OFFICE }),
]);

/** IP rules of the namespaces of a plan. */
function rulesIn(plan: ResourcePlan): unknown[] {
  return blocksOf(plan, 'azurerm_servicebus_namespace').map(
    ({ arguments: of }) => (of['network_rule_set'] as { ip_rules?: unknown } | undefined)?.ip_rules,
  );
}

/** Roles as `<identity>: <role> <block>`. */
function rolesIn(plan: ResourcePlan): string[] {
  return blocksOf(plan, 'azurerm_role_assignment')
    .filter(({ arguments: of }) => String(of['role_definition_name']).includes('Service Bus'))
    .map(({ arguments: of }) => {
      const { $ref: scope = '' } = of['scope'] as { $ref?: string };
      const { $ref: principal = '' } = of['principal_id'] as { $ref?: string };
      return `${/guest_[a-z]+/.exec(principal)?.[0] ?? ''}: ${String(of['role_definition_name']).split(' ').at(-1) ?? ''} ${scope.split('.')[1] ?? ''}`;
    })
    .sort();
}

describe('a host', () => {
  it('makes the queues, topics and subscriptions of its guests, and gives their identities their roles on them', () => {
    const plan = hostWith(BOTH);
    expect(plan.errors).toEqual([]);
    expect(blocksOf(plan, 'azurerm_servicebus_namespace')).toHaveLength(1);
    expect(blocksOf(plan, 'azurerm_servicebus_queue').map(({ arguments: of }) => of)).toMatchObject([
      { name: 'shipments', max_delivery_count: 3 },
    ]);
    expect(blocksOf(plan, 'azurerm_servicebus_subscription')).toHaveLength(1);
    expect(rolesIn(plan)).toEqual([
      'guest_billing: Receiver platform_servicebus_shared_topic_events_subscription_billing',
      'guest_orders: Receiver platform_servicebus_shared_queue_shipments',
      'guest_orders: Sender platform_servicebus_shared_topic_events',
    ]);
    expect(plan.state.moved).toEqual([]);
  });

  it('gives the deployer of a guest its identity, and no role on the namespace', () => {
    const plan = hostWith(BOTH);
    expect(blocksOf(plan, 'azurerm_role_definition')).toEqual([]);
    const deployers = blocksOf(plan, 'azurerm_role_assignment').filter(
      ({ arguments: of }) => typeof of['principal_id'] === 'string',
    );
    expect(deployers.map(({ arguments: of }) => of['role_definition_name'])).toEqual([
      'Managed Identity Operator',
      'Managed Identity Operator',
    ]);
  });

  it('offers each guest its own access, and the options that the host set', () => {
    const { guests } = offerIn(hostWith(BOTH));
    expect(guests['orders.prod']?.parts['servicebus']).toMatchObject({
      tier: 'standard',
      network: 'public',
      queues: [{ name: 'shipments', access: ['receive'], maxDeliveryCount: 3 }],
      topics: [{ name: 'events', access: ['send'], subscriptions: [] }],
    });
    expect(guests['billing.prod']?.parts['servicebus']).toMatchObject({
      queues: [],
      topics: [{ name: 'events', access: [], subscriptions: [{ name: 'billing' }] }],
    });
  });

  it('keeps queues, topics and roles of a guest that leaves, as they were, until it is discarded', () => {
    const before = hostWith(BOTH);
    const after = hostWith({ 'orders.prod': ORDERS }, { lock: before.lock });
    expect(after.errors).toEqual([]);
    expect(rolesIn(after)).toEqual(rolesIn(before));
    expect(blocksOf(after, 'azurerm_servicebus_subscription_rule')).toEqual(
      blocksOf(before, 'azurerm_servicebus_subscription_rule'),
    );
    expect(after.warnings.filter(({ code }) => code === 'DATA_RETAINED')).toMatchObject([
      { components: ['billing.prod'], ways: [{ option: 'discard' }] },
    ]);
    expect(Object.keys(offerIn(after).guests)).toEqual(['orders.prod']);
    // Said when it leaves, and not in every later plan.
    const again = hostWith({ 'orders.prod': ORDERS }, { lock: after.lock });
    expect(again.warnings.map(({ code }) => code)).not.toContain('DATA_RETAINED');
    expect(again.terraform).toEqual(after.terraform);
    const way = after.warnings.find(({ code }) => code === 'DATA_RETAINED')?.ways?.[0];
    const gone = hostWith(
      { 'orders.prod': ORDERS },
      { lock: after.lock, discard: way?.option === 'discard' ? way.value : [] },
    );
    expect(gone.errors).toEqual([]);
    expect(blocksOf(gone, 'azurerm_servicebus_subscription')).toEqual([]);
    expect(blocksOf(gone, 'azurerm_user_assigned_identity')).toHaveLength(1);
  });

  it('keeps its namespace after the last guest, until it discards the namespace too', () => {
    const before = hostWith({ 'orders.prod': ORDERS });
    const plan = (discard: readonly string[], lock = before.lock) =>
      hostWith({}, { lock, discard, offer: { guests: {} } });
    const early = plan(['servicebus:#offered']);
    expect(early.errors.map(({ path }) => path)).toContain('discard');
    const alone = plan(['guest:orders.prod', 'servicebus:queue/shipments', 'servicebus:topic/events']);
    expect(alone.errors).toEqual([]);
    expect(alone.terraform.map(({ type }) => type)).toEqual(['azurerm_servicebus_namespace']);
    expect(plan(['servicebus:#offered'], alone.lock).terraform).toEqual([]);
  });

  it('refuses another network while there are guests', () => {
    const premium = { 'orders.prod': { ...ORDERS, sku: 'Premium' as const } };
    const { lock } = hostWith(premium);
    expect(hostWith(premium, { lock, networking: 'isolated' }).errors).toMatchObject([
      { code: 'PLACEMENT_CONFLICT', message: expect.stringContaining("must stay 'public'") as string },
    ]);
  });

  it('has no list of addresses for a namespace with guests, and one beside it for a namespace of its own', () => {
    const config = limited({ servicebus: OFFICE });
    const { errors } = hostWith({ 'orders.prod': { ...ORDERS, sku: 'Premium' } }, config);
    expect(errors).toMatchObject([
      {
        code: 'INVALID_COMBINATION',
        path: 'networking.allowedIpRanges.servicebus',
        message:
          "'servicebus:premium' may be called from 203.0.113.0/24 only, and the apps of its guests (offer) call from addresses that are not known.",
        resolution: 'Leave servicebus out of allowedIpRanges.',
      },
    ]);
    const own = hostWith({ 'orders.prod': { ...ORDERS, sku: 'Premium' } }, {}, [closed]);
    expect(own.errors).toEqual([]);
    expect(rulesIn(own)).toEqual([undefined, OFFICE]);
  });

  it('counts the queues and topics of its guests towards the capacity of a namespace', () => {
    const queues = (letter: string, count: number) =>
      Array.from({ length: count }, (_, index) => ({ name: `${letter}${index}` }));
    const many = ['a', 'b', 'c', 'd', 'e', 'f'].map(
      (id) => [`${id}.prod`, { queues: queues(id, 190) }] as const,
    );
    const plan = hostWith(Object.fromEntries(many));
    expect(plan.errors).toEqual([]);
    expect(blocksOf(plan, 'azurerm_servicebus_namespace')).toHaveLength(2);
    expect(hostWith(Object.fromEntries(many), { lock: plan.lock }).terraform).toEqual(plan.terraform);
    expect(hostWith({ 'a.prod': { queues: queues('a', 700) } }).errors).toMatchObject([
      {
        code: 'INVALID_COMBINATION',
        path: 'offer',
        message: expect.stringContaining('at most 8000') as string,
      },
    ]);
  });
});

describe('a guest', () => {
  it('sends and receives in the namespace of the host, with no block and no right there', () => {
    const plan = guestOf(hostWith(BOTH), 'orders', [warehouse]);
    expect(plan.errors).toEqual([]);
    expect(plan.terraform.filter(({ type }) => type.includes('servicebus'))).toEqual([]);
    expect(rolesIn(plan)).toEqual([]);
    const { guests } = offerIn(hostWith(BOTH));
    const name = String(guests['orders.prod']?.parts['servicebus']?.['namespace']);
    expect(settingsOf(plan, 'Warehouse')).toMatchObject({
      WAREHOUSE_SERVICEBUS__fullyQualifiedNamespace: `${name}.servicebus.windows.net`,
      WAREHOUSE_SERVICEBUS__credential: 'managedidentity',
    });
    expect(plan.deployer.rights.filter(({ scope }) => scope === 'subscription')).toMatchObject([
      { role: 'custom role' },
    ]);
    expect(plan.exposure.find(({ resource }) => resource === 'servicebus:shared')).toMatchObject({
      url: `${name}.servicebus.windows.net`,
      network: 'internet',
    });
  });

  it('stays where it is with its lock, also where another guest comes', () => {
    const host = hostWith({ 'orders.prod': ORDERS });
    const before = guestOf(host, 'orders', [warehouse]);
    const later = hostWith(BOTH, { lock: host.lock });
    const after = guestOf(later, 'orders', [warehouse], { lock: before.lock });
    expect(after.errors).toEqual([]);
    expect(diffPlans(before, after).verdict).toBe('none');
    expect(guestOf(later, 'billing', [billing]).errors).toEqual([]);
  });

  it('is told what the record of the host has to say of a queue that is missing there', () => {
    const jobs = app('Jobs', {
      serviceBusQueues: [{ name: 'shipments', access: ['send'] }, { name: 'jobs' }],
    });
    const [error, ...others] = guestOf(hostWith(BOTH), 'orders', [jobs]).errors;
    expect(others).toEqual([]);
    expect(error).toMatchObject({ code: 'HOST_CONFLICT', components: ['Jobs'] });
    const terms = /servicebus: (\{.*\}), …/.exec(error?.resolution ?? '')?.[1] ?? '';
    const record = { ...ORDERS, ...(JSON.parse(terms) as ServiceBusTerms) };
    expect(record.queues).toEqual([
      { name: 'jobs', access: ['send'] },
      { name: 'shipments', access: ['receive', 'send'], maxDeliveryCount: 3 },
    ]);
    expect(guestOf(hostWith({ 'orders.prod': record }), 'orders', [jobs]).errors).toEqual([]);
  });

  it('has events, with what the message says the record should have', () => {
    const events = eventTopic('order-events', { OrderPlaced: { orderId: 'string' } });
    const shipping = EventsApp.define('Shipping', {
      sourceDirectory: 'examples/order-flow/shipping',
      subscribers: { ship: { topic: events, events: ['OrderPlaced'], lockSeconds: 120 } },
      publishes: [events],
      handleOnce: false,
    });
    const [error] = guestOf(hostWith({ 'orders.prod': {} }), 'orders', [shipping]).errors;
    const terms = /servicebus: (\{.*\}), …/.exec(error?.resolution ?? '')?.[1] ?? '';
    const host = hostWith({ 'orders.prod': JSON.parse(terms) as ServiceBusTerms });
    expect(blocksOf(host, 'azurerm_servicebus_subscription_rule')).toHaveLength(1);
    expect(rolesIn(host)).toHaveLength(2);
    expect(guestOf(host, 'orders', [shipping]).errors).toEqual([]);
    // A host that made the subscription by its name alone is told the whole record too.
    const [subscription] = (JSON.parse(terms) as ServiceBusTerms).topics?.[0]?.subscriptions ?? [];
    const plain = hostWith({
      'orders.prod': {
        topics: [{ name: 'order-events', subscriptions: [{ name: subscription?.name ?? '' }] }],
      },
    });
    const errors = guestOf(plain, 'orders', [{ ...shipping }]).errors.filter(({ path }) => path !== 'host');
    expect(errors.map(({ path }) => path?.split('.').at(-1))).toEqual([
      'duplicateDetectionSeconds',
      'filter',
      'lockSeconds',
    ]);
    const records = errors.map(({ resolution }) => /servicebus: (\{.*\}), …/.exec(resolution)?.[1] ?? '');
    const [record = ''] = new Set(records);
    expect(new Set(records).size).toBe(1);
    const whole = hostWith({ 'orders.prod': JSON.parse(record) as ServiceBusTerms });
    expect(guestOf(whole, 'orders', [shipping]).errors.map(({ path }) => path)).toEqual(['host']);
  });

  it('is refused where it asks for other options of a queue than the host set', () => {
    const ship = (maxDeliveryCount: number) =>
      app('Warehouse', {
        functions: { ship: { trigger: 'serviceBusQueue', queueName: 'shipments' } },
        serviceBusQueues: [{ name: 'shipments', access: [], maxDeliveryCount }],
      });
    const host = hostWith(BOTH);
    expect(guestOf(host, 'orders', [ship(5)]).errors).toMatchObject([
      { code: 'HOST_CONFLICT', path: 'queues.shipments.maxDeliveryCount' },
    ]);
    expect(guestOf(host, 'orders', [ship(3)]).errors).toEqual([]);
  });

  it('has a namespace of its own for another tier only where it says so, and where the host offers none', () => {
    const premium = guestOf(hostWith({ 'orders.prod': { ...ORDERS, sku: 'Premium' } }), 'orders', [
      warehouse,
    ]);
    expect(premium.errors).toEqual([]);
    const host = hostWith(BOTH);
    const asking = [warehouse, { ...app('Fast', { serviceBusQueues: [{ name: 'fast' }] }) }];
    const config = { networking: 'isolated' } as const;
    expect(guestOf(host, 'orders', asking, config).errors.map(({ code }) => code)).toContain('HOST_CONFLICT');
    const own = guestOf(host, 'orders', asking, { ...config, host: { offer: offerIn(host), else: 'own' } });
    expect(own.errors).toEqual([]);
    expect(blocksOf(own, 'azurerm_servicebus_namespace')).toHaveLength(1);
  });

  it('has no list of addresses for the namespace of the host, and one for a namespace of its own', () => {
    const host = hostWith(BOTH);
    expect(guestOf(host, 'orders', [warehouse], limited({ servicebus: OFFICE })).errors).toMatchObject([
      {
        code: 'INVALID_COMBINATION',
        resource: 'servicebus:shared',
        path: 'networking.allowedIpRanges.servicebus',
        message:
          "The owner of the Service Bus namespace of 'servicebus:shared' decides which addresses may call it, received networking.allowedIpRanges.servicebus.",
        resolution: 'Leave servicebus out of allowedIpRanges.',
      },
    ]);
    const own = guestOf(host, 'orders', [warehouse, closed], { host: { offer: offerIn(host), else: 'own' } });
    expect(own.errors).toEqual([]);
    expect(rulesIn(own)).toEqual([OFFICE]);
    expect(settingsOf(own, 'Warehouse')).toEqual(
      settingsOf(guestOf(host, 'orders', [warehouse]), 'Warehouse'),
    );
  });

  it('never leaves a namespace of its own with messages in it, or that of its host', () => {
    const host = hostWith(BOTH);
    const alone = defineBackend({ ...PLACE, backendId: 'orders' })
      .addComponents([warehouse])
      .plan();
    const joining = guestOf(host, 'orders', [warehouse], { lock: alone.lock });
    expect(joining.errors.map(({ code }) => code)).toEqual(['PLACEMENT_CONFLICT']);
    const without = defineBackend({
      ...PLACE,
      backendId: 'platform',
      resourceGroupName: 'rg-platform',
      offer: { guests: { 'orders.prod': { deployer: GUEST_DEPLOYER, cosmos: {} } } },
    }).plan();
    expect(guestOf(without, 'orders', [warehouse], { lock: alone.lock }).errors).toEqual([]);
    const { lock } = guestOf(host, 'orders', [warehouse]);
    const left = defineBackend({ ...PLACE, backendId: 'orders', lock })
      .addComponents([warehouse])
      .plan();
    expect(left.errors.map(({ code }) => code)).toContain('PLACEMENT_CONFLICT');
  });
});
