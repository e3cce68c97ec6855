import { parseLock, serializeLock } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { app, crud, custom, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { NamesProvider } from '../support/providers.js';

describe('the lock of a plan', () => {
  it('has the URLs among the outputs of a component by path, and nothing else of them', () => {
    const outputs = {
      url: 'https://a.example',
      insecure: 'http://b.example',
      text: 'see https://c.example',
      count: 1,
      list: ['https://d.example'],
      within: { deep: { url: 'https://e.example' } },
      none: null,
    };
    const { lock } = planOf([
      custom('Own', [requirement('storage', { containers: [{ name: 'orders' }] })], outputs),
    ]);
    expect(lock.components).toEqual({
      Own: {
        id: 'Own',
        endpoints: {
          insecure: 'http://b.example',
          url: 'https://a.example',
          'within.deep.url': 'https://e.example',
        },
      },
    });
    expect(Object.keys(lock.components['Own']?.endpoints ?? {})).toEqual([
      'insecure',
      'url',
      'within.deep.url',
    ]);
  });

  it('has keys as the user wrote them, and no URL that a lock may not have', () => {
    const outputs = {
      $url: 'https://a.example',
      template: 'https://b.example/${id}',
      'key ${id}': 'https://c.example',
      lines: 'https://d.example\n',
    };
    const { lock } = planOf([
      custom('Own', [requirement('storage', { containers: [{ name: 'orders' }] })], outputs),
    ]);
    expect(lock.components['Own']?.endpoints).toEqual({ $url: 'https://a.example' });
    expect(parseLock(serializeLock(lock))).toEqual(lock);
  });

  it('has the names of everything but resources, whose names are with them, and keeps those it had', () => {
    const { lock } = planOf([crud(), app()], { ...SHOP, networking: 'isolated' });
    const resources = Object.values(lock.resources).map(({ name }) => name);
    expect(resources.filter((name) => Object.values(lock.names).includes(name))).toEqual([]);
    expect(Object.keys(lock.names)).toContain('subnet functions');
    expect(Object.keys(lock.names)).toEqual([...Object.keys(lock.names)].sort());
    const names = { ...lock.names, 'subnet old': 'snet-old' };
    expect(planOf([crud(), app()], { ...SHOP, lock: { ...lock, names } }).lock.names).toEqual(names);
  });

  it('says which provider made a resource of a type of the user', () => {
    const own = custom('Own', [requirement('redis', { name: 'a' })]);
    const plan = planOf([own, crud()], { ...SHOP, providers: [new NamesProvider('redis')] });
    expect(plan.lock.resources['redis:shared']?.provider).toBe('redis-provider');
    expect(plan.lock.resources['cosmos:shared']).not.toHaveProperty('provider');
  });

  it('keeps former addresses as long as their blocks are declared or retained', () => {
    const { lock } = planOf([crud(), app()]);
    const [container = ''] = Object.keys(
      lock.resources['cosmos:shared']?.units['userapi-db/userapi']?.blocks ?? {},
    );
    const storage = planOf([crud(), app()]).terraform.find(({ type }) => type === 'azurerm_storage_account');
    const account = `azurerm_storage_account.${storage?.id ?? ''}`;
    const formerAddresses = { [account]: ['azurerm_storage_account.old'], [container]: ['azurerm_x.old'] };
    const known = { ...lock, formerAddresses: { ...formerAddresses, 'azurerm_x.gone': ['azurerm_x.older'] } };
    expect(planOf([app()], { ...SHOP, lock: known }).lock.formerAddresses).toEqual(formerAddresses);
    const none = { ...lock, formerAddresses: { 'azurerm_x.gone': ['azurerm_x.older'] } };
    expect(planOf([app()], { ...SHOP, lock: none }).lock).not.toHaveProperty('formerAddresses');
  });
});
