import { describe, expect, it } from 'vitest';

import { app, custom, requirement } from '../../../test/support/definitions.js';
import { blocksOf, planOf, settingsOf, SHOP } from '../../../test/support/plans.js';
import { NamesProvider } from '../../../test/support/providers.js';
import type { FunctionDeclaration } from '../../components/functions-app/functions-app-config.js';

const withOne = (run: FunctionDeclaration, more = {}) => app('Jobs', { functions: { run }, ...more });
const rolesIn = (plan: ReturnType<typeof planOf>) =>
  blocksOf(plan, 'azurerm_role_assignment')
    .map(({ arguments: config }) => config['role_definition_name'])
    .sort();
const linuxSettings = (plan: ReturnType<typeof planOf>) =>
  blocksOf(plan, 'azurerm_linux_function_app')[0]?.arguments['app_settings'];

describe('a blob trigger', () => {
  const uploads = { trigger: 'blob', containerName: 'uploads' } as const;

  it('has its container made, and the roles that polling takes', () => {
    const plan = planOf([withOne(uploads, { sku: 'EP1' })]);
    expect(plan.errors).toEqual([]);
    expect(
      blocksOf(plan, 'azurerm_storage_container').map(({ arguments: config }) => config['name']),
    ).toEqual(['uploads']);
    expect(rolesIn(plan)).toEqual([
      'Storage Account Contributor',
      'Storage Blob Data Owner',
      'Storage Queue Data Contributor',
      'Storage Table Data Contributor',
    ]);
    expect(linuxSettings(plan)).toMatchObject({
      Storage__blobServiceUri: { $ref: 'azurerm_storage_account.shop_storage_shared.primary_blob_endpoint' },
      Storage__queueServiceUri: {
        $ref: 'azurerm_storage_account.shop_storage_shared.primary_queue_endpoint',
      },
      Storage__credential: 'managedidentity',
      Storage__clientId: { $ref: 'azurerm_user_assigned_identity.shop_functions_elastic_identity.client_id' },
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
    expect(planOf([withOne(uploads), app('Other', { sku: 'B1' })]).errors).toMatchObject([
      { code: 'INVALID_COMBINATION', components: ['Jobs'] },
    ]);
    expect(planOf([withOne(uploads, { sku: 'B1' }), app('Other')]).errors).toEqual([]);
  });

  it('is in one account with the queues of its app', () => {
    const premium = requirement('storage', { replication: 'GRS', containers: [{ name: 'uploads' }] });
    const plan = planOf([
      withOne(uploads, { sku: 'B1' }),
      app('Other', { sku: 'B1', functions: { run: { trigger: 'queue', queueName: 'orders' } } }),
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
      BUS__clientId: { $ref: 'azurerm_user_assigned_identity.shop_functions_shared_identity.client_id' },
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

  it('is in one account, because an app has one connection for its queues', () => {
    const waiting = (id: string, queueName: string, replication: string) =>
      custom(id, [
        requirement('functions', {
          runtime: 'node',
          functions: [{ name: `${id}-work`, trigger: { type: 'queue', queueName } }],
        }),
        requirement('storage', { replication, queues: [{ name: queueName }] }),
      ]);
    const plan = planOf([waiting('A', 'jobs', 'LRS'), waiting('B', 'other', 'GRS')]);
    expect(plan.errors).toMatchObject([{ code: 'INVALID_COMBINATION', components: ['A', 'B'] }]);
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
