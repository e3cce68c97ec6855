import { defineBackend, keyVaultSecret } from '@atakora/component/backend';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { freeKey } from '../../src/planner/free-key.js';
import { groupStack } from '../apply/stacks.js';
import { definitionSets } from '../arbitraries/definitions.js';
import { app, crud } from '../support/definitions.js';
import { blocksOf, keysOf, planOf, SHOP } from '../support/plans.js';
import { NamesProvider } from '../support/providers.js';

const REPLACED = ['cosmos', 'functions', 'storage', 'website', 'cdn'];

describe('a provider of a type that the library also makes', () => {
  const providers = [new NamesProvider('storage')];
  const plan = planOf([crud('UserApi'), app('Jobs')], { ...SHOP, providers });

  it('makes what components ask for, beside the account of the files of function apps', () => {
    expect(keysOf(plan, 'storage')).toEqual(['storage:built-in', 'storage:shared']);
    expect(plan.resources.find(({ key }) => key === 'storage:shared')).toMatchObject({
      madeBy: 'provider',
      sharedBy: ['Jobs', 'UserApi'],
    });
    expect(plan.components.map(({ uses }) => Object.values(uses))).toEqual([
      ['functions:shared', 'storage:shared'],
      ['cosmos:shared', 'functions:shared', 'storage:shared'],
    ]);
    expect(plan.errors).toEqual([]);
  });

  it('is what a component means by its resource', () => {
    const requirements = [
      { resourceType: 'storage', requirementKey: 'own', config: { name: 'a' } },
      { resourceType: 'functions', requirementKey: 'app', config: { runtime: 'node' } },
    ];
    const own = {
      componentId: 'Own',
      componentType: 'Own',
      config: {},
      requirements: () => requirements,
      outputs: (site: { resourceName(type: string): string | undefined }) => ({
        account: site.resourceName('storage') ?? '',
      }),
      handle: () => ({}),
    };
    const { components, resources } = planOf([own as never], { ...SHOP, providers });
    const account = resources.find(({ key }) => key === 'storage:shared')?.name;
    expect(components[0]?.outputs).toEqual({ account });
  });

  it('renames nothing in Azure', () => {
    const without = planOf([crud('UserApi'), app('Jobs')]);
    expect(blocksOf(plan, 'azurerm_storage_account')).toEqual(blocksOf(without, 'azurerm_storage_account'));
  });

  it('is counted beside what the library makes', () => {
    expect(plan.summary.byType).toContainEqual({ type: 'storage', shared: 2, unshared: 4 });
  });

  it('is applied, and found under the key that it has in the plan', () => {
    const backend = defineBackend({ ...SHOP, providers })
      .addComponent(app('Jobs'))
      .build();
    const applied = backend.apply(groupStack());
    expect([...applied.resources.keys()].filter((key) => key.startsWith('storage'))).toEqual([
      'storage:built-in',
      'storage:shared',
    ]);
  });

  it('leaves no key twice, whatever it replaces', () => {
    const types = fc.subarray([...REPLACED, 'monitoring', 'network', 'keyvault']);
    fc.assert(
      fc.property(definitionSets, types, fc.boolean(), (components, replaced, monitoring) => {
        const { resources, terraform } = planOf(components, {
          ...SHOP,
          monitoring,
          providers: replaced.map((type) => new NamesProvider(type)),
        });
        const keys = resources.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        const listed = resources.flatMap((resource) => resource.terraform);
        expect(new Set(listed).size).toBe(listed.length);
        expect(listed.length).toBe(terraform.length);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves the vault of the backend a key of its own', () => {
    const requirements = [{ resourceType: 'keyvault', requirementKey: 'own', config: { name: 'a' } }];
    const own = {
      componentId: 'Own',
      componentType: 'Own',
      config: {},
      requirements: () => requirements,
      outputs: () => ({}),
      handle: () => ({}),
    };
    const paying = app('Pay', { secrets: { KEY: keyVaultSecret('key') } });
    const both = planOf([own as never, paying], { ...SHOP, providers: [new NamesProvider('keyvault')] });
    expect(keysOf(both, 'keyvault')).toEqual(['keyvault:built-in', 'keyvault:shared']);
  });
});

describe('a free key', () => {
  it('is the usual one, else one that says what it is', () => {
    const taken = new Set(['storage:shared', 'storage:built-in']);
    expect(freeKey('storage', 'shared', new Set())).toBe('storage:shared');
    expect(freeKey('storage', 'shared', new Set(['storage:shared']))).toBe('storage:built-in');
    expect(freeKey('storage', 'shared', taken)).toBe('storage:built-in-2');
    expect(freeKey('cosmos', 'shared', taken)).toBe('cosmos:shared');
  });
});
