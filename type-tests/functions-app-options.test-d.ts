import { defineBackend } from '@atakora/component/backend';
import {
  DataPipeline,
  type FunctionDeclarations,
  FunctionsApp,
  type HttpFunctionName,
  type PipelineHandler,
} from '@atakora/component/functions';
import { expectAssignable, expectError, expectNotAssignable, expectType } from 'tsd';

const definition = FunctionsApp.define('Orders', {
  runtime: 'node',
  functions: {
    status: { trigger: 'http', methods: ['GET'], authLevel: 'anonymous' },
    cancel: { trigger: 'http', route: 'orders/{id}/cancel' },
    process: { trigger: 'queue', queueName: 'orders' },
    tidy: { trigger: 'timer', schedule: '0 0 * * * *' },
  },
});
const { orders } = defineBackend({ orders: definition }, {}).components;

// Only http calls have an endpoint.
expectType<string>(orders.functionEndpoint('status'));
expectType<string>(orders.functionEndpoint('cancel'));
expectError(orders.functionEndpoint('process'));
expectError(orders.functionEndpoint('tidy'));
expectError(orders.functionEndpoint('statuss'));
declare const text: string;
expectError(orders.functionEndpoint(text));
expectType<'status' | 'cancel'>({} as HttpFunctionName<(typeof definition)['config']['functions']>);
expectType<readonly ('status' | 'cancel' | 'process' | 'tidy')[]>(orders.functionNames);

const jobs = FunctionsApp.define('Jobs', {
  functions: { tidy: { trigger: 'timer', schedule: '0 0 * * * *' } },
});
expectError(defineBackend().addComponent(jobs).build().components.Jobs.functionEndpoint('tidy'));

// Functions that are only known at run time: any name, checked then.
declare const declarations: FunctionDeclarations;
const { dynamic } = defineBackend({
  dynamic: FunctionsApp.define('Dynamic', { functions: declarations }),
}).components;
expectType<string>(dynamic.functionEndpoint('anything'));
expectType<string>(dynamic.functionEndpoint(text));
expectError(dynamic.functionEndpoint(1));

// A trigger has its own options.
const status = { trigger: 'http' } as const;
FunctionsApp.define('Orders', { functions: { status } });
expectError(FunctionsApp.define('Orders', { functions: { status: { trigger: 'htp' } } }));
expectError(FunctionsApp.define('Orders', { functions: { status: {} } }));
expectError(FunctionsApp.define('Orders', { functions: { status: { trigger: 'http', methods: ['get'] } } }));
expectError(FunctionsApp.define('Orders', { functions: { status: { trigger: 'http', authLevel: 'key' } } }));
expectError(FunctionsApp.define('Orders', { functions: { tidy: { trigger: 'timer' } } }));
expectError(FunctionsApp.define('Orders', { functions: { process: { trigger: 'queue' } } }));
expectError(FunctionsApp.define('Orders', { functions: { process: { trigger: 'queue', queueName: 1 } } }));

const namespace = { BUS__fullyQualifiedNamespace: 'sb.servicebus.windows.net' };
const events = FunctionsApp.define('Events', {
  functions: {
    status,
    upload: { trigger: 'blob', containerName: 'uploads' },
    order: { trigger: 'serviceBusQueue', queueName: 'orders', connection: 'BUS' },
    mail: { trigger: 'serviceBusTopic', topicName: 'orders', subscriptionName: 'mail', connection: 'BUS' },
    count: { trigger: 'eventHub', eventHubName: 'clicks', connection: 'BUS', consumerGroup: 'stats' },
    react: { trigger: 'eventGrid' },
    follow: { trigger: 'cosmos', databaseName: 'main', containerName: 'order' },
  },
  environmentVariables: namespace,
  sourceDirectory: 'functions/events',
});
expectType<'status'>({} as HttpFunctionName<(typeof events)['config']['functions']>);
expectError(defineBackend().addComponent(events).build().components.Events.functionEndpoint('follow'));
expectError(FunctionsApp.define('Orders', { functions: { upload: { trigger: 'blob' } } }));
// Without a connection it is the namespace of the backend.
FunctionsApp.define('Orders', {
  functions: { order: { trigger: 'serviceBusQueue', queueName: 'orders' } },
});
FunctionsApp.define('Orders', {
  functions: { count: { trigger: 'eventHub', eventHubName: 'clicks' } },
  eventHubs: [{ name: 'clicks', partitions: 8, retentionDays: 3, capture: { containerName: 'raw' } }],
});
expectError(
  FunctionsApp.define('Orders', {
    functions: { status },
    eventHubs: [{ name: 'clicks', access: ['manage'] }],
  }),
);
expectError(FunctionsApp.define('Orders', { functions: { order: { trigger: 'serviceBusQueue' } } }));
expectError(
  FunctionsApp.define('Orders', {
    functions: { mail: { trigger: 'serviceBusTopic', topicName: 'orders', connection: 'BUS' } },
  }),
);
expectError(
  FunctionsApp.define('Orders', { functions: { count: { trigger: 'eventHub', connection: 'BUS' } } }),
);
expectError(
  FunctionsApp.define('Orders', { functions: { follow: { trigger: 'cosmos', databaseName: 'a' } } }),
);
expectError(FunctionsApp.define('Orders', { functions: { status }, sourceDirectory: 1 }));

// Every option has a type, and there are no others.
FunctionsApp.define('Orders', {
  functions: { status },
  version: '22',
  environmentVariables: { LEVEL: 'info' },
  publicSettings: ['LEVEL'],
});
expectError(FunctionsApp.define('Orders', { runtime: 'node' }));
expectError(FunctionsApp.define('Orders', { functions: { status }, runtime: 'nodejs' }));
expectError(FunctionsApp.define('Orders', { functions: { status }, version: 22 }));
expectError(FunctionsApp.define('Orders', { functions: { status }, environmentVariables: { LEVEL: 1 } }));
expectError(FunctionsApp.define('Orders', { functions: { status }, enviromentVariables: { LEVEL: 'info' } }));

// A pipeline has a hub, a target and code.
const into = { database: 'telemetry-db', container: 'readings', partitionKey: '/deviceId' } as const;
const telemetry = DataPipeline.define('Telemetry', {
  ingest: { hub: 'telemetry', partitions: 8 },
  process: { into, sourceDirectory: 'dist/telemetry' },
});
expectType<string | undefined>(
  defineBackend().addComponent(telemetry).build().components.Telemetry.deadEvents,
);
expectError(DataPipeline.define('Telemetry', { ingest: { hub: 'telemetry' }, process: { into } }));
expectError(
  DataPipeline.define('Telemetry', {
    ingest: { hub: 'telemetry', consumerGroups: ['a'] },
    process: { into, sourceDirectory: 'dist/telemetry' },
  }),
);
expectAssignable<PipelineHandler>((event: unknown) => ({ id: String(event) }));
expectNotAssignable<PipelineHandler>(() => ({ name: 'no id' }));

// A query is another form of a pipeline: it has blobs, and neither code nor an app.
const ingest = { hub: 'telemetry' };
const query = 'SELECT * INTO blobs FROM events';
const blobs = { container: 'averages', path: '{date}', lifecycle: { deleteAfterDays: 30 } } as const;
DataPipeline.define('Averages', {
  ingest,
  process: { query, into: blobs, streamingUnits: 10, start: 'now' },
});
expectError(DataPipeline.define('Averages', { ingest, process: { query, into: blobs, streamingUnits: 6 } }));
expectError(
  DataPipeline.define('Averages', { ingest, process: { query, into: blobs, sourceDirectory: 'dist' } }),
);
expectError(DataPipeline.define('Averages', { ingest, process: { query, into: blobs }, sku: 'EP1' }));
expectError(DataPipeline.define('Averages', { ingest, process: { into: blobs, sourceDirectory: 'dist' } }));
