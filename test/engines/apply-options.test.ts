import { applyPlan, writePackages } from '@atakora/component/cdk';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';

import type { ApplyOptions } from '../../src/engines/apply-options.js';
import { expectRefusal, type Refusal, shown } from '../support/refusals.js';
import { smallBackend } from './sample-backends.js';
import { footprint, plainStack, synth } from './stacks.js';

// What plain JavaScript may write.
const untyped = (given: unknown) => given as ApplyOptions;

const group = { resourceGroup: 'rg' };
const region = 'must be the name of an Azure region';
const path = 'projectDirectory is a path';

const REFUSALS: readonly Refusal[] = [
  [{ resouceGroup: 'rg' }, 'resouceGroup', "'rg'", 'is not an option', /'resourceGroup'/],
  [{ ...group, location: 5 }, 'location', '5', region, /eastus/],
  [{ ...group, location: '' }, 'location', "''", region, /eastus/],
  [{ ...group, location: 'a${b}' }, 'location', "'a${b}'", region, /eastus/],
  [
    { ...group, location: 'zz zz' },
    'location',
    "'zz zz'",
    /known here/,
    /^set location in the backend config/,
  ],
  [{ ...group, location: 'estus' }, 'location', "'estus'", /known here/, /^write 'eastus' if that is meant/],
  [{ ...group, projectDirectory: 5 }, 'projectDirectory', '5', path, /'\.'/],
  [{ ...group, projectDirectory: null }, 'projectDirectory', 'null', path, /'\.'/],
  [{ ...group, projectDirectory: '' }, 'projectDirectory', "''", path, /'\.'/],
  [{ resourceGroup: 5 }, 'resourceGroup', '5', /its name, its construct/, /rg-shop/],
  [{ resourceGroup: '' }, 'resourceGroup', "''", /1 to 90/, /portal/],
  [{ resourceGroup: 'rg.' }, 'resourceGroup', "'rg.'", /1 to 90/, /portal/],
  [{ resourceGroup: { location: 'eastus' } }, 'resourceGroup', /eastus/, /its name, its construct/, /name/],
  [{ network: { subnetNam: 'a' } }, 'network.subnetNam', "'a'", 'is not an option', /'subnetName'/],
  [{ network: { subnetName: '' } }, 'network.subnetName', "''", /at least one/, /portal/],
  [null, '', 'null', 'must be an object', 'write an object'],
  ['rg', '', "'rg'", 'must be an object', 'write an object'],
];

describe('options of apply', () => {
  test.each(REFUSALS.map((row) => [shown(row[0]), row] as const))(
    '%s are refused before anything is made',
    (_title, row) => {
      const stack = plainStack();
      const before = footprint(stack);
      const backend = smallBackend('shop');
      expectRefusal(() => backend.apply(stack, untyped(row[0])), row);
      expectRefusal(() => applyPlan(backend.plan(), stack, untyped(row[0])), row);
      expect(footprint(stack)).toEqual(before);
    },
  );

  test('are checked where the backend is applied already', () => {
    const stack = plainStack();
    const backend = smallBackend('shop');
    backend.apply(stack, { resourceGroup: 'rg', location: 'eastus' });
    expect(() => backend.apply(stack, untyped({ locaton: 'westus' }))).toThrow(/'location' if that is meant/);
  });

  test('may be what only the stack knows', () => {
    const stack = plainStack();
    const name = new TerraformVariable(stack, 'group', { type: 'string' });
    const place = new TerraformVariable(stack, 'place', { type: 'string' });
    smallBackend('shop').apply(stack, { resourceGroup: name.stringValue, location: place.stringValue });
    expect(JSON.stringify(synth(stack).resource)).toContain('${var.group}');
    const other = plainStack();
    const made = new ResourceGroup(other, 'rg', { name: 'rg-shop', location: 'East US 2' });
    smallBackend('shop').apply(other, { resourceGroup: made, location: 'East US 2' });
    expect(JSON.stringify(synth(other).resource)).toContain('${azurerm_resource_group.rg.name}');
  });

  test('that are undefined count as left out', () => {
    const given = untyped({ resourceGroup: 'rg', location: 'eastus', projectDirectory: undefined });
    expect(() => smallBackend('shop').apply(plainStack(), given)).not.toThrow();
  });
});

describe('options of writePackages', () => {
  test.each<readonly [string, Refusal]>([
    [
      'an unknown one',
      [{ projectDirectry: '.' }, 'projectDirectry', "'.'", /is not an option/, /'projectDirectory'/],
    ],
    ['a number', [{ projectDirectory: 5 }, 'projectDirectory', '5', path, /'\.'/]],
  ])('are refused: %s', (_title, row) => {
    const plan = smallBackend('shop').plan();
    expectRefusal(() => writePackages(plan, '/nowhere', untyped(row[0])), row);
  });
});
