import { expect, it } from 'vitest';

import { custom, requirement } from '../../../test/support/definitions.js';
import { planOf } from '../../../test/support/plans.js';

it('containers and queues are units, each with the block and the Azure id to import it by', () => {
  const names = { containers: [{ name: 'jobs' }], queues: [{ name: 'jobs' }] };
  const { units } =
    planOf([custom('Own', [requirement('storage', names)])]).lock.resources['storage:shared'] ?? {};
  const account = '${azurerm_storage_account.shop_storage_shared.id}';
  expect(units).toEqual({
    'container/jobs': {
      facts: {},
      blocks: {
        'azurerm_storage_container.shop_storage_shared_container_jobs': `${account}/blobServices/default/containers/jobs`,
      },
      data: true,
      components: ['Own'],
    },
    'queue/jobs': {
      facts: {},
      blocks: {
        'azurerm_storage_queue.shop_storage_shared_queue_jobs': `${account}/queueServices/default/queues/jobs`,
      },
      data: true,
      components: ['Own'],
    },
  });
});

it('tables whose names differ in case alone are refused in the components that ask for them', () => {
  const asking = (id: string, ...names: string[]) =>
    custom(id, [requirement('storage', { tables: names.map((name) => ({ name })) })]);
  expect(
    planOf([asking('A', 'users', 'logs'), asking('B', 'Users'), asking('C', 'logs')]).errors,
  ).toMatchObject([
    {
      code: 'INVALID_COMBINATION',
      path: 'tables',
      components: ['A', 'B'],
      message:
        "'storage:shared' has the tables 'Users', 'users', and Azure compares their names without case.",
    },
  ]);
});
