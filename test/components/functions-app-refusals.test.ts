import { keyVaultSecret } from '@atakora/component/backend';
import { FunctionsApp } from '@atakora/component/functions';
import { describe, expect, it } from 'vitest';

import { AUTH_LEVELS, HTTP_METHODS, RUNTIMES } from '../../src/resources/functions/requirement.js';
import { expectRefusal, type Refusal, refusalOf, shown } from '../support/refusals.js';

const USUAL = { functions: { run: { trigger: 'http' } } };
const define = (options: unknown) =>
  FunctionsApp.define('Jobs', { ...USUAL, ...(options as object) } as never);
const run = (declaration: unknown) => ({ functions: { run: declaration } });
const http = (options: object) => run({ trigger: 'http', ...options });
const timer = (schedule: unknown) => run({ trigger: 'timer', schedule });
const queue = (queueName: unknown) => run({ trigger: 'queue', queueName });
const blob = (containerName: unknown) => run({ trigger: 'blob', containerName });
const connected = (declaration: object) => ({
  ...run({ connection: 'BUS', ...declaration }),
  environmentVariables: { BUS__fullyQualifiedNamespace: 'sb.servicebus.windows.net' },
});
const bus = (options: object) => connected({ trigger: 'serviceBusQueue', queueName: 'a', ...options });
const hub = (options: object) => connected({ trigger: 'eventHub', eventHubName: 'a', ...options });
const settings = (environmentVariables: unknown) => ({ environmentVariables });

const HIDDEN = 'a value that is not shown';
const TRIGGERS = 'http, timer, queue, blob, serviceBusQueue, serviceBusTopic, eventHub, eventGrid, cosmos';
const TRIGGER = `must be one of ${TRIGGERS}`;
const NAMES = `must be the name of a trigger (${TRIGGERS}), with the options beside it`;
const ROUTE =
  "a route must have words and {parameters} between '/', without constraints ({id:int}), defaults ({id=1}) and catch-all parameters ({*rest})";
const SCHEDULE = /^must have six fields/;
const settingsOf = (environmentVariables: object, secrets: object) => ({ environmentVariables, secrets });
const KEY = keyVaultSecret('key');
const NAMED = 'must be a reference to a secret, not its value';
const ALIKE = 'names of app settings must differ in more than upper and lower case';
const QUEUE = 'a queue name must have 3 to 63 lower-case letters, digits and single hyphens';
const CONTAINER = 'a blob container name must have 3 to 63 lower-case letters, digits and single hyphens';
const OF_APPS = "must not start with 'app-packages-' or 'azure-webjobs-', which function apps use";
const CONNECTION = /^a connection must be the prefix of app settings/;
const DIRECTORY = /^the directory of functions must have letters/;
const NAME = /^a function name must have 1 to 60/;
const SECRET = 'must not be a secret in plain text';
const oneOf = (values: readonly string[]) => `use one of ${values.join(', ')}`;

const REFUSALS: readonly Refusal[] = [
  [{ functions: {} }, 'functions', '{}', 'must have at least one function', /add a function/],
  [{ functions: null }, 'functions', 'null', 'must be an object', 'write an object'],
  [{ functions: undefined }, 'functions', 'missing', 'must be given', 'add functions'],
  [{ functions: { '': { trigger: 'http' } } }, 'functions.', "''", NAME, /'process-order'/],
  [{ functions: { '1st': { trigger: 'http' } } }, 'functions.1st', "'1st'", NAME, /'process-order'/],
  [
    { functions: { ['a'.repeat(61)]: { trigger: 'http' } } },
    `functions.${'a'.repeat(61)}`,
    /^'aaa/,
    NAME,
    /use a/,
  ],
  [
    { functions: JSON.parse('{"a":{"trigger":"http"},"__proto__":{"trigger":"nothing"}}') as object },
    'functions',
    /__proto__/,
    /must not have a key of __proto__/,
    'use another name',
  ],
  [
    { functions: { run: { trigger: 'http' }, Run: { trigger: 'http' } } },
    'functions',
    /Run/,
    'must have names that differ in more than case',
    /^rename one of the/,
  ],
  [run({ trigger: 'table' }), 'functions.run.trigger', "'table'", TRIGGER, `use one of ${TRIGGERS}`],
  [run({ trigger: 'tmer' }), 'functions.run.trigger', "'tmer'", TRIGGER, "write 'timer' if that is meant"],
  [run({}), 'functions.run.trigger', 'missing', NAMES, "write the function like { trigger: 'http' }"],
  [run(null), 'functions.run', 'null', 'must be an object with a trigger', /like { trigger: 'http' }/],
  ...[
    [{ type: 'timer' }, "{ trigger: 'timer', schedule: '…' }"],
    [{ type: 'timerTrigger', schedule: '0 0 6 * * *' }, "{ trigger: 'timer', schedule: '0 0 6 * * *' }"],
    [{ type: 'cosmosDBTrigger' }, "{ trigger: 'cosmos', databaseName: '…', containerName: '…' }"],
    [{ eventHub: { eventHubName: 'h' } }, "{ trigger: 'eventHub', eventHubName: '…' }"],
  ].map(([trigger, form]): Refusal => [
    run({ trigger }),
    'functions.run.trigger',
    /^{/,
    NAMES,
    `write the function as ${form as string}`,
  ]),
  [
    run({ type: 'queue', queueName: 'jobs' }),
    'functions.run.trigger',
    'missing',
    NAMES,
    "write the function as { trigger: 'queue', queueName: 'jobs' }",
  ],
  [
    http({ route: '/orders' }),
    'functions.run.route',
    "'/orders'",
    ROUTE,
    /^write it like 'orders\/{id}', and check/,
  ],
  [http({ route: 'a b' }), 'functions.run.route', "'a b'", ROUTE, /orders/],
  [http({ route: '' }), 'functions.run.route', "''", ROUTE, /orders/],
  [http({ route: 'a//b' }), 'functions.run.route', "'a//b'", ROUTE, /orders/],
  [http({ route: 'a/' }), 'functions.run.route', "'a/'", ROUTE, /orders/],
  ...[
    'a/{id',
    'a/id}',
    'a/{}',
    '{{a}}',
    '{a}{b}',
    '{1st}',
    'a/{id?}/b',
    'a/b?',
    'a/b{id?}',
    '{*path}',
    '{id:int}',
    '{id=1}',
    '{}',
    'x{y',
  ].map((route): Refusal => [http({ route }), 'functions.run.route', `'${route}'`, ROUTE, /orders/]),
  ...['{id}/lines/{ID?}', '{x}/{x}', '{a}-{A}'].map((route): Refusal => [
    http({ route }),
    'functions.run.route',
    `'${route}'`,
    'must have parameters with different names',
    /^rename one of the/,
  ]),
  [http({ methods: [] }), 'functions.run.methods', '[]', 'must have at least one method', /remove methods/],
  [
    http({ methods: ['get'] }),
    'functions.run.methods.0',
    "'get'",
    /^a method must be one of/,
    "write 'GET' if that is meant",
  ],
  [
    http({ methods: ['CONNECT'] }),
    'functions.run.methods.0',
    "'CONNECT'",
    /^a method must be one of/,
    oneOf(HTTP_METHODS),
  ],
  [http({ methods: 'GET' }), 'functions.run.methods', "'GET'", 'must be a list', 'write a list'],
  [http({ authLevel: 'none' }), 'functions.run.authLevel', "'none'", /^an auth level/, oneOf(AUTH_LEVELS)],
  [
    http({ schedule: '0 0 * * * *' }),
    'functions.run.schedule',
    /'0 0/,
    /is not an option/,
    /^remove it, or use/,
  ],
  [
    { functions: { a: { trigger: 'http', route: 'x/{id}' }, b: { trigger: 'http', route: 'X/{key}' } } },
    'functions.b',
    /"X\/\{key\}"/,
    "must not match the same calls as 'a': both match GET, POST at 'X/{key}'",
    'change the route or the methods of one of the two',
  ],
  [
    { functions: { a: { trigger: 'http', methods: ['POST'], route: 'b' }, b: { trigger: 'http' } } },
    'functions.b',
    /http/,
    /both match POST at 'b'/,
    /change the route/,
  ],
  [
    timer('99 * * * * *'),
    'functions.run.schedule',
    "'99 * * * * *'",
    /^the field 'second' must have 0 to 59/,
    /\*/,
  ],
  [
    timer('00:05:00'),
    'functions.run.schedule',
    "'00:05:00'",
    /TimeSpan works only on dedicated plans/,
    /half hour/,
  ],
  [timer(undefined), 'functions.run.schedule', 'missing', 'must be given', 'add schedule'],
  [timer('* * * * *'), 'functions.run.schedule', "'* * * * *'", SCHEDULE, /hourly/],
  [timer('0 0 * * * * *'), 'functions.run.schedule', "'0 0 * * * * *'", SCHEDULE, /hourly/],
  [queue('Orders'), 'functions.run.queueName', "'Orders'", QUEUE, "use a name like 'orders'"],
  [queue('ab'), 'functions.run.queueName', "'ab'", QUEUE, /orders/],
  [queue('a'.repeat(64)), 'functions.run.queueName', /aaa\.\.\.'$/, QUEUE, /orders/],
  [
    queue('a'.repeat(57)),
    'functions.run.queueName',
    `'${'a'.repeat(57)}'`,
    "the queue of a function must have at most 56 characters, because messages that fail go to a queue with '-poison' after its name",
    'use a shorter name',
  ],
  [
    { cors: { allowedOrigins: ['*', 'https://a.com'] } },
    'cors.allowedOrigins',
    '["*","https://a.com"]',
    "must not combine '*', which allows all origins, with other origins",
    "remove '*' or the other origins",
  ],
  [queue('a--b'), 'functions.run.queueName', "'a--b'", QUEUE, /orders/],
  [queue('-ab'), 'functions.run.queueName', "'-ab'", QUEUE, /orders/],
  [queue(undefined), 'functions.run.queueName', 'missing', 'must be given', 'add queueName'],
  [blob('Uploads'), 'functions.run.containerName', "'Uploads'", CONTAINER, "use a name like 'orders'"],
  [blob(undefined), 'functions.run.containerName', 'missing', 'must be given', 'add containerName'],
  [bus({ connection: 'B-S' }), 'functions.run.connection', "'B-S'", CONNECTION, "use a name like 'BUS'"],
  [blob('app-packages-shared'), 'functions.run.containerName', "'app-packages-shared'", OF_APPS, /another/],
  [queue('azure-webjobs-a'), 'functions.run.queueName', "'azure-webjobs-a'", OF_APPS, 'use another name'],
  ...['storage', 'AzureWebJobsBus', 'WEBSITE_BUS', 'functions_x', 'DEPLOYMENT_STORAGE_A'].map(
    (connection): Refusal => [
      bus({ connection }),
      'functions.run.connection',
      `'${connection}'`,
      'must not be the prefix of app settings that the Functions platform or the plan sets',
      "use a name like 'BUS'",
    ],
  ),
  [bus({ queueName: '/a' }), 'functions.run.queueName', "'/a'", /^a queue name must have 1 to 260/, /orders/],
  [bus({ queueName: '${a}' }), 'functions.run.queueName', "'${a}'", /^a queue name/, /orders/],
  [
    { functions: { run: { trigger: 'serviceBusQueue', queueName: 'a', connection: 'BUS' } } },
    'functions.run.connection',
    "'BUS'",
    'must have a namespace, in environmentVariables.BUS__fullyQualifiedNamespace',
    "add environmentVariables: { BUS__fullyQualifiedNamespace: '<namespace>.servicebus.windows.net' }",
  ],
  ...['', 'myns', 'https://myns.servicebus.windows.net/', 'a b.c', 'myns.', '.net', 'Endpoint=sb://a.b'].map(
    (namespace): Refusal => [
      { ...bus({}), ...settings({ BUS__fullyQualifiedNamespace: namespace }) },
      'environmentVariables.BUS__fullyQualifiedNamespace',
      HIDDEN,
      'must be a host name, without a scheme or a path',
      "write it like 'name.servicebus.windows.net'",
    ],
  ),
  ...['BUS__credential', 'BUS__clientId', 'bus__clientid'].map((name): Refusal => [
    { ...bus({}), ...settings({ BUS__fullyQualifiedNamespace: 'sb.servicebus.windows.net', [name]: 'a' }) },
    `environmentVariables.${name}`,
    HIDDEN,
    'must not be set, because the plan makes the connection log in with the identity of the app',
    /^remove it/,
  ]),
  [
    { ...bus({}), secrets: { BUS__clientId: KEY } },
    'secrets.BUS__clientId',
    HIDDEN,
    /the plan makes the connection log in/,
    /^remove it/,
  ],
  ...['JOBS_COSMOS__accountEndpoint', 'JOBS_COSMOS__credential', 'Jobs_Cosmos__clientId'].map(
    (name): Refusal => [
      {
        ...run({ trigger: 'cosmos', databaseName: 'main', containerName: 'orders' }),
        ...settings({ [name]: 'a' }),
      },
      `environmentVariables.${name}`,
      HIDDEN,
      'must not be set, because the plan sets it for the connection of the component to its data',
      'remove it',
    ],
  ),
  [
    run({ trigger: 'serviceBusTopic', topicName: 'a', connection: 'BUS' }),
    'functions.run.subscriptionName',
    'missing',
    'must be given',
    'add subscriptionName',
  ],
  [
    hub({ consumerGroup: '$default' }),
    'functions.run.consumerGroup',
    "'$default'",
    /^a consumer group must be/,
    /omit this option/,
  ],
  [run({ trigger: 'eventGrid', topic: 'a' }), 'functions.run.topic', "'a'", /is not an option/, /^remove it/],
  [
    run({ trigger: 'cosmos', databaseName: 'a' }),
    'functions.run.containerName',
    'missing',
    'must be given',
    'add containerName',
  ],
  [{ sourceDirectory: '' }, 'sourceDirectory', "''", DIRECTORY, /functions\/orders/],
  [{ sourceDirectory: '/home/me' }, 'sourceDirectory', "'/home/me'", DIRECTORY, /functions\/orders/],
  [{ sourceDirectory: 'C:/me' }, 'sourceDirectory', "'C:/me'", DIRECTORY, /functions\/orders/],
  ...['.', './', '..', '../..', 'dist/..', '../a/../'].map((directory): Refusal => [
    { sourceDirectory: directory },
    'sourceDirectory',
    `'${directory}'`,
    /^must not contain the project/,
    /functions\/orders/,
  ]),
  [
    { sourceDirectory: 'functions', functions: { then: { trigger: 'http' } } },
    'functions',
    /then/,
    "must not have a function named 'then', because its module could not be imported",
    'rename the function',
  ],
  [{ sourceDirectory: '${a}' }, 'sourceDirectory', "'${a}'", DIRECTORY, /functions\/orders/],
  [
    { runtime: 'python', sourceDirectory: 'functions' },
    'sourceDirectory',
    "'functions'",
    'must be omitted for other runtimes than node, whose code is not deployed with the plan',
    'omit sourceDirectory, and deploy the code by a pipeline of its own',
  ],
  [{ runtime: 'deno' }, 'runtime', "'deno'", /^a runtime must be one of node/, oneOf(RUNTIMES)],
  [{ version: 22 }, 'version', '22', 'a runtime version must be a number in a string', /'22' or '3.12'/],
  [{ version: 'v22' }, 'version', "'v22'", 'a runtime version must be a number in a string', /'22'/],
  [{ sku: 'free' }, 'sku', "'free'", /^a sku must be one of Y1, FC1/, /^use one of Y1/],
  [{ sku: 'ep1' }, 'sku', "'ep1'", /^a sku must be one of Y1, FC1/, "write 'EP1' if that is meant"],
  [
    { version: '21' },
    'version',
    "'21'",
    "must be a version of node: '18', '20', '22', '24'",
    /^use one of these/,
  ],
  [{ runtime: 'python', version: '3.8' }, 'version', "'3.8'", /^must be a version of python: '3.9'/, /omit/],
  [{ runtime: 'custom', version: '2.0' }, 'version', "'2.0'", "must be a version of custom: '1.0'", /omit/],
  [{ alwaysOn: 1 }, 'alwaysOn', '1', 'alwaysOn must be true or false', 'use true or false'],
  [{ priority: NaN }, 'priority', 'NaN', /^a priority must be a whole number/, /0 to 1000/],
  [
    { enviromentVariables: {} },
    'enviromentVariables',
    '{}',
    /is not an option/,
    /^write 'environmentVariables'/,
  ],
  [settings({ '1A': 'x' }), 'environmentVariables.1A', "'1A'", /^the name of an app setting/, /LOG_LEVEL/],
  [settings({ A: 5 }), 'environmentVariables.A', HIDDEN, 'must be a string', 'write the value in quotes'],
  [
    settings({ WEBSITE_X: '' }),
    'environmentVariables.WEBSITE_X',
    "'WEBSITE_X'",
    /the plan sets$/,
    'use another name',
  ],
  [
    settings({ azure_client_id: '' }),
    'environmentVariables.azure_client_id',
    "'azure_client_id'",
    /the plan sets$/,
    /another/,
  ],
  [
    settings({ Storage__x: '' }),
    'environmentVariables.Storage__x',
    "'Storage__x'",
    /the plan sets$/,
    /another/,
  ],
  [settings({ LEVEL: 'a', level: 'b' }), 'environmentVariables', HIDDEN, ALIKE, 'rename one of the two'],
  [{ secrets: { LEVEL: KEY, Level: KEY } }, 'secrets', HIDDEN, ALIKE, 'rename one of the two'],
  [
    settingsOf({ Key: 'a' }, { KEY }),
    'secrets',
    HIDDEN,
    'must not have a name that environmentVariables has too',
    /^rename it/,
  ],
  [
    settingsOf({ KEY: 'a' }, { KEY }),
    'secrets',
    HIDDEN,
    'must not have a name that environmentVariables has too',
    /^rename it/,
  ],
  [{ secrets: { KEY: 'AccountKey=abc' } }, 'secrets.KEY', HIDDEN, NAMED, "use keyVaultSecret('name')"],
  [{ secrets: { API_KEY: 'abc' } }, 'secrets.API_KEY', HIDDEN, NAMED, /keyVaultSecret/],
  [{ secrets: { A: 5 } }, 'secrets.A', HIDDEN, NAMED, /keyVaultSecret/],
  [{ secrets: { '1A': KEY } }, 'secrets.1A', "'1A'", /^the name of an app setting/, /LOG_LEVEL/],
  [{ secrets: { WEBSITE_X: KEY } }, 'secrets.WEBSITE_X', "'WEBSITE_X'", /the plan sets$/, 'use another name'],
  [settings({ A: 'pwd=x' }), 'environmentVariables.A', HIDDEN, SECRET, /managed identity/],
];

describe('FunctionsApp.define', () => {
  it.each(REFUSALS.map((row) => ({ given: shown(row[0]), row })))('refuses $given', ({ row }) => {
    const { subject, code } = refusalOf(() => define(row[0]));
    expect({ subject, code }).toEqual({ subject: "FunctionsApp 'Jobs'", code: 'INVALID_CONFIG' });
    expectRefusal(() => define(row[0]), row);
  });

  it.each(['', '__proto__', '1a', 'ä'])('refuses the id %j', (id) => {
    expect(refusalOf(() => FunctionsApp.define(id, USUAL as never)).issues[0]?.path).toBe('componentId');
  });

  it.each([
    [http({ route: 'orders/{id}/lines/{line?}' })],
    [http({ route: '{id?}' })],
    [http({ route: '{year}-{month}/by_{key}' })],
    [{ functions: { then: { trigger: 'http' } } }],
    [{ sourceDirectory: '../../shared/./orders/' }],
    [queue('abc')],
    [queue('a'.repeat(56))],
    [blob('a'.repeat(63))],
    [timer('0 */5 * * * 1-5')],
    [
      {
        functions: {
          a: { trigger: 'http', methods: ['GET'] },
          b: { trigger: 'http', route: 'a', methods: ['POST'] },
        },
      },
    ],
    [{ runtime: 'python', version: '3.12' }],
    [{ version: '24' }],
    [blob('uploads')],
    [bus({})],
    [hub({ consumerGroup: '$Default' })],
    [bus({ queueName: 'a/b_c.d' })],
    [{ ...bus({}), ...settings({ BUS__fullyQualifiedNamespace: '${Other.namespace}' }) }],
    [{ ...bus({}), ...settings({ BUS__fullyQualifiedNamespace: 'My-ns.servicebus.usgovcloudapi.net' }) }],
    [settings({ BUS__clientId: 'a' })],
    [run({ trigger: 'eventGrid' })],
    [run({ trigger: 'cosmos', databaseName: 'main', containerName: 'orders' })],
    [{ sourceDirectory: '../functions/orders' }],
    [settings({ LEVEL: 'debug', _x: '' })],
    [settings({ WEBSITES: 'a', ACCOUNT_KEY_NAME: 'kv' })],
  ])('accepts %j', (options) => {
    expect(define(options).componentId).toBe('Jobs');
  });
});
