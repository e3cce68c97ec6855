import { describe, expect, it } from 'vitest';

import { crud } from '../../../test/support/definitions.js';
import { planOf } from '../../../test/support/plans.js';
import { gateStack } from './gate-stack.js';

const shop = planOf([crud()]);
const orders = planOf([crud('OrderApi')], { backendId: 'orders' });
const change = (address: string, actions: readonly string[] = ['delete']) => ({
  address,
  mode: 'managed',
  type: address.split('.')[0],
  change: { actions, before: {}, after: null },
});
const terraform = (...changes: readonly object[]) => ({ format_version: '1.2', resource_changes: changes });
const container = (plan: typeof shop) => {
  const block = plan.terraform.find(({ type }) => type === 'azurerm_cosmosdb_sql_container');
  return `${block?.type}.${block?.id}`;
};
const GROUP = 'azurerm_resource_group.other';

describe('a stack with several backends', () => {
  it('judges each change by the plan that has its address, in the order of addresses', () => {
    const both = [container(shop), container(orders)];
    for (const plans of [
      [shop, orders],
      [orders, shop],
    ]) {
      const result = gateStack(terraform(...both.map((each) => change(each))), plans);
      expect(result).toMatchObject({ passes: false, errored: false, verdict: 'data-loss' });
      expect(result.changes.map(({ address, isPlanned }) => [address, isPlanned])).toEqual(
        [...both].sort().map((address) => [address, true]),
      );
      expect(result.refused).toEqual(result.changes);
    }
  });

  it('judges what left a backend by the plan of that backend, and refuses what one plan refuses', () => {
    const destroying = planOf([crud('OrderApi')], { backendId: 'orders', dataProtection: 'destroy' });
    const left = ['orders', 'shop', 'third'].map(
      (backend) => `azurerm_cosmosdb_sql_container.${backend}_cosmos_left`,
    );
    for (const plans of [
      [shop, destroying],
      [destroying, shop],
    ]) {
      const { changes, refused } = gateStack(terraform(...left.map((each) => change(each))), plans);
      expect(changes.map(({ isPermitted }) => isPermitted)).toEqual([true, false, false]);
      expect(refused.map(({ address }) => address)).toEqual(left.slice(1));
    }
  });

  it('lets pass what is permitted or has no data, and nothing that one plan refuses', () => {
    const options = { allow: [container(shop)] };
    expect(gateStack(terraform(change(container(shop))), [orders, shop], options)).toMatchObject({
      passes: true,
      refused: [],
    });
    expect(gateStack(terraform(change(GROUP, ['no-op'])), [shop, orders])).toMatchObject({
      passes: true,
      refused: [],
    });
    expect(gateStack(terraform(), [shop, orders])).toEqual({
      passes: true,
      errored: false,
      verdict: gateStack(terraform(), [shop]).verdict,
      changes: [],
      refused: [],
    });
  });

  it('refuses what one plan gave up and another refuses', () => {
    const left = 'azurerm_cosmosdb_sql_container.third_cosmos_left';
    const givenUp = { ...orders, state: { ...orders.state, discarded: [left] } };
    for (const plans of [
      [shop, givenUp],
      [givenUp, shop],
    ])
      expect(gateStack(terraform(change(left)), plans).passes).toBe(false);
  });

  it('has the changes in the order of addresses, whatever their order in the plan', () => {
    const addresses = ['azurerm_b.x', 'azurerm_a.z', 'azurerm_a.y'];
    const { changes } = gateStack(terraform(...addresses.map((each) => change(each))), [shop]);
    expect(changes.map(({ address }) => address)).toEqual([...addresses].sort());
  });

  it('refuses what puts data at risk', () => {
    const values = { actions: ['update'], before: { default_ttl: -1 }, after: { default_ttl: 60 } };
    const shorter = { ...change(container(shop)), change: values };
    expect(gateStack(terraform(shorter), [shop, orders])).toMatchObject({
      passes: false,
      verdict: 'data-at-risk',
      refused: [{ address: container(shop) }],
    });
  });

  it('refuses nothing but the loss of data and the risk of it', () => {
    const group = shop.terraform.find(({ type }) => type === 'azurerm_service_plan');
    const replaced = change(`${group?.type}.${group?.id}`, ['delete', 'create']);
    expect(gateStack(terraform(replaced), [shop, orders])).toMatchObject({
      passes: true,
      verdict: 'downtime',
      refused: [],
    });
  });

  it('does not pass where Terraform did not finish its plan', () => {
    expect(gateStack({ ...terraform(), errored: true }, [shop, orders])).toMatchObject({
      passes: false,
      errored: true,
      refused: [],
    });
  });
});

describe('a stack without a backend', () => {
  it('is judged by Terraform type', () => {
    const { passes, refused } = gateStack(terraform(change('azurerm_storage_account.any')), []);
    expect(passes).toBe(false);
    expect(refused).toMatchObject([{ isPlanned: false }]);
    expect(gateStack(terraform(), []).passes).toBe(true);
  });
});
