import { describe, expect, test } from 'vitest';

import { app, custom, requirement } from '../../../test/support/definitions.js';
import { blocksOf, keysOf, planOf, SHOP } from '../../../test/support/plans.js';
import { diffPlans } from '../../plan/diff/diff-plans.js';
import { shown } from '../../plan/expression/template.js';
import { addressOf } from '../../plan/terraform-block.js';
import type { StreamAnalyticsRequirement } from './requirement.js';

const QUERY = 'SELECT deviceId INTO blobs FROM events';

function job(name: string, options: Partial<StreamAnalyticsRequirement> = {}, id = 'Averages') {
  const need: StreamAnalyticsRequirement = {
    job: name,
    query: QUERY,
    input: { hub: 'telemetry', consumerGroup: name },
    output: { container: name },
    ...options,
  };
  return custom(id, [
    requirement('streamanalytics', need),
    requirement('eventhubs', { hubs: [{ name: 'telemetry', access: [], consumerGroups: [name] }] }),
    requirement('storage', { containers: [{ name: need.output.container }] }),
  ]);
}

const OWN = /stream_analytics|terraform_data|azurerm_role_assignment/;

describe('a job', () => {
  test('is started after all of its parts, and stopped before each change of them', () => {
    const plan = planOf([job('averages')]);
    expect(plan.errors).toEqual([]);
    const own = new Map(
      plan.terraform.filter(({ type }) => OWN.test(type)).map((block) => [addressOf(block), block]),
    );
    const topology = 'terraform_data.shop_streamanalytics_averages_topology';
    const schedule = own.get('azurerm_stream_analytics_job_schedule.shop_streamanalytics_averages_schedule');
    expect(schedule?.meta?.replace_triggered_by).toEqual([topology]);
    expect(schedule?.arguments).toMatchObject({ start_mode: 'JobStartTime' });
    const parts = [...own.keys()].filter((address) => !/_job\.|_job_schedule\./.test(address));
    expect([...(schedule?.meta?.depends_on ?? [])].sort()).toEqual(parts.sort());
    for (const [address, { meta }] of own)
      if (/_job\.|_input_|_output_/.test(address)) expect(meta?.depends_on).toEqual([topology]);
  });

  test('signs in with its own identity, with a role on hub and container alone', () => {
    const plan = planOf([job('averages')]);
    const roles = blocksOf(plan, 'azurerm_role_assignment').map(({ arguments: plain }) => shown(plain));
    expect(roles).toMatchObject([
      {
        role_definition_name: 'Azure Event Hubs Data Receiver',
        scope: '${azurerm_eventhub.shop_eventhubs_shared_hub_telemetry.id}',
      },
      {
        role_definition_name: 'Storage Blob Data Contributor',
        scope: '${azurerm_storage_container.shop_storage_shared_container_averages.id}',
      },
    ]);
    for (const { principal_id } of roles)
      expect(principal_id).toBe(
        '${azurerm_stream_analytics_job.shop_streamanalytics_averages.identity[0].principal_id}',
      );
    const [input] = blocksOf(plan, 'azurerm_stream_analytics_stream_input_eventhub_v2');
    const [output] = blocksOf(plan, 'azurerm_stream_analytics_output_blob');
    expect(shown(input?.arguments ?? {})).toMatchObject({
      authentication_mode: 'Msi',
      eventhub_consumer_group_name:
        '${azurerm_eventhub_consumer_group.shop_eventhubs_shared_hub_telemetry_group_averages.name}',
    });
    expect(shown(output?.arguments ?? {})).toMatchObject({
      authentication_mode: 'Msi',
      path_pattern: '{date}/{time}',
      serialization: { type: 'Json', format: 'LineSeparated' },
    });
    expect(shown(blocksOf(plan, 'azurerm_storage_account')[0]?.arguments ?? {})).toMatchObject({
      shared_access_key_enabled: false,
    });
  });

  test('is of one component: two share hub, namespace and account', () => {
    const plan = planOf([job('averages'), job('maxima', {}, 'Maxima')]);
    expect(plan.errors).toEqual([]);
    expect(plan.warnings.filter(({ code }) => code === 'RESOURCE_SPLIT')).toEqual([]);
    expect(keysOf(plan, 'streamanalytics')).toEqual(['streamanalytics:averages', 'streamanalytics:maxima']);
    expect(keysOf(plan, 'eventhubs')).toEqual(['eventhubs:shared']);
    expect(keysOf(plan, 'storage')).toEqual(['storage:shared']);
  });

  test('writes Parquet with the batches that it needs', () => {
    const [output] = blocksOf(
      planOf([job('averages', { output: { container: 'averages', format: 'parquet' } })]),
      'azurerm_stream_analytics_output_blob',
    );
    expect(output?.arguments).toMatchObject({
      serialization: { type: 'Parquet' },
      batch_min_rows: 2000,
      batch_max_wait_time: '00:01:00',
    });
  });

  test('has an alert on errors and its logs, and is reached by nothing', () => {
    const plan = planOf([job('averages')], { ...SHOP, monitoring: { alerting: {} } });
    const text = JSON.stringify(plan.terraform);
    expect(text).toContain('Microsoft.StreamAnalytics/streamingjobs');
    expect(text).toContain('"Execution"');
    expect(plan.exposure.filter(({ resource }) => resource.startsWith('streamanalytics'))).toEqual([]);
  });
});

describe('an edit of a job', () => {
  const before = planOf([job('averages')]);
  const edited = (options: Partial<StreamAnalyticsRequirement>, ...more: ReturnType<typeof job>[]) =>
    diffPlans(before, planOf([job('averages', options), ...more], { ...SHOP, lock: before.lock }));
  const actions = ({ changes }: ReturnType<typeof diffPlans>) =>
    Object.fromEntries(
      changes.map(({ type, action }) => [type.replace('azurerm_stream_analytics_', ''), action]),
    );

  test.each<[string, Partial<StreamAnalyticsRequirement>, string]>([
    ['query', { query: 'SELECT * INTO blobs FROM events' }, 'job'],
    ['streaming units', { streamingUnits: 10 }, 'job'],
    ['path', { output: { container: 'averages', path: 'a/{date}' } }, 'output_blob'],
  ])('stops it, changes its %s and starts it', (_what, options, part) => {
    const diff = edited(options);
    expect(actions(diff)).toEqual({
      terraform_data: 'replace',
      [part]: 'update',
      job_schedule: 'replace',
    });
    const schedule = diff.changes.find(({ type }) => type.endsWith('_schedule'));
    expect(schedule).toMatchObject({
      verdict: 'downtime',
      forcedBy: ['terraform_data.shop_streamanalytics_averages_topology'],
    });
    expect(diff.risks).toEqual([]);
  });

  test('of its start stops it too, so that Terraform starts it as asked', () => {
    expect(actions(edited({ start: 'last-output' }))).toEqual({
      terraform_data: 'replace',
      job_schedule: 'replace',
    });
  });

  test('touches the job of another component as little as that of a sender', () => {
    const other = edited({}, job('maxima', {}, 'Maxima'));
    expect(other.changes.filter(({ action }) => action !== 'create')).toEqual([]);
    const sent = diffPlans(
      before,
      planOf([job('averages'), app('Devices', { eventHubs: [{ name: 'telemetry' }] })], {
        ...SHOP,
        lock: before.lock,
      }),
    );
    expect(sent.changes.filter(({ type }) => /stream_analytics|terraform_data/.test(type))).toEqual([]);
  });
});

describe('a query', () => {
  const refusal = (query: string) =>
    planErrors(() => planOf([job('averages', { query })])).replaceAll(/\s+/g, ' ');

  test.each([
    ['SELECT * INTO [blobs] FROM [events]'],
    ["WITH hot AS (SELECT * FROM events WHERE note <> 'INTO x') SELECT * INTO blobs FROM hot"],
    ['SELECT * INTO blobs FROM other -- INTO x\nJOIN events ON 1 = 1'],
    ['select 1 as a into blobs from events; select 2 as a into blobs from events'],
  ])('is taken: %s', (query) => {
    expect(refusal(query)).toBe('');
  });

  test.each([
    ['SELECT * INTO blobs FROM hub', 'must read from events'],
    ['SELECT * INTO blobs FROM hub -- FROM events', 'must read from events'],
    ['SELECT * FROM events', 'must write into blobs'],
    ['SELECT * INTO blobs FROM events; SELECT * INTO other FROM events', 'into nothing else'],
    ['SELECT * INTO blobs2 FROM events', 'must write into blobs'],
  ])('is refused: %s', (query, reason) => {
    expect(refusal(query)).toContain(reason);
  });

  test.each([
    ['/a', false],
    ['a/', false],
    ['a//b', false],
    ['{date}/{time}/{deviceId}', true],
    ['{deviceId}/{site}', false],
    ['{date', false],
    ['a'.repeat(513), false],
  ])('writes to the path %s: %s', (path, taken) => {
    const text = planErrors(() => planOf([job('averages', { output: { container: 'averages', path } })]));
    expect(text === '').toBe(taken);
  });
});

describe('what a job reads and writes', () => {
  test('is required by its component', () => {
    const alone = custom('Averages', [
      requirement('streamanalytics', {
        job: 'averages',
        query: QUERY,
        input: { hub: 'telemetry', consumerGroup: 'averages' },
        output: { container: 'averages' },
      }),
    ]);
    const plan = planOf([alone]);
    expect(plan.errors).toMatchObject([{ code: 'INVALID_COMBINATION', path: 'input' }]);
    expect(plan.errors[0]?.resolution).toContain('eventhubs and storage');
    expect(blocksOf(plan, 'azurerm_stream_analytics_job')).toEqual([]);
  });
});

/** Returns what a backend is refused with; empty where it is taken. */
function planErrors(make: () => ReturnType<typeof planOf>): string {
  try {
    return make()
      .errors.map(({ message }) => message)
      .join(' ');
  } catch (error) {
    return (error as Error).message;
  }
}
