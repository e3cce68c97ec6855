import { describe, expect, it } from 'vitest';

import { evaluatedIn } from '../../test/support/plans.js';
import { encodeValue } from '../plan/expression/encode.js';
import type { ExpressionJson } from '../plan/expression/expression-json.js';
import { type OrExpression, ref } from '../plan/expression/expression.js';
import { templateText } from '../plan/expression/template.js';
import { bindPlaceholdersIn, placeholdersIn, resolvePlaceholders } from './placeholder.js';

const VALUES = new Map<string, OrExpression<string>>([
  ['cosmos.endpoint', ref({ type: 'azurerm_cosmosdb_account', id: 'a' }, 'endpoint')],
  ['UserApi.apiEndpoint', 'https://x/api'],
]);
const AT = { component: 'Jobs', path: 'environmentVariables.URL' };
const resolved = (text: string) => encodeValue(resolvePlaceholders(text, VALUES, () => AT).value);

describe('resolvePlaceholders', () => {
  it.each([
    ['plain', 'plain'],
    ['${UserApi.apiEndpoint}', 'https://x/api'],
    [
      'a ${UserApi.apiEndpoint} b ${cosmos.endpoint} c',
      { $join: ['a https://x/api b ', { $ref: 'azurerm_cosmosdb_account.a.endpoint' }, ' c'] },
    ],
    ['${cosmos.endpoint}', { $ref: 'azurerm_cosmosdb_account.a.endpoint' }],
    ['$${UserApi.apiEndpoint}', '${UserApi.apiEndpoint}'],
    ['$${a}${UserApi.apiEndpoint}', '${a}https://x/api'],
    ['$${a}${cosmos.endpoint}', { $join: ['${a}', { $ref: 'azurerm_cosmosdb_account.a.endpoint' }] }],
    ['%{ if true }', '%{ if true }'],
    ['%%{x', '%%{x'],
    ['cost: 5 $', 'cost: 5 $'],
    ['${', '${'],
    ['${unclosed', '${unclosed'],
    ['', ''],
  ])('makes %j into %j', (text, expected) => {
    expect(resolved(text)).toEqual(expected);
    expect(resolvePlaceholders(text, VALUES, () => AT).errors).toEqual([]);
  });

  it('lists the known placeholders beside an unknown one', () => {
    const { value, errors } = resolvePlaceholders('x${UserApi.url}y${}', VALUES, () => AT);
    expect(value).toBe('xy');
    expect(errors).toHaveLength(2);
    expect(errors[0]).toEqual({
      code: 'UNKNOWN_PLACEHOLDER',
      message: "'Jobs': environmentVariables.URL contains the unknown placeholder ${UserApi.url}.",
      path: 'environmentVariables.URL',
      components: ['Jobs'],
      resolution:
        'Use one of ${UserApi.apiEndpoint}, ${cosmos.endpoint}, or write $${UserApi.url} for the text itself.',
    });
  });

  it('lists the forms that people write, and suggests the one that was meant', () => {
    const values = new Map([
      ['cosmos:shared.endpoint', 'a'],
      ['cosmos:provisioned.endpoint', 'b'],
      ['storage:shared.name', 'c'],
    ]);
    const problem = (text: string) => resolvePlaceholders(text, values, () => AT).errors[0];
    expect(problem('${cosmos:shared.endpont}')).toMatchObject({
      message: expect.stringContaining('the unknown placeholder ${cosmos.endpont}.') as string,
      resolution:
        'Write ${cosmos.endpoint} if that is meant, or write $${cosmos.endpont} for the text itself.',
    });
    expect(problem('${x}')?.resolution).toBe(
      'Use one of ${cosmos.endpoint}, ${storage.name}, or write $${x} for the text itself.',
    );
    expect(resolvePlaceholders('${x}', new Map(), () => AT).errors[0]?.resolution).toBe(
      'Remove it, or write $${x} for the text itself.',
    );
  });

  it('names all that a placeholder without a key may mean', () => {
    const values = new Map(
      ['cosmos:shared.endpoint', 'cosmos:provisioned.endpoint', 'cosmos:shared.name'].map((name) => [
        name,
        name,
      ]),
    );
    const errors = (text: string) => resolvePlaceholders(text, values, () => AT).errors;
    expect(errors('${cosmos.endpoint}')).toStrictEqual([
      {
        code: 'UNKNOWN_PLACEHOLDER',
        message:
          "'Jobs' uses ${cosmos.endpoint} in environmentVariables.URL, which may be any of ${cosmos:provisioned.endpoint}, ${cosmos:shared.endpoint}.",
        path: 'environmentVariables.URL',
        components: ['Jobs'],
        resolution: "Declare the data that 'Jobs' uses, or write one of them.",
      },
    ]);
    // Of one there is nothing to choose, and it is suggested as users write it.
    expect(errors('${cosmos.name}')[0]?.message).toContain('the unknown placeholder ${cosmos.name}.');
    expect(errors('${cosmos:shared.endpoint}')).toEqual([]);
  });

  it('lets Terraform evaluate nothing but values of the plan', () => {
    const evaluated = (text: string) => evaluatedIn(templateText(resolved(text) as string | ExpressionJson));
    for (const text of ['${evil()}', '$${x}', '%{x}', '$$${x}', '${UserApi.apiEndpoint}${'])
      expect(evaluated(text)).toEqual([]);
    for (const text of ['$${x}${cosmos.endpoint}%{y}', '%{x}${cosmos.endpoint}${'])
      expect(evaluated(text)).toEqual(['${azurerm_cosmosdb_account.a.endpoint}']);
  });
});

describe('placeholdersIn', () => {
  it('finds the placeholders of a text, and no escaped ones', () => {
    expect(placeholdersIn('${a.b} $${c} x${d}${}')).toEqual(['a.b', 'd', '']);
    expect(placeholdersIn('none')).toEqual([]);
  });
});

describe('bindPlaceholdersIn', () => {
  const keyOf = (type: string) => (type === 'cosmos' ? 'cosmos:shared' : undefined);
  it.each([
    ['${cosmos.endpoint}', '${cosmos:shared.endpoint}'],
    ['a${cosmos.name}b${Other.x}', 'a${cosmos:shared.name}b${Other.x}'],
    ['$${cosmos.name}', '$${cosmos.name}'],
    ['${cosmos}', '${cosmos:shared}'],
    ['${cosmos.a.b}', '${cosmos:shared.a.b}'],
  ])('makes %j into %j', (text, expected) => {
    expect(bindPlaceholdersIn(text, keyOf)).toBe(expected);
  });
});
