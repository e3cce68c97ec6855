import { describe, expect, it } from 'vitest';

import type { FunctionDeclaration } from '../../src/components/functions-app/functions-app-config.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { blocksOf, homeOf, planOf, settingsOf, SHOP } from '../support/plans.js';
import { NamesProvider } from '../support/providers.js';

const withOne = (run: FunctionDeclaration, more = {}) => app('Jobs', { functions: { run }, ...more });
const rolesIn = (plan: ReturnType<typeof planOf>) =>
  blocksOf(plan, 'azurerm_role_assignment')
    .map(({ config }) => config['roleDefinitionName'])
    .sort();
const linuxSettings = (plan: ReturnType<typeof planOf>) =>
  blocksOf(plan, 'azurerm_linux_function_app')[0]?.config['appSettings'];

describe('a blob trigger', () => {
  const uploads = { trigger: 'blob', containerName: 'uploads' } as const;

  it('has its container made, and the roles that polling takes', () => {
    const plan = planOf([withOne(uploads, { sku: 'EP1' })]);
    expect(plan.errors).toEqual([]);
    expect(blocksOf(plan, 'azurerm_storage_container').map(({ config }) => config['name'])).toEqual([
      'uploads',
    ]);
    expect(rolesIn(plan)).toEqual([
      'Storage Account Contributor',
      'Storage Blob Data Owner',
      'Storage Queue Data Contributor',
      'Storage Table Data Contributor',
    ]);
    expect(linuxSettings(plan)).toMatchObject({
      Storage__blobServiceUri: expect.stringContaining('primary_blob_endpoint'),
      Storage__queueServiceUri: expect.stringContaining('primary_queue_endpoint'),
      Storage__credential: 'managedidentity',
      Storage__clientId: expect.stringContaining('client_id'),
    });
  });

  it('has its roles where the host itself uses a key', () => {
    expect(rolesIn(planOf([withOne(uploads, { sku: 'Y1' })]))).toEqual([
      'Storage Blob Data Owner',
      'Storage Queue Data Contributor',
    ]);
  });

  it('is an error on Flex Consumption, which names who asks for it and the way out', () => {
    const plan = planOf([withOne(uploads), app('Other')]);
    expect(plan.errors).toMatchObject([
      { code: 'INVALID_COMBINATION', components: ['Jobs'], resolution: expect.stringContaining("'EP1'") },
    ]);
    expect(planOf([withOne(uploads), app('Other', { sku: 'B1' })]).errors).toEqual([]);
  });

  it('is in one account with the queues of its app', () => {
    const premium = requirement('storage', { replication: 'GRS', containers: [{ name: 'uploads' }] });
    const plan = planOf([
      withOne(uploads, { sku: 'B1' }),
      app('Other', { functions: { run: { trigger: 'queue', queueName: 'orders' } } }),
      custom('Files', [premium]),
      custom('More', [requirement('storage', { replication: 'LRS', queues: [{ name: 'orders' }] })]),
    ]);
    expect(plan.errors).toMatchObject([
      { code: 'INVALID_COMBINATION', path: 'functions', components: ['Jobs', 'Other'] },
    ]);
  });
});

describe('a trigger with a connection', () => {
  const environmentVariables = { BUS__fullyQualifiedNamespace: 'sb.servicebus.windows.net' };

  it.each<FunctionDeclaration>([
    { trigger: 'serviceBusQueue', queueName: 'orders', connection: 'BUS' },
    { trigger: 'serviceBusTopic', topicName: 'orders', subscriptionName: 'mail', connection: 'BUS' },
    { trigger: 'eventHub', eventHubName: 'clicks', connection: 'BUS', consumerGroup: 'stats' },
  ])('$trigger connects with the identity of the app', ({ ...declared }) => {
    const plan = planOf([withOne(declared, { environmentVariables })]);
    expect(plan.errors).toEqual([]);
    expect(settingsOf(plan, 'Jobs')).toMatchObject({
      ...environmentVariables,
      BUS__credential: 'managedidentity',
      BUS__clientId: '${azurerm_user_assigned_identity.shop_functions_shared_identity.client_id}',
    });
    const { trigger: type, ...options } = declared;
    expect(plan.resources.find((resource) => resource.type === 'functions')?.config['functions']).toEqual([
      { name: 'jobs_run', trigger: { type, ...options } },
    ]);
    expect(rolesIn(plan)).toEqual([]);
  });
});

describe('an eventGrid trigger', () => {
  it('needs nothing of the plan', () => {
    const settings = settingsOf(planOf([withOne({ trigger: 'eventGrid' })]), 'Jobs');
    expect(Object.keys(settings)).toEqual(['AZURE_CLIENT_ID']);
  });

  it('is an error in an isolated backend, which nothing from outside can call', () => {
    const both = [withOne({ trigger: 'eventGrid' }), app('Other')];
    expect(planOf(both, { ...SHOP, networking: 'isolated' }).errors).toMatchObject([
      { code: 'INVALID_COMBINATION', path: 'functions', components: ['Jobs'] },
    ]);
    expect(planOf([app('Other')], { ...SHOP, networking: 'isolated' }).errors).toEqual([]);
  });
});

describe('a cosmos trigger', () => {
  const orders = { trigger: 'cosmos', databaseName: 'main', containerName: 'order' } as const;
  const orderApi = crud('OrderApi', { entityName: 'Order', databaseName: 'main', operations: ['read'] });

  it('follows a container of the backend by identity, and has leases', () => {
    const plan = planOf([withOne(orders), orderApi]);
    expect(plan.errors).toEqual([]);
    expect(homeOf(plan, 'Jobs', 'cosmos')).toBe('cosmos:shared');
    const containers = blocksOf(plan, 'azurerm_cosmosdb_sql_container').map(({ config }) => config);
    expect(containers.find(({ name }) => name === 'leases')).toMatchObject({ partitionKeyPaths: ['/id'] });
    const roles = blocksOf(plan, 'azurerm_cosmosdb_sql_role_assignment').map(({ config }) => [
      String(config['scope']).replace(/^.*\/colls\//, ''),
      String(config['roleDefinitionId']).at(-1),
    ]);
    const named = (name: string) =>
      expect.stringMatching(new RegExp(`shop_cosmos_shared_main_${name}|^${name}`));
    expect(roles).toEqual(
      expect.arrayContaining([
        [named('order'), '2'],
        [named('leases'), '2'],
      ]),
    );
    expect(settingsOf(plan, 'Jobs')).toMatchObject({
      JOBS_COSMOS__accountEndpoint: '${azurerm_cosmosdb_account.shop_cosmos_shared.endpoint}',
      JOBS_COSMOS__credential: 'managedidentity',
      JOBS_COSMOS__clientId: expect.stringContaining('client_id'),
    });
  });

  it('of a container that nobody declares is an error that lists those that exist', () => {
    const { errors } = planOf([withOne({ ...orders, containerName: 'orders' }), orderApi]);
    expect(errors).toMatchObject([
      {
        code: 'INVALID_COMBINATION',
        components: ['Jobs'],
        message: expect.stringContaining("'main/orders'"),
        resolution: expect.stringContaining('main/order'),
      },
    ]);
  });

  it.each([
    ['that its triggers made', crud('UserApi', { entityName: 'User', databaseName: 'main' }), 'main/user'],
    [
      'that is also the data of others',
      crud('LeaseApi', { entityName: 'Leases', databaseName: 'main' }),
      'none here',
    ],
  ])('follows no lease container %s', (_title, api, others) => {
    const { errors } = planOf([withOne({ ...orders, containerName: 'leases' }), api]);
    expect(errors).toEqual([
      {
        code: 'INVALID_COMBINATION',
        message:
          "'Jobs' would follow 'main/leases', in which its own triggers write how far they have read, and start itself again and again.",
        resource: 'cosmos:shared',
        path: 'access',
        components: ['Jobs'],
        resolution: `Declare the container, or use one of: ${others}.`,
      },
    ]);
  });

  it('makes leases that are nothing for others', () => {
    const access = [{ name: 'main/leases', role: 'reader' }];
    const { errors } = planOf([
      withOne(orders),
      orderApi,
      custom('Own', [requirement('cosmos', { access })]),
    ]);
    expect(errors).toMatchObject([
      {
        message: "'Own' asks for access to 'main/leases', which no component declares.",
        components: ['Own'],
        resolution: 'Declare the container, or use one of: main/order.',
      },
    ]);
  });

  it('is an error where the backend reaches its data with keys', () => {
    const { errors } = planOf([withOne(orders), orderApi], { ...SHOP, useManagedIdentity: false });
    expect(errors).toMatchObject([
      {
        code: 'INVALID_COMBINATION',
        components: ['Jobs'],
        resolution: expect.stringContaining('useManagedIdentity'),
      },
    ]);
  });
});

describe('extensions', () => {
  it('have no effect, which a warning says to who asks for them', () => {
    const need = requirement('functions', { runtime: 'node', extensions: ['Microsoft.Azure.X', 'Own.Y'] });
    const plan = planOf([custom('Own', [need]), app('Jobs')]);
    expect(plan.warnings).toMatchObject([
      {
        code: 'OPTION_WITHOUT_EFFECT',
        path: 'extensions',
        components: ['Own'],
        message: expect.stringContaining('(Microsoft.Azure.X, Own.Y)'),
      },
    ]);
    expect(
      planOf([custom('Own', [requirement('functions', { runtime: 'node', extensions: [] })])]).warnings,
    ).toEqual([]);
  });
});

describe('a requirement with code', () => {
  const sources = [{ name: 'Own', folder: 'own', directory: 'own' }];

  it('is for the runtime node', () => {
    const plan = (runtime: string) =>
      planOf([custom('Own', [requirement('functions', { runtime, sources })])]);
    expect(plan('node').packages).toHaveLength(1);
    expect(() => plan('python')).toThrow('only code for the runtime node is deployed with the plan');
  });
});

describe('what a function waits for in storage', () => {
  const waiting = (queueName: string) =>
    requirement('functions', {
      runtime: 'node',
      functions: [{ name: 'own_run', trigger: { type: 'queue', queueName } }],
    });

  it('is declared by a component', () => {
    const queues = requirement('storage', { queues: [{ name: 'orders' }] });
    expect(planOf([custom('Own', [waiting('orders'), queues])]).errors).toEqual([]);
    expect(planOf([custom('Own', [waiting('order'), queues])]).errors).toMatchObject([
      {
        code: 'INVALID_COMBINATION',
        message: expect.stringContaining("'Own' waits for the queue 'order'"),
        components: ['Own'],
      },
    ]);
  });

  it('is in an account of the library, because of others the trigger knows nothing', () => {
    const queued = withOne({ trigger: 'queue', queueName: 'orders' });
    const blobs = withOne({ trigger: 'blob', containerName: 'uploads' }, { sku: 'B1' });
    const config = { ...SHOP, providers: [new NamesProvider('storage')] };
    const errorsOf = (component: typeof queued) => planOf([component], config).errors;
    expect(errorsOf(queued)).toMatchObject([{ message: expect.stringContaining("queue 'orders'") }]);
    expect(errorsOf(blobs)).toMatchObject([{ message: expect.stringContaining("container 'uploads'") }]);
    expect(errorsOf(queued)[0]?.resolution).toMatch(/canProvide leave this requirement to the library/);
    expect(errorsOf(app('Jobs'))).toEqual([]);
  });
});
