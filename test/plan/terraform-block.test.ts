import { describe, expect, it } from 'vitest';

import {
  addressOf,
  escapeText,
  ref,
  referencesIn,
  unknownParametersIn,
} from '../../src/plan/terraform-block.js';
import { evaluatedIn } from '../support/plans.js';

const account = { type: 'azurerm_storage_account', id: 'shop_st-1' };

describe('a block', () => {
  it('has an address, and expressions for its attributes', () => {
    expect(addressOf(account)).toBe('azurerm_storage_account.shop_st-1');
    expect(ref(account, 'name')).toBe('${azurerm_storage_account.shop_st-1.name}');
  });

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
});

describe('escapeText', () => {
  it.each([
    ['${x}', '$${x}'],
    ['%{ if }', '%%{ if }'],
    ['$${x}', '$$${x}'],
    ['a $ b % {c}', 'a $ b % {c}'],
    ['', ''],
  ])('makes %j into %j', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it('leaves nothing that Terraform would evaluate', () => {
    expect(evaluatedIn(escapeText('${a} %{b} x${c}'))).toEqual([]);
  });
});
