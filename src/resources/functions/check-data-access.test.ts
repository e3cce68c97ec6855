import { describe, expect, it } from 'vitest';

import { app, crud, custom, requirement } from '../../../test/support/definitions.js';
import { blocksOf, placeOf, planOf, settingsOf, SHOP } from '../../../test/support/plans.js';
import { shown } from '../../plan/expression/template.js';
import type { FunctionDeclaration } from '../../components/functions-app/functions-app-config.js';

const withOne = (run: FunctionDeclaration, more = {}) => app('Jobs', { functions: { run }, ...more });

describe('a cosmos trigger', () => {
  const orders = { trigger: 'cosmos', databaseName: 'main', containerName: 'order' } as const;
  const orderApi = crud('OrderApi', { entityName: 'Order', databaseName: 'main', operations: ['read'] });

  it('follows a container of the backend by identity, and has leases', () => {
    const plan = planOf([withOne(orders), orderApi]);
    expect(plan.errors).toEqual([]);
    expect(placeOf(plan, 'Jobs', 'cosmos')).toBe('cosmos:shared');
    const containers = blocksOf(plan, 'azurerm_cosmosdb_sql_container').map(
      ({ arguments: config }) => config,
    );
    expect(containers.find(({ name }) => name === 'leases')).toMatchObject({ partition_key_paths: ['/id'] });
    const roles = blocksOf(plan, 'azurerm_cosmosdb_sql_role_assignment').map(({ arguments: config }) => [
      String(shown(config)['scope']).replace(/^.*\/colls\//, ''),
      String(shown(config)['role_definition_id']).at(-1),
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
      JOBS_COSMOS__accountEndpoint: { $ref: 'azurerm_cosmosdb_account.shop_cosmos_shared.endpoint' },
      JOBS_COSMOS__credential: 'managedidentity',
      JOBS_COSMOS__clientId: {
        $ref: 'azurerm_user_assigned_identity.shop_functions_shared_identity.client_id',
      },
    });
  });

  it('of a container that no component declares is an error that lists those that exist', () => {
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
