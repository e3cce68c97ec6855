import {
  type BackendConfig,
  CannotApplyError,
  defineBackend,
  keyVaultSecret,
} from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import type { ResourcePlan } from '@atakora/component/plan';
import { StaticSiteWithCdn } from '@atakora/component/web';
import { Testing } from 'cdktf';
import { describe, expect, test } from 'vitest';

import { footprint, groupStack } from './stacks.js';

const parts = {
  users: CrudApi.define('Users', { entityName: 'User', schema: { id: 'string' } }),
  web: StaticSiteWithCdn.define('Web', {}),
  jobs: FunctionsApp.define('Jobs', {
    functions: { take: { trigger: 'serviceBusQueue', queueName: 'orders' } },
    secrets: { KEY: keyVaultSecret('key') },
  }),
};

const backendOf = (config: BackendConfig = {}) =>
  defineBackend(parts, { backendId: 'shop', environment: 'prod', ...config });

describe('one global name in two stacks of an app', () => {
  const second = (config: BackendConfig, first: BackendConfig = config) => {
    const app = Testing.app();
    const [one, other] = [groupStack(app, 'one'), groupStack(app, 'other')];
    backendOf(first).apply(one);
    const before = footprint(other);
    try {
      backendOf(config).apply(other);
    } catch (error) {
      expect(footprint(other)).toEqual(before);
      return error;
    }
    return undefined;
  };

  test('is refused with both stacks, before anything is made', () => {
    const error = second({ location: 'eastus' });
    expect(error).toBeInstanceOf(CannotApplyError);
    expect(String(error)).toMatch(
      /'shop' of stack 'other'.*'shop' of stack 'one'.*backendId: 'other'.*salt: 'x7'/,
    );
  });

  test('is refused where the stacks are in two regions that the names do not tell', () => {
    expect(String(second({}))).toMatch(/location in the config/);
  });

  test.each<[string, BackendConfig]>([
    ['backend id', { backendId: 'desk' }],
    ['environment', { environment: 'test' }],
    ['location', { location: 'westus' }],
    ['salt', { naming: { salt: 'x7' } }],
  ])('is none with another %s', (_option, config) => {
    expect(second({ location: 'eastus', ...config }, { location: 'eastus' })).toBeUndefined();
  });

  test('is refused for one that a formatter of the user made', () => {
    const naming = { formatResourceName: (type: string, _id: string, suffix = '') => `${type}acme${suffix}` };
    const config = { location: 'eastus', naming };
    expect(second({ ...config, backendId: 'desk' }, config)).toBeInstanceOf(CannotApplyError);
  });

  test('is free again where the constructs of the first were removed', () => {
    const app = Testing.app();
    const [one, other] = [groupStack(app, 'one'), groupStack(app, 'other')];
    backendOf().apply(one);
    one.node.tryRemoveChild('shop');
    expect(() => backendOf().apply(other)).not.toThrow();
  });

  test('is nothing to another app', () => {
    backendOf().apply(groupStack());
    expect(() => backendOf().apply(groupStack())).not.toThrow();
  });
});

describe('a salt', () => {
  const names = ({ terraform }: ResourcePlan) =>
    new Map(
      terraform
        .filter(({ arguments: config }) => typeof config['name'] === 'string')
        .map(({ type, id, arguments: config }) => [`${type}.${id}`, String(config['name'])]),
    );
  const [plain, salted] = [backendOf().plan(), backendOf({ naming: { salt: 'x7' } }).plan()];

  test('changes the names that Azure takes once in the world, and no others', () => {
    const before = names(plain);
    const changed = [...names(salted)].filter(([address, name]) => before.get(address) !== name);
    expect([...new Set(changed.map(([address]) => address.split('.')[0]))].sort()).toEqual([
      'azurerm_cdn_frontdoor_endpoint',
      // Parts of the Front Door that are named after the endpoint.
      'azurerm_cdn_frontdoor_origin',
      'azurerm_cdn_frontdoor_origin_group',
      'azurerm_cdn_frontdoor_route',
      'azurerm_cdn_frontdoor_rule_set',
      'azurerm_cosmosdb_account',
      'azurerm_function_app_flex_consumption',
      'azurerm_key_vault',
      'azurerm_servicebus_namespace',
      'azurerm_storage_account',
    ]);
  });

  test('leaves names in the lock as they are', () => {
    const config = { location: 'eastus', environment: 'prod' };
    const { lock } = backendOf(config).plan();
    const again = backendOf({ ...config, lock, naming: { salt: 'x7' } }).plan();
    expect(names(again)).toEqual(names(backendOf(config).plan()));
  });

  test.each<[string, BackendConfig['naming'], RegExp]>([
    ['with other characters', { salt: 'a b' }, /naming\.salt/],
    ['without one', { salt: '' }, /naming\.salt/],
    ['beside a formatter', { salt: 'x7', formatResourceName: () => 'a' }, /naming\.salt.*the whole name/],
    ['nor a formatter', {}, /naming\.formatResourceName/],
  ])('is refused %s', (_name, naming, message) => {
    expect(() => backendOf({ naming: naming ?? {} })).toThrow(message);
  });
});
