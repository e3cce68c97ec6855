import { describe, expect, it } from 'vitest';

import type { ExpressionJson } from './expression/expression-json.js';
import { addBlockReferences, addReferences, noReferences, referencesOf } from './references.js';
import type { BlockMeta, TerraformBlock } from './terraform-block.js';

const NAME = { $ref: 'azurerm_storage_account.shop_st-1.name' };
const ADDRESS = 'azurerm_storage_account.shop_st-1';

/** References of a value, as lists. */
const found = (value: Parameters<typeof addReferences>[0]) => listed(addReferences(value, noReferences()));
const listed = ({ addresses, parameters, packages }: ReturnType<typeof noReferences>) => ({
  addresses: [...addresses],
  parameters: [...parameters],
  packages: [...packages],
});
const NOTHING = { addresses: [], parameters: [], packages: [] };

const block = (meta?: BlockMeta, own: TerraformBlock['arguments'] = {}): TerraformBlock => ({
  type: 'azurerm_x',
  id: 'x',
  arguments: own,
  ...(meta !== undefined && { meta }),
});

describe('an expression', () => {
  it.each<[string, ExpressionJson, Partial<ReturnType<typeof found>>]>([
    ['an attribute', NAME, { addresses: [ADDRESS] }],
    [
      'an attribute of a data source',
      { $ref: 'data.azurerm_client_config.me.object_id' },
      { addresses: ['data.azurerm_client_config.me'] },
    ],
    [
      'an attribute within a list',
      { $ref: 'azurerm_linux_web_app.app.identity[0].principal_id' },
      { addresses: ['azurerm_linux_web_app.app'] },
    ],
    [
      'parts of a join, each of its kind',
      { $join: [NAME, '/', { $parameter: 'location' }, { $package: 'functions:shared.sha256' }] },
      { addresses: [ADDRESS], parameters: ['location'], packages: ['functions:shared.sha256'] },
    ],
    ['a value of the stack', { $parameter: 'resourceGroupName' }, { parameters: ['resourceGroupName'] }],
    ['a fact of a package', { $package: 'functions:shared.path' }, { packages: ['functions:shared.path'] }],
    ['an instance of its own block', { $each: 'value' }, {}],
    ['files of the project', { $files: 'site' }, { parameters: ['projectDirectory'] }],
    ['files that the project has', { $hasFiles: ['', 'index.html'] }, { parameters: ['projectDirectory'] }],
    ['the MD5 of a file of the project', { $md5: '../site' }, { parameters: ['projectDirectory'] }],
    [
      'the hash of a directory of the project',
      { $hash: ['admin', '/dist'] },
      { parameters: ['projectDirectory'] },
    ],
    ['files of an absolute directory', { $files: '/srv/site' }, {}],
    ['files that an absolute directory has', { $hasFiles: ['/srv/site', 'index.html'] }, {}],
    ['the MD5 of a file of an absolute directory', { $md5: 'C:/site' }, {}],
    ['the hash of an absolute directory', { $hash: ['/srv/admin', 'dist'] }, {}],
    ['a string by the extension of a file', { $extension: ['.html', 'no-cache', 'azurerm_x.y.z'] }, {}],
    ['a string of a table', { $table: [{ html: 'azurerm_x.y.z' }, 'azurerm_x.y.z'] }, {}],
    [
      'code of Terraform that names addresses',
      {
        $terraform:
          'join("", azurerm_redis_cache.a-1.hosts[*].name) + data.azurerm_subnet.b.id + azurerm_redis_cache.a-1.id',
      },
      { addresses: ['azurerm_redis_cache.a-1', 'data.azurerm_subnet.b'] },
    ],
    ['code of Terraform that names none', { $terraform: 'timeadd(plantimestamp(), "24h")' }, {}],
  ])('refers to what it needs: %s', (_kind, value, expected) => {
    expect(found(value)).toEqual({ ...NOTHING, ...expected });
    expect(found({ list: [{ nested: value }] })).toEqual({ ...NOTHING, ...expected });
  });

  it('is not a string, and not a key of a user’s map', () => {
    expect(
      found({
        text: '${azurerm_storage_account.x.id} ${stack.location}',
        tags: { $$ref: 'azurerm_storage_account.x.id', $$terraform: 'azurerm_storage_account.x.id' },
        none: null,
        count: 1,
      }),
    ).toEqual(NOTHING);
    expect(found(undefined)).toEqual(NOTHING);
  });
});

describe('a block', () => {
  it('refers to each block once', () => {
    const own = { a: NAME, b: [NAME, { $join: [NAME, '-', { $ref: `${ADDRESS}.id` }] }] };
    expect([...referencesOf(block(undefined, own))]).toEqual([ADDRESS]);
  });

  it.each<[string, BlockMeta]>([
    ['depends_on', { depends_on: [ADDRESS] }],
    ['for_each', { for_each: NAME }],
    ['the condition of precondition', { precondition: { condition: NAME, error_message: 'x' } }],
    ['a command', { local_exec: [{ command: 'make' }, { command: { $join: ['echo ', NAME] } }] }],
    ['the directory of a command', { local_exec: [{ command: 'make', working_dir: NAME }] }],
    ['a program', { local_exec: [{ command: 'x', interpreter: ['az', NAME] }] }],
  ])('refers to what a meta-argument does: %s', (_name, meta) => {
    expect([...referencesOf(block(meta))]).toEqual([ADDRESS]);
  });

  it('refers to nothing in what Terraform does not evaluate', () => {
    const meta = {
      ignore_changes: ['azurerm_x.y.z'],
      precondition: { condition: { $each: 'key' }, error_message: '${azurerm_x.y.z}' },
      local_exec: [{ command: 'echo ${azurerm_x.y.z}' }],
      holds_data: true,
      moved_from: ['y'],
    } as const;
    expect(listed(addBlockReferences(block(meta), noReferences()))).toEqual(NOTHING);
  });

  it('asks for values of the stack and facts of packages in meta-arguments too', () => {
    const meta: BlockMeta = {
      for_each: { $files: 'site' },
      local_exec: [
        { command: { $package: 'functions:shared.path' }, working_dir: { $parameter: 'location' } },
      ],
    };
    expect(listed(addBlockReferences(block(meta), noReferences()))).toEqual({
      addresses: [],
      parameters: ['projectDirectory', 'location'],
      packages: ['functions:shared.path'],
    });
  });

  it('adds to what was found before', () => {
    const references = addReferences({ $ref: 'azurerm_x.y.z' }, noReferences());
    addBlockReferences(block(undefined, { a: NAME }), references);
    expect([...references.addresses]).toEqual(['azurerm_x.y', ADDRESS]);
  });
});
