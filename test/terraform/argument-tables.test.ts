import { describe, expect, test } from 'vitest';

import { packageArguments, packageVersion } from '../../scripts/provider-arguments/of-package.js';
import { schemaArguments } from '../../scripts/provider-arguments/of-schema.js';
import { tableOf } from '../../scripts/provider-arguments/table.js';
import { type Arguments, argumentsIn } from '../../src/terraform/arguments/argument-table.js';
import { argumentsOf } from '../../src/terraform/arguments/arguments-of.js';
import { AZURERM_VERSIONS } from '../../src/terraform/arguments/azurerm-versions.js';
import { AZURERM_4 } from '../../src/terraform/arguments/azurerm-4.js';
import { azurerm5Schema, azurermSchema, type ProviderSchema, titled } from '../provider-schema/schema.js';

test('the table of azurerm 4 is that of the installed provider package', () => {
  expect(AZURERM_VERSIONS[4]).toBe(packageVersion());
  expect(AZURERM_4.trim() === tableOf(packageArguments())).toBe(true);
});

describe.skipIf(azurerm5Schema === undefined)(titled('the tables are what the providers say'), () => {
  test.each([
    [4, azurermSchema],
    [5, azurerm5Schema],
  ] as const)('of azurerm %i, for every type of its schema', (azurerm, schema) => {
    const types = schemaArguments(schema as ProviderSchema);
    expect(types.size).toBeGreaterThan(100);
    for (const [type, all] of types) {
      const own = argumentsIn(`\n${tableOf(new Map([[type, all]]))}\n`, type);
      expect(shapeOf(argumentsOf(type, azurerm)), type).toEqual(shapeOf(own));
    }
  });
});

/**
 * Arguments by their names in Terraform, which both sources have. The schemas beside the repository are without descriptions,
 * and so without arguments of that name in objects.
 */
function shapeOf(all: Arguments | undefined): unknown {
  return Object.fromEntries(
    [...(all?.values() ?? [])]
      .filter(({ name }) => name !== 'description')
      .map(({ name, isMap, block }) => [name, { isMap, block: block === undefined ? null : shapeOf(block) }]),
  );
}

describe('a table', () => {
  const TABLE = `
azurerm_a: error_404_document http2_enabled kind system=systemAttribute tags* place(at deep(names*)) rows*(size)
azurerm_ab: other
data.azurerm_a: name
`;

  test('has blocks, maps and names that the rule does not give', () => {
    const found = argumentsIn(TABLE, 'azurerm_a');
    expect([...(found?.keys() ?? [])]).toEqual([
      'error404Document',
      'http2Enabled',
      'kind',
      'systemAttribute',
      'tags',
      'place',
      'rows',
      'id',
      'timeouts',
    ]);
    expect(found?.get('systemAttribute')).toEqual({ name: 'system', isMap: false });
    expect(found?.get('tags')).toEqual({ name: 'tags', isMap: true });
    expect(found?.get('place')?.block?.get('deep')?.block?.get('names')).toEqual({
      name: 'names',
      isMap: true,
    });
    expect(found?.get('rows')).toEqual({
      name: 'rows',
      isMap: true,
      block: new Map([['size', { name: 'size', isMap: false }]]),
    });
  });

  test('tells types apart whose names begin alike', () => {
    expect(argumentsIn(TABLE, 'azurerm_ab')?.has('other')).toBe(true);
    expect(argumentsIn(TABLE, 'data.azurerm_a')?.has('kind')).toBe(false);
    expect(argumentsIn(TABLE, 'azurerm_b')).toBeUndefined();
  });
});

test('azurerm 5 has what it changed, and what it did not is that of azurerm 4', () => {
  expect(argumentsOf('azurerm_storage_blob', 5)?.has('storageContainerId')).toBe(true);
  expect(argumentsOf('azurerm_storage_blob', 4)?.has('storageContainerId')).toBe(false);
  expect(argumentsOf('azurerm_elastic_san', 5)).toEqual(argumentsOf('azurerm_elastic_san', 4));
  expect(argumentsOf('azurerm_nothing', 5)).toBeUndefined();
});
