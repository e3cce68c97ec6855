import { describe, expect, test } from 'vitest';

import { app, custom, requirement } from '../../../test/support/definitions.js';
import { blocksOf, keysOf, planOf, settingsOf, SHOP } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import type { AnyComponentDefinition } from '../../component.js';
import { shown } from '../../plan/expression/template.js';
import type { EventHub, EventHubsRequirement } from './requirement.js';
import { exposedEndpoints } from '../../plan/exposure.js';

const ISOLATED: BackendConfig = { ...SHOP, networking: 'isolated' };
const FIVE: BackendConfig = { ...SHOP, azurerm: 5 };

function streams(id: string, need: EventHubsRequirement): AnyComponentDefinition {
  return custom(id, [requirement('eventhubs', need)]);
}

function clicks(id: string, options: Partial<EventHub>): AnyComponentDefinition {
  return streams(id, { hubs: [{ name: 'clicks', ...options }] });
}

const argumentsOf = (type: string, components: readonly AnyComponentDefinition[], config?: BackendConfig) =>
  blocksOf(planOf(components, config), type).map(({ arguments: plain }) => shown(plain));

const sender = app('Shop', { eventHubs: [{ name: 'clicks', retentionDays: 3 }] });
const reader = app('Stats', { functions: { count: { trigger: 'eventHub', eventHubName: 'clicks' } } });

describe('a namespace', () => {
  test('is shared, with each hub once, a consumer group for each reader, and no keys', () => {
    const plan = planOf([sender, reader]);
    expect(plan.errors).toEqual([]);
    expect(keysOf(plan, 'eventhubs')).toEqual(['eventhubs:shared']);
    expect(blocksOf(plan, 'azurerm_eventhub_namespace')[0]?.arguments).toMatchObject({
      sku: 'Standard',
      capacity: 1,
      local_authentication_enabled: false,
      public_network_access_enabled: true,
    });
    expect(blocksOf(plan, 'azurerm_eventhub').map(({ arguments: plain }) => plain)).toMatchObject([
      { name: 'clicks', partition_count: 4, message_retention: 3 },
    ]);
    expect(blocksOf(plan, 'azurerm_eventhub_consumer_group').map(({ arguments: plain }) => plain)).toEqual([
      expect.objectContaining({ name: 'stats-count', resource_group_name: expect.anything() as unknown }),
    ]);
  });

  test('is closed in an isolated backend, in either tier', () => {
    for (const sku of ['Standard', 'Premium'] as const) {
      const plan = planOf([streams('Shop', { sku, hubs: [{ name: 'clicks' }] }), app()], ISOLATED);
      expect(plan.errors).toEqual([]);
      expect(blocksOf(plan, 'azurerm_eventhub_namespace')[0]?.arguments).toMatchObject({
        sku,
        public_network_access_enabled: false,
      });
      const [endpoint] = blocksOf(plan, 'azurerm_private_endpoint').filter(({ id }) =>
        id.includes('eventhubs'),
      );
      expect(endpoint?.arguments['private_service_connection']).toMatchObject({
        subresource_names: ['namespace'],
      });
      expect(exposedEndpoints(plan).filter(({ resource }) => resource.startsWith('eventhubs'))).toMatchObject(
        [{ network: 'private', credentials: ['entra'] }],
      );
    }
  });

  test('is split by tier, since a namespace is Premium from its creation', () => {
    const plan = planOf([
      streams('Orders', { sku: 'Standard', hubs: [{ name: 'a' }] }),
      streams('People', { sku: 'Premium', processingUnits: 2, hubs: [{ name: 'b' }] }),
    ]);
    expect(keysOf(plan, 'eventhubs')).toEqual(['eventhubs:premium', 'eventhubs:shared']);
    expect(blocksOf(plan, 'azurerm_eventhub_namespace').map(({ arguments: plain }) => plain)).toMatchObject([
      { sku: 'Premium', capacity: 2 },
      { sku: 'Standard', capacity: 1 },
    ]);
  });

  test('is split by its capacity of ten hubs, and a Premium one is not', () => {
    const eleven = (sku: 'Standard' | 'Premium') =>
      Array.from({ length: 11 }, (_, at) => streams(`App${at}`, { sku, hubs: [{ name: `hub-${at}` }] }));
    expect(keysOf(planOf(eleven('Standard')), 'eventhubs')).toHaveLength(2);
    expect(keysOf(planOf(eleven('Premium')), 'eventhubs')).toEqual(['eventhubs:premium']);
  });

  test('may get more throughput units from Azure, which Terraform leaves there', () => {
    const [block] = blocksOf(
      planOf([streams('Shop', { throughputUnits: 2, maxThroughputUnits: 8, hubs: [{ name: 'a' }] })]),
      'azurerm_eventhub_namespace',
    );
    expect(block).toMatchObject({
      arguments: { capacity: 2, auto_inflate_enabled: true, maximum_throughput_units: 8 },
      meta: { ignore_changes: ['capacity'] },
    });
  });

  test('has an alert on throttled requests, and the logs of capture where there is one', () => {
    const monitored = { monitoring: { alerting: {} } };
    const alerts = argumentsOf('azurerm_monitor_metric_alert', [sender], { ...SHOP, ...monitored });
    expect(JSON.stringify(alerts)).toContain('ThrottledRequests');
    const logs = (components: AnyComponentDefinition[]) =>
      JSON.stringify(
        argumentsOf('azurerm_monitor_diagnostic_setting', components, { ...FIVE, ...monitored }),
      );
    expect(logs([sender])).not.toContain('ArchiveLogs');
    expect(logs([clicks('Shop', { capture: { containerName: 'raw' } }), app()])).toContain('ArchiveLogs');
  });
});

describe('a hub of several components', () => {
  const hubOf = (...components: AnyComponentDefinition[]) => argumentsOf('azurerm_eventhub', components)[0];

  test('keeps events as long as any sender asks, by default for a week', () => {
    expect(hubOf(clicks('A', { retentionDays: 1 }), clicks('B', { retentionDays: 2 }))).toMatchObject({
      message_retention: 2,
    });
    expect(hubOf(clicks('A', { retentionDays: 1 }), clicks('B', {}))).toMatchObject({ message_retention: 7 });
  });

  test('keeps events as its senders ask, whatever a reader leaves out', () => {
    expect(hubOf(clicks('A', { retentionDays: 1 }), reader)).toMatchObject({ message_retention: 1 });
  });

  test('has one number of partitions', () => {
    const { errors } = planOf([clicks('A', { partitions: 2 }), clicks('B', { partitions: 8 })]);
    expect(errors).toMatchObject([{ code: 'CONFLICTING_VALUES', path: 'hubs.clicks.partitions' }]);
  });

  test('keeps the number of partitions that it was made with', () => {
    const { lock } = planOf([clicks('A', { partitions: 2 })]);
    const { errors } = planOf([clicks('A', { partitions: 8 })], { ...SHOP, lock });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ components: ['A'] });
    expect(`${errors[0]?.message} ${errors[0]?.resolution}`).toMatch(
      /partitions.*'2'.*'8'.*Keep the number/s,
    );
  });

  test('is retained with its events when no component declares it, and its consumer groups are not', () => {
    const { lock } = planOf([sender, reader]);
    const plan = planOf([app('Shop')], { ...SHOP, lock });
    expect(plan.warnings.filter(({ code }) => code === 'DATA_RETAINED')).toMatchObject([
      { components: ['Shop', 'Stats'], resource: 'eventhubs:shared' },
    ]);
    expect(plan.state.removed.filter((address) => address.includes('eventhub'))).toEqual([
      'azurerm_eventhub.shop_eventhubs_shared_hub_clicks',
    ]);
    expect(blocksOf(plan, 'azurerm_eventhub_namespace')).toHaveLength(1);
  });
});

describe('access to a hub', () => {
  function rolesIn(components: readonly AnyComponentDefinition[]): string[] {
    return argumentsOf('azurerm_role_assignment', components)
      .map((plain) => `${String(plain['role_definition_name'])} ${String(plain['scope'])}`)
      .filter((role) => role.includes('Event Hubs'))
      .map((role) =>
        role.replaceAll(/Azure Event Hubs Data |\$\{azurerm_|shop_eventhubs_shared_|\.id\}/g, ''),
      )
      .sort();
  }

  test('is a role on the hub alone: to send, or to receive', () => {
    expect(rolesIn([sender])).toEqual(['Sender eventhub.hub_clicks']);
    expect(rolesIn([reader])).toEqual(['Receiver eventhub.hub_clicks']);
    expect(
      rolesIn([
        app('Stats', {
          functions: { count: { trigger: 'eventHub', eventHubName: 'clicks' } },
          eventHubs: [{ name: 'clicks', partitions: 2 }, { name: 'counts' }],
        }),
      ]),
    ).toEqual(['Receiver eventhub.hub_clicks', 'Sender eventhub.hub_counts']);
  });

  test('is not given to a component that neither sends nor receives', () => {
    expect(rolesIn([app('Shop', { eventHubs: [{ name: 'clicks', access: [] }] })])).toEqual([]);
  });

  test('comes with the host name of the namespace', () => {
    const setting = settingsOf(planOf([sender]), 'Shop')['SHOP_EVENTHUBS__fullyQualifiedNamespace'];
    expect(shown(setting ?? null)).toBe(
      '${azurerm_eventhub_namespace.shop_eventhubs_shared.name}.servicebus.windows.net',
    );
  });
});

describe('capture', () => {
  const captured = clicks('Shop', { capture: { containerName: 'raw', intervalSeconds: 60 } });

  test('writes with the identity of the namespace, which has a role on the container before', () => {
    const plan = planOf([captured], FIVE);
    expect(plan.errors).toEqual([]);
    expect(blocksOf(plan, 'azurerm_eventhub_namespace')[0]?.arguments['identity']).toEqual({
      type: 'SystemAssigned',
    });
    const [role] = blocksOf(plan, 'azurerm_role_assignment');
    expect(shown(role?.arguments ?? {})).toMatchObject({
      role_definition_name: 'Storage Blob Data Contributor',
      scope: '${azurerm_storage_container.shop_storage_shared_container_raw.id}',
      principal_id: '${azurerm_eventhub_namespace.shop_eventhubs_shared.identity[0].principal_id}',
    });
    expect(blocksOf(plan, 'azurerm_eventhub')[0]).toMatchObject({
      arguments: {
        capture_description: {
          interval_in_seconds: 60,
          skip_empty_archives: true,
          destination: { blob_container_name: 'raw', storage_authentication_type: 'SystemAssigned' },
        },
      },
      meta: { depends_on: [`azurerm_role_assignment.${role?.id ?? ''}`] },
    });
  });

  test('needs azurerm 5, because azurerm 4 captures only with keys', () => {
    expect(planOf([captured]).errors).toMatchObject([
      { code: 'INVALID_COMBINATION', path: 'hubs.clicks.capture', components: ['Shop'] },
    ]);
    expect(planOf([captured]).errors[0]?.message).toContain('only with a key of the storage account');
  });

  test('is refused in an isolated backend, whose storage is closed to it', () => {
    const { errors } = planOf([captured], { ...ISOLATED, azurerm: 5 });
    expect(errors).toMatchObject([{ code: 'INVALID_COMBINATION', path: 'hubs.clicks.capture' }]);
  });
});

describe('checks of a namespace', () => {
  test.each<[string, EventHubsRequirement, RegExp]>([
    ['partitions', { hubs: [{ name: 'a', partitions: 33 }] }, /at most 32 partitions.*'a' has 33/],
    ['retention', { hubs: [{ name: 'a', retentionDays: 8 }] }, /at most 7 days of retention.*'a' has 8/],
    [
      'consumer groups',
      { hubs: [{ name: 'a', consumerGroups: Array.from({ length: 20 }, (_, at) => `g${at}`) }] },
      /at most 20 consumer groups, \$Default included.*'a' has 21/,
    ],
    ['names', { hubs: [{ name: 'a' }, { name: 'A' }] }, /the name 'a' more than once/],
    [
      'hubs of a unit',
      { sku: 'Premium', hubs: Array.from({ length: 101 }, (_, at) => ({ name: `h${at}`, partitions: 1 })) },
      /has 101 hubs, and its processing units \(1\) have at most 100/,
    ],
    [
      'partitions of a unit',
      { sku: 'Premium', hubs: ['a', 'b', 'c'].map((name) => ({ name, partitions: 67 })) },
      /has 201 partitions, and its processing units \(1\) have at most 200/,
    ],
  ])('refuse: %s', (_what, need, message) => {
    const { errors } = planOf([streams('Shop', need)]);
    expect(errors).toMatchObject([{ code: 'INVALID_COMBINATION', components: ['Shop'] }]);
    expect(errors[0]?.message).toMatch(message);
  });

  test('let a Premium namespace have more', () => {
    const hubs = [{ name: 'a', partitions: 100, retentionDays: 90 }];
    expect(planOf([streams('Shop', { sku: 'Premium', hubs })]).errors).toEqual([]);
  });

  test('warn of units that a tier does not have', () => {
    const warned = (need: EventHubsRequirement) =>
      planOf([streams('Shop', { ...need, hubs: [{ name: 'a' }] })])
        .warnings.filter(({ code }) => code === 'OPTION_WITHOUT_EFFECT')
        .map(({ path }) => path);
    expect(warned({ processingUnits: 2 })).toEqual(['processingUnits']);
    expect(warned({ sku: 'Premium', throughputUnits: 2, maxThroughputUnits: 4 })).toEqual([
      'maxThroughputUnits',
      'throughputUnits',
    ]);
  });
});
