import { describe, expect, it } from 'vitest';

import { ref } from '../../src/plan/expression/expression.js';
import { referencesIn, referencesOf, unknownParametersIn } from '../../src/plan/references.js';

const account = { type: 'azurerm_storage_account', id: 'shop_st-1' };

describe('a block', () => {
  it('refers to each block once, also to data sources', () => {
    const config = {
      a: ref(account, 'id'),
      b: [`${ref(account, 'name')}-${ref({ type: 'data.azurerm_client_config', id: 'me' }, 'object_id')}`],
    };
    expect(referencesIn(config)).toEqual([
      'azurerm_storage_account.shop_st-1',
      'data.azurerm_client_config.me',
    ]);
  });

  it('refers to nothing in text that only looks like it', () => {
    expect(
      referencesIn({ a: 'azurerm_storage_account.x.id', b: '$${azurerm_storage_account.x.id}' }),
    ).toEqual([]);
    expect(referencesIn({ a: '${stack.location}' })).toEqual([]);
  });

  it('asks the stack for nothing that it does not have', () => {
    const config = { a: '${stack.location}', b: ['${stack.subscription}'], c: '$${stack.x}', d: '${stack}' };
    expect(unknownParametersIn(config)).toEqual(['${stack.subscription}']);
  });

  it('refers to the same where a text was met before', () => {
    const known = new Map<string, readonly string[]>();
    const block = { config: { a: ref(account, 'id'), b: ref(account, 'id') } };
    const found = ['azurerm_storage_account.shop_st-1'];
    expect([referencesOf(block, known), referencesOf(block, known)]).toEqual([found, found]);
    expect([...known.keys()]).toEqual([ref(account, 'id')]);
  });
});
