import { describe, expect, it } from 'vitest';

import { blockAddress, readTerraformPlan } from './terraform-plan.js';

const change = (actions: readonly string[], given: object = {}, mode = 'managed') => ({
  format_version: '1.2',
  resource_changes: [{ address: 'azurerm_a.b', mode, type: 'azurerm_a', change: { actions, ...given } }],
});

describe('a plan of Terraform', () => {
  it('is read as text and parsed, with what it leaves out', () => {
    const plan = { format_version: '1.2', planned_values: {} };
    const read = { format_version: '1.2', errored: false, resource_changes: [], resource_drift: [] };
    expect(readTerraformPlan(plan)).toEqual(read);
    expect(readTerraformPlan(JSON.stringify(plan))).toEqual(read);
  });

  it.each<[what: string, given: unknown, problem: string]>([
    ['a text that is not JSON', 'Plan: 1 to add', 'must be JSON, received a string that is not ('],
    ['no object', 5, 'at the top: '],
    ['null', null, 'at the top: '],
    ['another version', { format_version: '2.0' }, 'at format_version: '],
    [
      'a state',
      { format_version: '1.0', values: {} },
      'must have resource_changes or planned_values, received neither',
    ],
    ['unknown actions', change(['update', 'delete']), 'unknown combination of actions'],
    ['an update of nothing', change(['update'], { before: null, after: {} }), 'must have before and after'],
    ['an update to nothing', change(['update'], { before: {}, after: null }), 'must have before and after'],
    ['a managed resource that is read', change(['read']), 'a managed resource is never read'],
    ['a data source that is created', change(['create'], {}, 'data'), 'must be read or left alone'],
  ])('is not %s', (_what, given, problem) => {
    expect(() => readTerraformPlan(given)).toThrow(problem);
  });

  it.each([['read'], ['no-op']])('has data sources that are left alone: %s', (action) => {
    expect(readTerraformPlan(change([action], {}, 'data')).resource_changes).toHaveLength(1);
  });
});

it.each([
  ['azurerm_a.b', 'azurerm_a.b'],
  ['module.shop.module.inner.azurerm_a.b', 'azurerm_a.b'],
  ['azurerm_a.b["x.y"]', 'azurerm_a.b'],
  ['module.shop["a"].azurerm_a.b[10]', 'azurerm_a.b'],
  ['azurerm_a.module.x.b', 'azurerm_a.module.x.b'],
])('the block of %s is %s', (address, block) => {
  expect(blockAddress(address)).toBe(block);
});
