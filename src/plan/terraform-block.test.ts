import { describe, expect, it } from 'vitest';

import { ref, textOf } from './expression/expression.js';
import { escapeText } from './expression/template.js';
import { addressOf } from './terraform-block.js';
import { evaluatedIn } from '../../test/support/plans.js';

const account = { type: 'azurerm_storage_account', id: 'shop_st-1' };

describe('a block', () => {
  it('has an address, and expressions for its attributes', () => {
    expect(addressOf(account)).toBe('azurerm_storage_account.shop_st-1');
    const name = ref(account, 'name');
    expect(JSON.parse(JSON.stringify(name))).toEqual({ $ref: 'azurerm_storage_account.shop_st-1.name' });
    expect(textOf(name)).toBe('${azurerm_storage_account.shop_st-1.name}');
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
