import { DataPipeline } from '@atakora/component/functions';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { register } from '../../src/runtime/register.js';
import { type RunningApi, startPlannedApi } from '../host/planned-api.js';
import { planOf } from '../support/plans.js';

const plan = planOf([
  DataPipeline.define('Telemetry', {
    ingest: { hub: 'telemetry' },
    process: {
      into: { database: 'telemetry-db', container: 'readings', partitionKey: '/deviceId' },
      sourceDirectory: 'test/runtime/sources/pipeline',
    },
  }),
]);
const reading = (at: number, more: object = {}) => ({ deviceId: 'd1', at, celsius: 20, ...more });

describe('a pipeline', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startPlannedApi(plan, register);
  }, 30_000);
  afterAll(() => api.stop());

  const deliver = (events: readonly object[]) => api.run('telemetry_transform', events);
  const idsIn = async (container: string) => {
    const { items } = api.emulator.client.database('telemetry-db').container(container);
    const { resources } = await items.readAll<{ id: string }>().fetchAll();
    return resources;
  };

  it('waits for its hub, in a consumer group of its own', () => {
    expect(api.events.find(({ name }) => name === 'telemetry_transform')?.binding).toMatchObject({
      type: 'eventHubTrigger',
      eventHubName: 'telemetry',
      consumerGroup: 'telemetry-transform',
      connection: 'TELEMETRY_EVENTHUBS',
      cardinality: 'many',
    });
  });

  it('writes what its code makes of each event, once for two deliveries', async () => {
    await deliver([reading(1), reading(2, { flaky: true }), reading(3, { ignored: true })]);
    await deliver([reading(1)]);
    expect((await idsIn('readings')).map(({ id }) => id).sort()).toEqual(['d1-1', 'd1-2']);
    expect(await idsIn('dead-telemetry')).toEqual([]);
  });

  it('keeps an event on which its code fails, and goes on with the next', async () => {
    await deliver([reading(4, { broken: true }), reading(5, { id: 7 }), reading(6)]);
    expect((await idsIn('readings')).map(({ id }) => id)).toContain('d1-6');
    const dead = await idsIn('dead-telemetry');
    expect(dead).toMatchObject([
      { event: { at: 4 }, error: 'no reading' },
      { event: { at: 5 }, error: expect.stringContaining('must return an item with an id') as unknown },
    ]);
    expect(JSON.stringify(api.logs)).toContain('deadEvent');
  });

  it('fails, and is delivered again, while the database does not answer', async () => {
    api.emulator.refuse(20, 503);
    await expect(deliver([reading(8)])).rejects.toThrow();
    api.emulator.refuse(0, 503);
    await deliver([reading(8)]);
    expect((await idsIn('readings')).map(({ id }) => id)).toContain('d1-8');
    expect(JSON.stringify(await idsIn('dead-telemetry'))).not.toContain('"at":8');
  }, 60_000);
});
