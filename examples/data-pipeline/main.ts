import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { DataPipeline, FunctionsApp } from '@atakora/component/functions';
import { App } from 'cdktf';

const backend = defineBackend(
  {
    devices: FunctionsApp.define('Devices', {
      functions: { report: { trigger: 'http', methods: ['POST'] } },
      eventHubs: [{ name: 'telemetry' }, { name: 'clicks' }],
    }),
    telemetry: DataPipeline.define('Telemetry', {
      ingest: { hub: 'telemetry', partitions: 8 },
      process: {
        into: { database: 'iot-db', container: 'readings', partitionKey: '/deviceId' },
        sourceDirectory: 'examples/data-pipeline/functions/telemetry',
      },
    }),
    clicks: DataPipeline.define('Clicks', {
      ingest: { hub: 'clicks' },
      process: {
        into: { database: 'iot-db', container: 'clicks', partitionKey: '/page', ttl: 30 * 24 * 3600 },
        sourceDirectory: 'examples/data-pipeline/functions/clicks',
      },
    }),
    averages: DataPipeline.define('Averages', {
      ingest: { hub: 'telemetry' },
      process: {
        query: `SELECT deviceId, AVG(celsius) AS celsius, System.Timestamp() AS until
          INTO blobs
          FROM events TIMESTAMP BY at
          GROUP BY deviceId, TumblingWindow(minute, 5)`,
        into: {
          container: 'averages',
          path: 'averages/{date}/{time}',
          lifecycle: { coolAfterDays: 30, deleteAfterDays: 365 },
        },
      },
    }),
  },
  { backendId: 'iot', environment: 'dev', location: 'westeurope', codeDeployment: 'terraform-sync' },
);

const app = new App();
const stack = new ResourceGroupStack(app, 'iot', { resourceGroupName: 'rg-iot-dev', location: 'westeurope' });
backend.addToStack(stack);

export const plan = backend.plan();

app.synth();
