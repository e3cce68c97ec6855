import { describe, expect, it } from 'vitest';

import { namesIn, qualifyPlaceholders, resolvePlaceholders } from '../../src/planner/placeholders.js';
import { qualifyNeeds } from '../../src/planner/qualify.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { evaluatedIn, planOf, SHOP, settingsOf } from '../support/plans.js';
import { defineBackend } from '../../src/backend/define-backend.js';

const VALUES = new Map([
  ['cosmos.endpoint', '${azurerm_cosmosdb_account.a.endpoint}'],
  ['UserApi.apiEndpoint', 'https://x/api'],
]);
const AT = { component: 'Jobs', path: 'environmentVariables.URL' };
const resolved = (text: string) => resolvePlaceholders(text, VALUES, () => AT).text;

describe('resolvePlaceholders', () => {
  it.each([
    ['plain', 'plain'],
    ['${UserApi.apiEndpoint}', 'https://x/api'],
    [
      'a ${UserApi.apiEndpoint} b ${cosmos.endpoint} c',
      'a https://x/api b ${azurerm_cosmosdb_account.a.endpoint} c',
    ],
    ['$${UserApi.apiEndpoint}', '$${UserApi.apiEndpoint}'],
    ['$${a}${UserApi.apiEndpoint}', '$${a}https://x/api'],
    ['%{ if true }', '%%{ if true }'],
    ['%%{x', '%%%{x'],
    ['cost: 5 $', 'cost: 5 $'],
    ['${', '$${'],
    ['${unclosed', '$${unclosed'],
    ['', ''],
  ])('makes %j into %j', (text, expected) => {
    expect(resolved(text)).toBe(expected);
    expect(resolvePlaceholders(text, VALUES, () => AT).errors).toEqual([]);
  });

  it('lists what there is when a name stands for nothing', () => {
    const { text, errors } = resolvePlaceholders('x${UserApi.url}y${}', VALUES, () => AT);
    expect(text).toBe('xy');
    expect(errors).toHaveLength(2);
    expect(errors[0]).toEqual({
      code: 'UNKNOWN_PLACEHOLDER',
      message:
        "'Jobs' uses ${UserApi.url} in environmentVariables.URL, which stands for nothing in this backend.",
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
    const complaint = (text: string) => resolvePlaceholders(text, values, () => AT).errors[0];
    expect(complaint('${cosmos:shared.endpont}')).toMatchObject({
      message: expect.stringContaining("'Jobs' uses ${cosmos.endpont} in") as string,
      resolution:
        'Write ${cosmos.endpoint} if that is meant, or write $${cosmos.endpont} for the text itself.',
    });
    expect(complaint('${x}')?.resolution).toBe(
      'Use one of ${cosmos.endpoint}, ${storage.name}, or write $${x} for the text itself.',
    );
    expect(resolvePlaceholders('${x}', new Map(), () => AT).errors[0]?.resolution).toBe(
      'Remove it, or write $${x} for the text itself.',
    );
  });

  it('lets Terraform evaluate nothing but values of the plan', () => {
    for (const text of ['${evil()}', '$${x}', '%{x}', '$$${x}', '${UserApi.apiEndpoint}${']) {
      expect(evaluatedIn(resolved(text))).toEqual([]);
    }
  });
});

describe('namesIn', () => {
  it('finds the placeholders of a text, and no escaped ones', () => {
    expect(namesIn('${a.b} $${c} x${d}${}')).toEqual(['a.b', 'd', '']);
    expect(namesIn('none')).toEqual([]);
  });
});

describe('qualifyPlaceholders', () => {
  const keyOf = (type: string) => (type === 'cosmos' ? 'cosmos:shared' : undefined);
  it.each([
    ['${cosmos.endpoint}', '${cosmos:shared.endpoint}'],
    ['a${cosmos.name}b${Other.x}', 'a${cosmos:shared.name}b${Other.x}'],
    ['$${cosmos.name}', '$${cosmos.name}'],
    ['${cosmos}', '${cosmos:shared}'],
    ['${cosmos.a.b}', '${cosmos:shared.a.b}'],
  ])('makes %j into %j', (text, expected) => {
    expect(qualifyPlaceholders(text, keyOf)).toBe(expected);
  });
});

describe('qualifyNeeds', () => {
  const account = (key: string, ...components: string[]) => {
    const needs = components.map((component) => ({ component, key: 'cosmos:x', config: {}, priority: 10 }));
    const resource = { key, type: 'cosmos', purpose: '', name: '', config: {}, needs, notes: [] };
    return { resource };
  };
  const need = (component: string, environmentVariables?: Record<string, string>) => ({
    component,
    key: 'functions:x',
    priority: 10,
    config: { runtime: 'node' as const, ...(environmentVariables && { environmentVariables }) },
  });
  const accounts = [account('cosmos:shared', 'A'), account('cosmos:provisioned', 'B', 'A')];
  const urlOf = (component: string) =>
    qualifyNeeds([need(component, { URL: '${cosmos.endpoint}', LEVEL: 'x' })], accounts)[0]?.config
      .environmentVariables;

  it('names the first account that the component was given', () => {
    expect(urlOf('A')).toEqual({ URL: '${cosmos:shared.endpoint}', LEVEL: 'x' });
    expect(urlOf('B')).toEqual({ URL: '${cosmos:provisioned.endpoint}', LEVEL: 'x' });
  });

  it('names the first of the backend for a component without one', () => {
    expect(urlOf('C')).toMatchObject({ URL: '${cosmos:shared.endpoint}' });
  });

  it('leaves a need without settings as it is', () => {
    const bare = need('A');
    expect(qualifyNeeds([bare], accounts)).toEqual([bare]);
    expect(qualifyNeeds([need('A', { URL: '${cosmos.x}' })], [])[0]?.config.environmentVariables).toEqual({
      URL: '${cosmos.x}',
    });
  });
});

describe('placeholders in a plan', () => {
  it('stand for outputs of components, by id and by key', () => {
    const jobs = app('Jobs', {
      environmentVariables: { BY_ID: '${UserApi.apiEndpoint}', BY_KEY: '${users.database}' },
    });
    const backend = defineBackend({ users: crud('UserApi'), jobs } as never, SHOP);
    const plan = backend.plan();
    const { outputs } = plan.components.find(({ id }) => id === 'UserApi') ?? {};
    expect(settingsOf(plan, 'Jobs')).toMatchObject({
      BY_ID: outputs?.['apiEndpoint'],
      BY_KEY: outputs?.['database'],
    });
  });

  it('stand for each component’s own accounts', () => {
    const blob = '${storage.blobEndpoint}-${storage.queueEndpoint}-${storage.tableEndpoint}-${storage.name}';
    const plan = planOf([
      crud('Cheap', { enableServerless: true }),
      custom('Fast', [
        requirement('cosmos', { enableServerless: false }),
        requirement('functions', {
          runtime: 'node',
          environmentVariables: { FAST: '${cosmos.name}', BLOB: blob },
        }),
      ]),
    ]);
    const settings = settingsOf(plan, 'Fast');
    expect(settings['FAST']).toBe('${azurerm_cosmosdb_account.shop_cosmos_provisioned.name}');
    expect(settings['CHEAP_COSMOS_ENDPOINT']).toBe('${azurerm_cosmosdb_account.shop_cosmos_shared.endpoint}');
    const at = (attribute: string) => `\${azurerm_storage_account.shop_storage_shared.${attribute}}`;
    expect(settings['BLOB']).toBe(
      ['primary_blob_endpoint', 'primary_queue_endpoint', 'primary_table_endpoint', 'name'].map(at).join('-'),
    );
  });

  it('that are misspelt are an error that has what was meant', () => {
    const misspelt = { environmentVariables: { A: '${UserApi.apiEndpiont}', B: '${cosmos.endpont}' } };
    expect(planOf([crud('UserApi'), app('Jobs', misspelt)]).errors).toMatchObject([
      { resolution: expect.stringMatching(/^Write \$\{UserApi\.apiEndpoint\} if/) as string },
      { resolution: expect.stringMatching(/^Write \$\{cosmos\.endpoint\} if/) as string },
    ]);
  });

  it('that stand for nothing are an error that names the component and lists the others', () => {
    const plan = planOf([crud('UserApi'), app('Jobs', { environmentVariables: { A: '${nothing.of.it}' } })]);
    expect(plan.errors).toMatchObject([
      { code: 'UNKNOWN_PLACEHOLDER', components: ['Jobs'], path: 'environmentVariables.A' },
    ]);
    for (const known of ['${UserApi.apiEndpoint}', '${UserApi.database}', '${cosmos.endpoint}'])
      expect(plan.errors[0]?.resolution).toContain(known);
    // What is no text, such as a map of endpoints, cannot be put into a setting.
    expect(plan.errors[0]?.resolution).not.toContain('${UserApi.endpoints}');
  });
});
