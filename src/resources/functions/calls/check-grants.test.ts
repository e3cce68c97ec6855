import { describe, expect, it } from 'vitest';

import { app, crud, custom, requirement } from '../../../../test/support/definitions.js';
import { NamesProvider } from '../../../../test/support/providers.js';
import { blocksOf, placeOf, planOf, settingsOf, SHOP } from '../../../../test/support/plans.js';
import { ref } from '../../../plan/expression/expression.js';
import { keyVaultSecret } from '../../key-vault/secret.js';
import type { AnyComponentDefinition } from '../../../component.js';

const rolesOf = (components: readonly AnyComponentDefinition[], config = {}) =>
  blocksOf(planOf(components, { ...SHOP, ...config }), 'azurerm_role_assignment').map(
    ({ id, arguments: { role_definition_name, scope } }) => ({ id, role_definition_name, scope }),
  );
const saidOf = (components: readonly AnyComponentDefinition[], code: string, config = {}) =>
  planOf(components, { ...SHOP, ...config }).warnings.filter((warning) => warning.code === code);

describe('an app that uses data', () => {
  const uses = app('Orders', {
    databases: [
      { name: 'user-db', containers: [{ name: 'user' }] },
      { name: 'order-db', containers: [{ name: 'order', partitionKey: '/id', access: ['read', 'write'] }] },
    ],
    containers: [{ name: 'receipts', access: ['write'] }, { name: 'templates' }],
    queues: [{ name: 'shipments' }, { name: 'returns', access: ['receive'] }],
  });
  const components = [crud('UserApi', { entityName: 'User', separateIdentity: true }), uses];
  const plan = planOf(components);

  it('has a role on each container of Cosmos DB, by principal, scope and role', () => {
    const roles = blocksOf(plan, 'azurerm_cosmosdb_sql_role_assignment');
    expect(roles.map(({ id, meta }) => [id, meta?.moved_from])).toEqual([
      [
        'shop_functions_shared_shared_order-db_order_contributor',
        ['shop_functions_shared_shared_order-db_order'],
      ],
      ['shop_functions_shared_shared_user-db_user_reader', ['shop_functions_shared_shared_user-db_user']],
      [
        'shop_functions_user-api_shared_user-db_user_contributor',
        ['shop_functions_user-api_shared_user-db_user'],
      ],
    ]);
    expect(plan.errors).toEqual([]);
  });

  it('has a role on each container and queue of its storage account', () => {
    expect(rolesOf(components)).toEqual([
      {
        id: 'shop_functions_shared_storage_shared_container_receipts_storage-blob-data-contributor',
        role_definition_name: 'Storage Blob Data Contributor',
        scope: { $ref: 'azurerm_storage_container.shop_storage_shared_container_receipts.id' },
      },
      {
        id: 'shop_functions_shared_storage_shared_container_templates_storage-blob-data-reader',
        role_definition_name: 'Storage Blob Data Reader',
        scope: { $ref: 'azurerm_storage_container.shop_storage_shared_container_templates.id' },
      },
      {
        id: 'shop_functions_shared_storage_shared_queue_returns_storage-queue-data-message-processor',
        role_definition_name: 'Storage Queue Data Message Processor',
        scope: { $ref: 'azurerm_storage_queue.shop_storage_shared_queue_returns.id' },
      },
      {
        id: 'shop_functions_shared_storage_shared_queue_shipments_storage-queue-data-message-sender',
        role_definition_name: 'Storage Queue Data Message Sender',
        scope: { $ref: 'azurerm_storage_queue.shop_storage_shared_queue_shipments.id' },
      },
    ]);
  });

  it('finds its data by connections that log in with its identity', () => {
    expect(settingsOf(plan, 'Orders')).toMatchObject({
      ORDERS_COSMOS__accountEndpoint: { $ref: 'azurerm_cosmosdb_account.shop_cosmos_shared.endpoint' },
      ORDERS_COSMOS__credential: 'managedidentity',
      ORDERS_STORAGE__blobServiceUri: {
        $ref: 'azurerm_storage_account.shop_storage_shared.primary_blob_endpoint',
      },
      ORDERS_STORAGE__queueServiceUri: {
        $ref: 'azurerm_storage_account.shop_storage_shared.primary_queue_endpoint',
      },
      ORDERS_STORAGE__credential: 'managedidentity',
    });
  });

  it('cannot use a container that no component declares', () => {
    const lost = app('Lost', { databases: [{ name: 'x-db', containers: [{ name: 'x' }] }] });
    expect(planOf([lost]).errors).toMatchObject([{ code: 'INVALID_COMBINATION', components: ['Lost'] }]);
  });

  it('keeps the roles of its triggers where options ask for nothing else', () => {
    const trigger = { work: { trigger: 'queue' as const, queueName: 'jobs' } };
    const roles = rolesOf([app('Jobs', { functions: trigger, queues: [{ name: 'jobs' }] })]);
    expect(roles.map(({ id }) => id)).toEqual([
      'shop_functions_shared_queues_storage-queue-data-contributor',
    ]);
  });
});

describe('a placeholder without a grant', () => {
  const reading = (placeholder: string, options = {}) =>
    app('Jobs', { environmentVariables: { TARGET: placeholder }, ...options });

  it.each([
    ['${cosmos.endpoint}', 'databases: ['],
    ['${storage.blobEndpoint}', 'containers: ['],
    ['${storage.queueEndpoint}', 'queues: ['],
    ['${servicebus.hostName}', 'serviceBusQueues: ['],
  ])('is a warning that names the grant: %s', (placeholder, option) => {
    const others = [crud('Users'), app('Bus', { serviceBusQueues: [{ name: 'orders' }] })];
    expect(saidOf([...others, reading(placeholder)], 'GRANT_MISSING')).toMatchObject([
      {
        path: 'environmentVariables.TARGET',
        components: ['Jobs'],
        message: expect.stringContaining(placeholder) as string,
        resolution: expect.stringContaining(option) as string,
      },
    ]);
  });

  it.each([
    ['a grant', reading('${storage.queueEndpoint}', { queues: [{ name: 'orders' }] })],
    ['a name', reading('${storage.name}')],
    [
      'a trigger',
      reading('${storage.queueEndpoint}', { functions: { run: { trigger: 'queue', queueName: 'orders' } } }),
    ],
    ['the files of a keyless app', reading('${storage.blobEndpoint}', { sku: 'EP1' })],
  ])('is not said with %s', (_what, component) => {
    expect(saidOf([component], 'GRANT_MISSING')).toEqual([]);
  });

  it('is not said of Cosmos DB where apps have keys', () => {
    const components = [crud('Users'), reading('${cosmos.endpoint}')];
    expect(saidOf(components, 'GRANT_MISSING', { useManagedIdentity: false })).toEqual([]);
  });
});

describe('placeholders of a provider’s own type', () => {
  it('stand for its attributes', () => {
    class Redis extends NamesProvider {
      attributes() {
        return { hostName: ref({ type: 'azurerm_redis_cache', id: 'x' }, 'hostname') };
      }
    }
    const own = custom('Own', [requirement('redis')]);
    const plan = planOf([own, app('Jobs', { environmentVariables: { CACHE: '${redis.hostName}' } })], {
      ...SHOP,
      providers: [new Redis('redis')],
    });
    expect(plan.errors.filter(({ code }) => code === 'UNKNOWN_PLACEHOLDER')).toEqual([]);
    expect(settingsOf(plan, 'Jobs')).toMatchObject({ CACHE: { $ref: 'azurerm_redis_cache.x.hostname' } });
  });
});

describe('an identity', () => {
  const reads = crud('Reports', { operations: ['read', 'list'] });

  it('that a reader shares with a writer is said', () => {
    expect(saidOf([reads, crud('Orders')], 'IDENTITY_SHARED')).toMatchObject([
      { resource: 'functions:shared', components: ['Reports'] },
    ]);
    expect(saidOf([reads, app('Jobs')], 'IDENTITY_SHARED')).toEqual([]);
  });

  it('that a group shares is said with what takes a reader out of it', () => {
    const group = 'office';
    const orders = crud('Orders', { group });
    const [said] = saidOf(
      [crud('Reports', { operations: ['read', 'list'], group }), orders],
      'IDENTITY_SHARED',
    );
    expect(said?.resolution).toContain("Replace group: 'office' by separateIdentity: true on 'Reports'");
    const apart = [crud('Reports', { operations: ['read', 'list'], separateIdentity: true }), orders];
    expect(saidOf(apart, 'IDENTITY_SHARED')).toEqual([]);
  });

  it('of its own gives a component an app with its own roles', () => {
    const separate = crud('Reports', { operations: ['read', 'list'], separateIdentity: true });
    const plan = planOf([separate, crud('Orders')]);
    expect(placeOf(plan, 'Reports', 'functions')).toBe('functions:reports');
    expect(placeOf(plan, 'Orders', 'functions')).toBe('functions:shared');
    expect(plan.warnings.map(({ code }) => code)).not.toContain('IDENTITY_SHARED');
    const principals = blocksOf(plan, 'azurerm_cosmosdb_sql_role_assignment').map(
      ({ arguments: config }) => config['principal_id'],
    );
    expect(new Set(principals.map((principal) => JSON.stringify(principal))).size).toBe(2);
  });

  it('of its own works for several components', () => {
    const plan = planOf(['A', 'B', 'C'].map((id) => app(id, { separateIdentity: id !== 'C' })));
    expect(['A', 'B', 'C'].map((id) => placeOf(plan, id, 'functions'))).toEqual([
      'functions:a',
      'functions:b',
      'functions:shared',
    ]);
  });

  it('reads the secrets that its components name, and no others of the vault', () => {
    const secrets = { KEY: keyVaultSecret('stripe-key'), AGAIN: keyVaultSecret('stripe-key') };
    for (const sku of ['FC1', 'EP1'] as const) {
      const found = rolesOf([app('Pay', { sku, secrets })]).filter(({ id }) => id.includes('secret'));
      expect(found).toMatchObject([
        {
          role_definition_name: 'Key Vault Secrets User',
          scope: { $join: [{ $ref: 'azurerm_key_vault.shop_keyvault.id' }, '/secrets/stripe-key'] },
        },
      ]);
    }
    const existing = { keyVault: { name: 'kv-company', useExisting: true } };
    expect(rolesOf([app('Pay', { secrets })], existing)).toMatchObject([
      { scope: { $join: [{ $ref: 'data.azurerm_key_vault.shop_keyvault.id' }, '/secrets/stripe-key'] } },
    ]);
  });
});
