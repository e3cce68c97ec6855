import type { TerraformBlock } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { blockDifferences } from '../../scripts/examples/block-differences.js';
import { blockList, hashOf } from '../../scripts/examples/block-list.js';

const account: TerraformBlock = {
  type: 'azurerm_cosmosdb_account',
  id: 'shop',
  arguments: { name: 'cosno-shop', geo_location: [{ location: 'eastus', failover_priority: 0 }] },
  meta: {
    depends_on: ['azurerm_subnet.a', 'azurerm_subnet.b'],
    precondition: { condition: { $terraform: 'true' }, error_message: 'Never.' },
  },
};
const client: TerraformBlock = { type: 'data.azurerm_client_config', id: 'now', arguments: {} };

describe('blockList', () => {
  it('has a line for each address, sorted', () => {
    const expected = [
      `azurerm_cosmosdb_account.shop ${hashOf(account)}`,
      `data.azurerm_client_config.now ${hashOf(client)}`,
      '',
    ].join('\n');
    expect(blockList([client, account])).toBe(expected);
    expect(blockList([account, client])).toBe(expected);
    expect(hashOf(account)).toMatch(/^[0-9a-f]{12}$/);
  });

  it.each<[string, Partial<TerraformBlock>]>([
    [
      'keys',
      { arguments: { geo_location: [{ failover_priority: 0, location: 'eastus' }], name: 'cosno-shop' } },
    ],
    ['dependencies', { meta: { ...account.meta, depends_on: ['azurerm_subnet.b', 'azurerm_subnet.a'] } }],
  ])('has the same hash for another order of %s', (_what, patch) => {
    expect(hashOf({ ...account, ...patch })).toBe(hashOf(account));
  });

  it.each<[string, Partial<TerraformBlock>]>([
    ['argument', { arguments: { ...account.arguments, name: 'cosno-other' } }],
    ['nested argument', { arguments: { ...account.arguments, geo_location: [{ location: 'eastus' }] } }],
    ['dependency', { meta: { ...account.meta, depends_on: ['azurerm_subnet.a'] } }],
    [
      'precondition',
      {
        meta: {
          ...account.meta,
          precondition: { condition: { $terraform: 'false' }, error_message: 'Never.' },
        },
      },
    ],
    ['list', { arguments: { ...account.arguments, geo_location: [] } }],
  ])('has another hash for another %s', (_what, patch) => {
    expect(hashOf({ ...account, ...patch })).not.toBe(hashOf(account));
  });
});

describe('blockDifferences', () => {
  const moved = { ...account, arguments: { ...account.arguments, name: 'cosno-moved', kind: 'MongoDB' } };

  it('is empty for the blocks that were recorded', () => {
    expect(blockDifferences(blockList([account, client]), [client, account])).toBe('');
  });

  it('names what is gone and what is new', () => {
    expect(blockDifferences(blockList([account]), [client])).toBe(
      '- azurerm_cosmosdb_account.shop\n+ data.azurerm_client_config.now',
    );
  });

  it('shows what a changed block was, where an earlier run made what was recorded', () => {
    expect(blockDifferences(blockList([account, client]), [moved, client], [account, client])).toBe(
      [
        '~ azurerm_cosmosdb_account.shop',
        '    arguments.name: "cosno-shop" -> "cosno-moved"',
        '    arguments.kind: (nothing) -> "MongoDB"',
      ].join('\n'),
    );
  });

  it.each<[string, readonly TerraformBlock[]]>([
    ['there was no earlier run', []],
    ['the earlier run made something else', [{ ...account, arguments: {} }]],
  ])('shows what a changed block is now, where %s', (_why, earlier) => {
    const shown = blockDifferences(blockList([account]), [moved], earlier);
    expect(shown).toContain('~ azurerm_cosmosdb_account.shop is now:\n');
    expect(shown).toContain('    arguments.name: "cosno-moved"\n');
    expect(shown).toContain('    meta.depends_on.1: "azurerm_subnet.b"\n');
    expect(shown).not.toContain('->');
  });

  it('shows expressions as Terraform writes them, and data in quotes', () => {
    const endpoint: TerraformBlock = {
      ...account,
      arguments: {
        name: '${azurerm_x.y.id}',
        tags: { $$key: 'a' },
        target_id: { $join: [{ $ref: 'azurerm_x.y.id' }, '/dbs/a'] },
      },
    };
    expect(
      blockDifferences(blockList([account]), [endpoint])
        .split('\n')
        .slice(1, 4),
    ).toEqual([
      '    arguments.name: "${azurerm_x.y.id}"',
      '    arguments.tags.$key: "a"',
      '    arguments.target_id: ${azurerm_x.y.id}/dbs/a',
    ]);
  });

  it('stops after a screen', () => {
    const many = Array.from({ length: 100 }, (_, index) => ({ ...client, id: `block${index}` }));
    const lines = blockDifferences('', many).split('\n');
    expect(lines).toHaveLength(61);
    expect(lines.at(-1)).toBe('... 40 more lines');
  });
});
