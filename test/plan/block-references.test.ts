import { describe, expect, it } from 'vitest';

import { encode } from '../../src/plan/expression/encode.js';
import { filesIn, hashOfFiles, hasFiles, md5OfEach } from '../../src/resources/website/files.js';
import {
  join,
  packageFact,
  parameter,
  ref,
  terraformExpression,
} from '../../src/plan/expression/expression.js';
import { addReferences, noReferences, referencesOf } from '../../src/plan/references.js';
import { makeBlock } from '../../src/resources/block.js';

const account = { type: 'azurerm_storage_account', id: 'shop_st-1' };
const client = { type: 'data.azurerm_client_config', id: 'me' };

const block = (plain: object, options?: Parameters<typeof makeBlock>[3]) =>
  makeBlock('azurerm_storage_table', 'table', plain, options);

const inArguments = (plain: object) => addReferences(encode(plain), noReferences());

describe('a block', () => {
  it('refers to each block once, also to data sources', () => {
    const plain = {
      a: ref(account, 'id'),
      b: [join`${ref(account, 'name')}-${ref(client, 'object_id')}`],
      c: { d: ref(account, 'identity[0].principal_id') },
    };
    expect([...referencesOf(block(plain))]).toEqual([
      'azurerm_storage_account.shop_st-1',
      'data.azurerm_client_config.me',
    ]);
  });

  it('refers to nothing in text that only looks like it', () => {
    const plain = {
      a: 'azurerm_storage_account.x.id',
      b: '${azurerm_storage_account.x.id}',
      c: { $ref: 'azurerm_storage_account.x.id', e: '${stack.location}' },
    };
    expect(inArguments(plain)).toEqual(noReferences());
    expect([...referencesOf(block(plain))]).toEqual([]);
  });

  it('refers to what meta-arguments name', () => {
    const id = (name: string) => ref({ ...account, id: name }, 'id');
    const meta = {
      depends_on: [{ ...account, id: 'a' }],
      for_each: id('b'),
      precondition: { condition: id('c'), error_message: 'azurerm_storage_account.x.id' },
      local_exec: [{ command: id('d'), working_dir: id('e'), interpreter: ['sh', join`-${id('f')}`] }],
      replace_triggered_by: [{ ...account, id: 'g' }],
      ignore_changes: ['tags'],
      moved_from: ['old'],
    };
    const found = [...referencesOf(block({}, meta))].map((address) => address.split('.')[1]);
    expect(found.sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  it('refers to the blocks in Terraform’s own language', () => {
    const code =
      'concat(azurerm_storage_account.shop_st-1.tags, data.azurerm_client_config.me.x, my_azurerm_a.b)';
    expect([...inArguments({ a: terraformExpression(code) }).addresses]).toEqual([
      'azurerm_storage_account.shop_st-1',
      'data.azurerm_client_config.me',
    ]);
  });

  it('asks the stack for its parameters, and for the facts of packages', () => {
    const { addresses, parameters, packages } = inArguments({
      a: parameter('location'),
      b: [join`${parameter('location')}-${packageFact('functions:shared', 'sha256')}`],
    });
    expect([[...addresses], [...parameters], [...packages]]).toEqual([
      [],
      ['location'],
      ['functions:shared.sha256'],
    ]);
  });

  it.each([
    [filesIn('site'), filesIn('/site')],
    [hasFiles('site', ['a.html']), hasFiles('C:/site', ['a.html'])],
    [md5OfEach(''), md5OfEach('/site')],
    [hashOfFiles('site', 'dist'), hashOfFiles('/site', 'dist')],
  ])('asks for the directory of the project where files are below it (%#)', (below, elsewhere) => {
    expect([...inArguments({ a: below }).parameters]).toEqual(['projectDirectory']);
    expect([...inArguments({ a: elsewhere }).parameters]).toEqual([]);
  });
});
