import { describe, expect, it } from 'vitest';

import { app } from '../../test/support/definitions.js';
import { planOf, SHOP } from '../../test/support/plans.js';
import { ENTRA } from '../../test/support/sign-in.js';
import { DataPipeline } from '../components/data-pipeline/data-pipeline.js';
import { renderLocal } from './render-local.js';
import type { LocalBackend } from './local-backend.js';

const local: LocalBackend = {
  url: 'http://127.0.0.1:7071',
  key: 'local',
  functions: [],
  events: [{ name: 'stats_count', trigger: 'eventHubTrigger', source: undefined }],
  queues: undefined,
  token: undefined,
  tokenFor: () => undefined,
  run: () => Promise.resolve(),
  settled: () => Promise.resolve(),
  stop: () => Promise.resolve(),
};
const averages = DataPipeline.define('Averages', {
  ingest: { hub: 'clicks' },
  process: { query: 'SELECT page INTO blobs FROM events', into: { container: 'averages' } },
});

describe('the start of a backend on this machine', () => {
  it('names what has no stand-in', () => {
    const publisher = { name: 'Shop', email: 'apis@example.com' };
    const plan = planOf([app('Shop', { eventHubs: [{ name: 'clicks' }] }), averages], {
      ...SHOP,
      auth: ENTRA,
      entry: { apiManagement: { publisher } },
    });
    const lines = renderLocal(plan, local).split('\n');
    expect(lines.filter((line) => line.includes('do not run here'))).toEqual([
      'Event Hubs do not run here: eventhubs:shared.',
      'Queries of Stream Analytics do not run here: streamanalytics:averages.',
      'Services of API Management do not run here: apimanagement:consumption.',
    ]);
    expect(lines).toContain(
      '  eventHubTrigger starts stats_count, which nothing does here but a POST to /admin/functions/stats_count',
    );
  });
});
