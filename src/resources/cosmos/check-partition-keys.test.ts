import { describe, expect, it } from 'vitest';

import type { FieldOptions, FieldType } from '../../components/crud-api/entity-schema.js';
import { app, crud, custom, requirement } from '../../../test/support/definitions.js';
import { planOf, SHOP } from '../../../test/support/plans.js';

const saidOf = (...parameters: Parameters<typeof planOf>) =>
  planOf(...parameters).warnings.filter(({ code }) => code === 'FEW_PARTITIONS');
/** An API whose partition key is a field of these options. */
const by = (field: string, options: FieldType | FieldOptions, more = {}) =>
  crud('Orders', { schema: { id: 'string', [field]: options }, partitionKey: `/${field}` as never, ...more });
const listing = (count: number): FieldOptions => ({
  type: 'string',
  enum: Array.from({ length: count }, (_, index) => `value${index}`),
});

describe('FEW_PARTITIONS', () => {
  it('says what a value of the key holds', () => {
    expect(saidOf([by('stage', listing(3))])).toEqual([
      {
        code: 'FEW_PARTITIONS',
        message:
          "'Orders' has the partition key '/stage' for 'orders-db/orders', a field with 3 values: all items with one value share 20 GB and 10,000 RU/s at the most.",
        resource: 'cosmos:shared',
        path: 'databases.orders-db.containers.orders.partitionKey',
        components: ['Orders'],
        resolution:
          "Use a field with many values, such as '/id' or the id of a customer, unless each value stays far below both limits. An existing container keeps its partition key.",
      },
    ]);
  });

  it.each([
    ['a boolean', by('paid', 'boolean'), '2 values'],
    ['a list of one value', by('stage', listing(1)), 'one value'],
    ['a list of numbers', by('stage', { type: 'number', enum: [7, 8] }), '2 values'],
    ['the largest list that is short', by('stage', listing(19)), '19 values'],
    ['a name that means a category', by('region', 'string'), 'few values by its name'],
  ])('is given for %s', (_what, component, values) => {
    expect(saidOf([component]).map(({ message }) => message)).toEqual([
      expect.stringContaining(`, a field with ${values}: `),
    ]);
  });

  it.each([
    ['a field that says nothing', by('customer', 'string')],
    ['a long list', by('stage', listing(20))],
    ['a long list under the name of a category', by('region', listing(20))],
    ['the default', crud('Orders')],
  ])('is not given for %s', (_what, component) => {
    expect(saidOf([component])).toEqual([]);
  });

  it('is given for data that a function declares', () => {
    const databases = [{ name: 'main', containers: [{ name: 'items', partitionKey: '/status' }] }];
    expect(saidOf([app('Jobs', { databases })])).toMatchObject([{ components: ['Jobs'] }]);
  });

  it('is not given for a hierarchy, where each level adds values', () => {
    const container = { name: 'items', partitionKey: ['/region', '/customer'] };
    const databases = [{ name: 'main', containers: [container] }];
    expect(saidOf([custom('Own', [requirement('cosmos', { databases })])])).toEqual([]);
  });

  it('is not given again once the lock has the container', () => {
    const component = by('region', 'string');
    const { lock } = planOf([component]);
    expect(saidOf([component], { ...SHOP, lock })).toEqual([]);
  });

  it('is not given for an existing account, whose containers are there', () => {
    const cosmosConfig = { useExisting: true, accountName: 'cosno-main' };
    expect(saidOf([by('region', 'string')], { ...SHOP, cosmosConfig })).toEqual([]);
  });
});
