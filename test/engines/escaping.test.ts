import { defineBackend, InvalidConfigError } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { component } from './custom-parts.js';
import { groupStack, synth } from './stacks.js';

/** What a user types, and how Terraform must see it to give back the same text. */
const TEXTS: readonly (readonly [typed: string, escaped: string])[] = [
  ['${var.secret}', '$${var.secret}'],
  ['%{if true}yes%{endif}', '%%{if true}yes%%{endif}'],
  ['${stack.location}', '$${stack.location}'],
  [
    '${azurerm_storage_account.shop_storage_shared.primary_access_key}',
    '$${azurerm_storage_account.shop_storage_shared.primary_access_key}',
  ],
  ['a ${b} c ${d', 'a $${b} c $${d'],
  ['$ { } % 100% #{x} &{y} "quoted" \\back\nline', '$ { } % 100% #{x} &{y} "quoted" \\back\nline'],
];

/** What Terraform makes of a template; undefined when it would evaluate a part of it. */
function evaluated(template: string): string | undefined {
  if (/(?<!\$)\$\{|(?<!%)%\{/.test(template)) return undefined;
  return template.replaceAll('$${', () => '${').replaceAll('%%{', () => '%{');
}

function storageTags(tags: Record<string, string>) {
  const stack = groupStack();
  const archive = component('Archive', () => ({
    getRequirements: () => [{ resourceType: 'storage', requirementKey: 'files', config: {} }],
  }));
  const backend = defineBackend({ archive }, { backendId: 'shop', tags });
  backend.apply(stack);
  return synth(stack).resource?.['azurerm_storage_account']?.['shop_storage_shared']?.['tags'];
}

describe('text of the user’s is never evaluated by Terraform', () => {
  test.each(TEXTS)('in the value of a tag: %j', (typed, escaped) => {
    expect(storageTags({ note: typed })).toEqual({ note: escaped });
  });

  test('in the key of a tag', () => {
    expect(storageTags({ '${var.key}': 'value' })).toEqual({ '$${var.key}': 'value' });
  });

  test('whatever signs a tag has', () => {
    const text = fc.string({ unit: fc.constantFrom('$', '{', '}', '%', 'a', ' '), maxLength: 12 });
    fc.assert(
      fc.property(text, (typed) => {
        const { note } = storageTags({ note: typed }) as { note: string };
        expect(evaluated(note)).toBe(typed);
      }),
      { numRuns: 60 },
    );
  });

  test.each(TEXTS)('in an app setting: %j', (typed, escaped) => {
    const stack = groupStack();
    // In an app setting `\${` starts a placeholder, and `$\${` is the way to write it.
    const environmentVariables = { NOTE: typed.replaceAll('${', () => '$${') };
    const jobs = FunctionsApp.define('Jobs', {
      functions: { tidy: { trigger: 'timer', schedule: '0 0 * * * *' } },
      environmentVariables,
    });
    defineBackend({ jobs }, { backendId: 'shop' }).apply(stack);
    const { shop_functions_shared: app } =
      synth(stack).resource?.['azurerm_function_app_flex_consumption'] ?? {};
    expect(app?.['app_settings']).toMatchObject({ NOTE: escaped });
  });

  test('in a path of an indexing policy', () => {
    const stack = groupStack();
    try {
      const userApi = CrudApi.define('UserApi', {
        entityName: 'User',
        schema: { id: 'string' },
        indexingPolicy: { includedPaths: ['/*'], excludedPaths: ['/"${var.path}"/?'] },
      });
      defineBackend({ userApi }, { backendId: 'shop' }).apply(stack);
    } catch (error) {
      expect(error).toBeInstanceOf(InvalidConfigError);
    }
    expect(JSON.stringify(synth(stack))).not.toMatch(/[^$]\$\{var/);
  });
});
