import { describe, expect, test } from 'vitest';

import { app } from '../../../test/support/definitions.js';
import { offerFor } from '../../../test/support/offers.js';
import { blocksOf, keysOf, planOf, SHOP } from '../../../test/support/plans.js';
import { diffPlans } from '../../plan/diff/diff-plans.js';
import { shown } from '../../plan/expression/template.js';
import { DataPipeline } from './data-pipeline.js';
import type { FunctionPipelineConfig, QueryPipelineConfig } from './data-pipeline-config.js';

const pipeline = (id = 'Telemetry', more: Partial<FunctionPipelineConfig> = {}, hub = id.toLowerCase()) =>
  DataPipeline.define(id, {
    ingest: { hub, partitions: 8, retentionDays: 3 },
    process: {
      into: { database: 'telemetry-db', container: `${hub}-items`, partitionKey: '/deviceId', ttl: 3600 },
      sourceDirectory: 'test/runtime/sources/pipeline',
    },
    ...more,
  });
const devices = app('Devices', { eventHubs: [{ name: 'telemetry', retentionDays: 1 }] });

const rolesIn = (components: Parameters<typeof planOf>[0]) =>
  blocksOf(planOf(components), 'azurerm_role_assignment').map(({ arguments: plain }) => shown(plain));

describe('a pipeline', () => {
  test('has its hub, its container and one for dead events', () => {
    const plan = planOf([pipeline(), devices]);
    expect(plan.errors).toEqual([]);
    expect(blocksOf(plan, 'azurerm_eventhub').map(({ arguments: plain }) => plain)).toMatchObject([
      { name: 'telemetry', partition_count: 8, message_retention: 3 },
    ]);
    expect(
      blocksOf(plan, 'azurerm_cosmosdb_sql_container').map(({ arguments: plain }) => plain),
    ).toMatchObject([
      { name: 'dead-telemetry', partition_key_paths: ['/id'] },
      { name: 'telemetry-items', partition_key_paths: ['/deviceId'], default_ttl: 3600 },
    ]);
  });

  test('has an alert on dead events where the account is one of the plan', () => {
    const deadIn = (more: Parameters<typeof planOf>[1] = {}) =>
      blocksOf(
        planOf([pipeline(), devices], { ...SHOP, monitoring: { alerting: {} }, ...more }),
        'azurerm_monitor_metric_alert',
      ).filter(({ id }) => id.includes('dead-'));
    expect(deadIn().map(({ id, arguments: plain }) => [id, plain['severity'], plain['criteria']])).toEqual([
      [
        'shop_monitoring_dead-telemetry',
        2,
        [
          expect.objectContaining({
            metric_name: 'TotalRequests',
            threshold: 1,
            dimension: [
              { name: 'DatabaseName', operator: 'Include', values: ['telemetry-db'] },
              { name: 'CollectionName', operator: 'Include', values: ['dead-telemetry'] },
              { name: 'StatusCode', operator: 'Include', values: ['201'] },
            ],
          }),
        ],
      ],
    ]);
    const existing = { useExisting: true, accountName: 'cosmos-of-others' };
    expect(deadIn({ cosmosConfig: existing })).toEqual([]);
    expect(deadIn({ host: offerFor('shop.prod') })).toEqual([]);
  });

  test('receives and does not send, with an identity that its sender does not have', () => {
    const roles = rolesIn([pipeline(), devices]).filter((role) =>
      String(role['role_definition_name']).includes('Event Hubs'),
    );
    expect(roles.map((role) => [role['role_definition_name'], role['principal_id']])).toEqual([
      [
        'Azure Event Hubs Data Sender',
        '${azurerm_user_assigned_identity.shop_functions_shared_identity.principal_id}',
      ],
      [
        'Azure Event Hubs Data Receiver',
        '${azurerm_user_assigned_identity.shop_functions_telemetry_identity.principal_id}',
      ],
    ]);
    const data = blocksOf(planOf([pipeline(), devices]), 'azurerm_cosmosdb_sql_role_assignment');
    expect(JSON.stringify(data.map(({ arguments: plain }) => plain['principal_id']))).not.toContain('shared');
    expect(data).toHaveLength(2);
  });

  test('shares namespace and account with another one, and no role', () => {
    const plan = planOf([pipeline(), pipeline('Clicks')]);
    expect(plan.errors).toEqual([]);
    expect(keysOf(plan, 'eventhubs')).toEqual(['eventhubs:shared']);
    expect(keysOf(plan, 'cosmos')).toEqual(['cosmos:shared']);
    expect(keysOf(plan, 'functions')).toEqual(['functions:clicks', 'functions:telemetry']);
    const both = JSON.stringify(plan.terraform);
    expect(both).toContain('functions_telemetry_eventhubs_shared_hub_telemetry_receive');
    expect(both).not.toContain('functions_telemetry_eventhubs_shared_hub_clicks_receive');
  });

  test('runs in the app of a group where it names one', () => {
    expect(keysOf(planOf([pipeline('Telemetry', { group: 'ingest' })]), 'functions')).toEqual([
      'functions:group-ingest',
    ]);
  });

  test('keeps its consumer group and its dead events when it is renamed', () => {
    const { lock } = planOf([pipeline()]);
    const renamed = planOf([pipeline('Readings', { renamedFrom: 'Telemetry' }, 'telemetry')], {
      ...SHOP,
      lock,
    });
    expect(renamed.errors).toEqual([]);
    const text = JSON.stringify(renamed.terraform);
    expect(text).toContain('"dead-telemetry"');
    expect(text).toContain('"telemetry-transform"');
  });

  test.each<[object, string, string]>([
    [{ ingest: { hub: '-' } }, 'ingest.hub', 'Use a name like'],
    [{ ingest: { hub: 'a', partitions: 0 } }, 'ingest.partitions', 'from 1 to 100'],
    [
      { process: { into: { database: 'a' }, sourceDirectory: 'a' } },
      'process.into.container',
      'must be given',
    ],
    [{ process: { sourceDirectory: 'a' } }, 'process.into', 'must be given'],
    [{ process: { query: 'SELECT 1' } }, 'process.into', 'must be given'],
    [{ functions: {} }, 'functions', 'is not an option'],
  ])('is refused: %j', (wrong, path, text) => {
    expect(() => pipeline('Telemetry', wrong)).toThrow(path);
    expect(() => pipeline('Telemetry', wrong)).toThrow(text);
  });

  test('has a handle with its hub and its dead events', () => {
    const handle = pipeline().handle({} as never);
    expect([handle.hub, handle.deadEvents]).toEqual(['telemetry', 'dead-telemetry']);
    expect(handle.getRequirements().map(({ resourceType }) => resourceType)).toContain('eventhubs');
  });
});

const QUERY =
  'SELECT deviceId, AVG(celsius) AS celsius INTO blobs FROM events GROUP BY deviceId, TumblingWindow(minute, 5)';

const averages = (more: Partial<QueryPipelineConfig> = {}, id = 'Averages') =>
  DataPipeline.define(id, {
    ingest: { hub: 'telemetry', partitions: 8, retentionDays: 3 },
    process: { query: QUERY, into: { container: 'averages', lifecycle: { deleteAfterDays: 90 } } },
    ...more,
  });

describe('a pipeline with a query', () => {
  test('is a job, its hub and its container, and no app', () => {
    const plan = planOf([averages()]);
    expect(plan.errors).toEqual([]);
    expect(plan.resources.map(({ key }) => key)).toEqual([
      'eventhubs:shared',
      'storage:shared',
      'streamanalytics:averages',
    ]);
    expect(blocksOf(plan, 'azurerm_eventhub').map(({ arguments: plain }) => plain)).toMatchObject([
      { name: 'telemetry', partition_count: 8, message_retention: 3 },
    ]);
    expect(JSON.stringify(blocksOf(plan, 'azurerm_storage_management_policy'))).toContain('90');
    expect(averages().handle({} as never).deadEvents).toBeUndefined();
  });

  test('reads its hub beside a pipeline with a function, each with its own consumer group', () => {
    const plan = planOf([averages(), pipeline()]);
    expect(plan.errors).toEqual([]);
    expect(keysOf(plan, 'eventhubs')).toEqual(['eventhubs:shared']);
    expect(
      blocksOf(plan, 'azurerm_eventhub_consumer_group').map(({ arguments: plain }) => plain['name']),
    ).toEqual(['averages-query', 'telemetry-transform']);
  });

  test('keeps job and consumer group when it is renamed', () => {
    const { lock, terraform } = planOf([averages()]);
    const renamed = planOf([averages({ renamedFrom: 'Averages' }, 'Means')], { ...SHOP, lock });
    expect(renamed.errors).toEqual([]);
    expect(renamed.terraform).toEqual(terraform);
  });

  test('is stopped and started by an edit of its query, which the difference says of its author', () => {
    const before = planOf([averages(), pipeline()]);
    const query = 'SELECT * INTO blobs FROM events';
    const after = planOf([averages({ process: { query, into: { container: 'averages' } } }), pipeline()], {
      ...SHOP,
      lock: before.lock,
    });
    const changes = diffPlans(before, after).changes.filter(
      ({ type }) => !type.startsWith('azurerm_storage'),
    );
    expect(changes.map(({ type, action }) => [type, action])).toEqual([
      ['azurerm_stream_analytics_job_schedule', 'replace'],
      ['terraform_data', 'replace'],
      ['azurerm_stream_analytics_job', 'update'],
    ]);
    expect(changes.map(({ causedBy }) => causedBy)).toEqual([['Averages'], ['Averages'], ['Averages']]);
  });

  test('leaves its blobs behind, retained, when a function takes its place', () => {
    const { lock } = planOf([averages()]);
    const plan = planOf([pipeline('Averages', {}, 'telemetry')], { ...SHOP, lock });
    expect(plan.errors).toEqual([]);
    expect(plan.state.removed).toContain('azurerm_storage_container.shop_storage_shared_container_averages');
    expect(keysOf(plan, 'streamanalytics')).toEqual([]);
  });

  test.each<[object, string, string]>([
    [{ process: { query: QUERY, into: { container: 'a' } } }, 'process.into.container', '3 to 63'],
    [{ process: { query: 'SELECT 1', into: { container: 'abc' } } }, 'process.query', 'FROM events'],
    [
      { process: { query: 'SELECT * FROM events', into: { container: 'abc' } } },
      'process.query',
      'INTO blobs',
    ],
    [
      { process: { query: QUERY, sourceDirectory: 'a', into: { container: 'abc' } } },
      'process.sourceDirectory',
      'without a query',
    ],
    [{ sku: 'FC1' }, 'sku', 'without a query'],
    [
      { process: { query: QUERY, streamingUnits: 6, into: { container: 'abc' } } },
      'process.streamingUnits',
      '3, 7, 10',
    ],
  ])('is refused: %j', (wrong, path, text) => {
    expect(() => averages(wrong)).toThrow(path);
    expect(() => averages(wrong)).toThrow(text);
  });

  test('is refused where names of Azure cannot hold its id', () => {
    expect(() => averages({}, 'A'.repeat(41))).toThrow('at most 40 characters');
    expect(planOf([averages({}, 'A'.repeat(40))]).errors).toEqual([]);
  });

  test('is refused in an isolated backend, and a function is the way out', () => {
    const { errors } = planOf([averages()], { ...SHOP, networking: 'isolated' });
    expect(errors).toMatchObject([
      { code: 'INVALID_COMBINATION', resource: 'streamanalytics:averages', components: ['Averages'] },
    ]);
    expect(errors[0]?.resolution).toContain('sourceDirectory');
  });
});
