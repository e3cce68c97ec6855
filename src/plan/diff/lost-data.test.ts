import { describe, expect, it } from 'vitest';

import { ancestorsOf, contentsOf, forgottenIds, idOf } from './lost-data.js';
import type { TerraformChange } from './terraform-plan.js';

const change = (before: TerraformChange['change']['before']): TerraformChange => ({
  address: 'azurerm_cosmosdb_account.a',
  mode: 'managed',
  type: 'azurerm_cosmosdb_account',
  change: { actions: ['no-op'], before, after: before, replace_paths: [] },
});

describe('the Azure id of a change', () => {
  it.each([
    ['/a', { id: '/a' }],
    [undefined, { id: 5 }],
    [undefined, { name: 'a' }],
    [undefined, null],
  ])('is %j for %j', (id, before) => {
    expect(idOf(change(before))).toBe(id);
  });
});

const NOTHING = { removed: [], moved: [], imports: [] };

describe('the ids of forgotten data', () => {
  const known = new Map([
    ['azurerm_cosmosdb_account.a', change({ id: '/a' })],
    ['azurerm_cosmosdb_account.new', change(null)],
  ]);
  const idsOf = (...forgotten: string[]) => forgottenIds({ state: { ...NOTHING, forgotten } }, known);

  it('are within resources that Terraform knows', () => {
    expect(
      idsOf('${azurerm_cosmosdb_account.a.id}/sqlDatabases/d', '${azurerm_cosmosdb_account.a.id}/x'),
    ).toEqual(['/a/sqlDatabases/d', '/a/x']);
    expect(forgottenIds({ state: NOTHING }, known)).toEqual([]);
  });

  it.each([
    ['a resource that Terraform does not know', '${azurerm_cosmosdb_account.b.id}/x'],
    ['a resource without an id', '${azurerm_cosmosdb_account.new.id}/x'],
    ['a resource as a whole', '${azurerm_cosmosdb_account.a.id}'],
    ['a text before the resource', 'x${azurerm_cosmosdb_account.a.id}/x'],
    ['two lines', '${azurerm_cosmosdb_account.a.id}/x\ny'],
  ])('have none for %s', (_what, expression) => {
    expect(idsOf(expression)).toEqual([]);
  });
});

it('is within each part of its path, which Azure compares without case', () => {
  expect(ancestorsOf('/S/rg/Account')).toEqual(['/s/rg', '/s']);
  expect(ancestorsOf('/s')).toEqual([]);
  expect(ancestorsOf('s')).toEqual([]);
});

describe('the contents of resources', () => {
  const loss = (id: string | undefined, isGiven: boolean) => ({ id, isGiven });

  it('are given up where all innermost data was', () => {
    expect([...contentsOf([loss('/a/D/c', true), loss('/a/D/e', false), loss('/b/d', true)])]).toEqual([
      ['/a/d', false],
      ['/a', false],
      ['/b', true],
    ]);
    expect(contentsOf([loss('/a/c', false), loss('/a/e', true)]).get('/a')).toBe(false);
  });

  it('are not the data around other data, and not data without an id', () => {
    expect([...contentsOf([loss('/a/D', false), loss('/a/d/c', true), loss(undefined, false)])]).toEqual([
      ['/a/d', true],
      ['/a', true],
    ]);
  });
});
