import { defineBackend, keyVaultSecret } from '@atakora/component/backend';
import { StaticSiteWithCdn } from '@atakora/component/web';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type {
  ProviderConnectionContext,
  ProviderEndpointContext,
  ProviderLayoutContext,
} from '../../src/extend/layout-context.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import type { ResourceRequirement } from '../../src/resources/requirement.js';
import { groupStack } from '../engines/stacks.js';
import { definitionSets } from '../arbitraries/definitions.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { blocksOf, keysOf, planOf, SHOP } from '../support/plans.js';
import { NamesProvider } from '../support/providers.js';

/** Takes requirements with some names only. */
class SomeNames extends NamesProvider {
  override readonly isolation = 'public';
  readonly #names: readonly string[];

  constructor(type: string, ...names: string[]) {
    super(type);
    this.#names = names;
  }

  override canProvide(requirement: ResourceRequirement): boolean {
    return (
      super.canProvide(requirement) && this.#names.includes(String(Reflect.get(requirement.config, 'name')))
    );
  }
}

/** Runs the code of components at a host of its own. */
class OwnHost extends NamesProvider {
  endpoint(_requirement: ResourceRequirement, componentId: string): string {
    return `https://own.example/${componentId}`;
  }
}

/** Parts of a context that planning makes step by step. */
const LATER = ['graph', 'outgoing', 'attributesOf', 'existingBlocks'];

/** Remembers which of them each function is given. */
class CuriousHost extends NamesProvider {
  readonly seen: Record<string, string[]> = {};

  #see(step: string, context: ProviderConnectionContext): void {
    const known = { ...context, ...context.graph };
    this.seen[step] = LATER.filter((name) => name in known);
  }

  connections(_requirement: ResourceRequirement, context: ProviderConnectionContext) {
    this.#see('connections', context);
    return [];
  }

  attributes(_requirement: ResourceRequirement, context: ProviderConnectionContext) {
    this.#see('attributes', context);
    return { host: 'own.example' };
  }

  endpoint(_requirement: ResourceRequirement, _component: string, context: ProviderEndpointContext) {
    this.#see('endpoint', context);
    return `https://${String(context.attributesOf('functions')['host'])}`;
  }

  layOut(_requirement: ResourceRequirement, context: ProviderLayoutContext) {
    this.#see('layOut', context);
    return [context.block('azurerm_service_plan', 'plan', { name: context.name })];
  }
}

describe('a provider that runs the code of components', () => {
  const planned = (provider: NamesProvider) => planOf([crud('UserApi')], { ...SHOP, providers: [provider] });

  it('names the host of their endpoints', () => {
    const { components, warnings } = planned(new OwnHost('functions'));
    expect(components[0]?.outputs).toMatchObject({ apiEndpoint: 'https://own.example/UserApi/api/user-api' });
    expect(warnings.filter(({ code }) => code === 'PROVIDER_WARNING')).toEqual([]);
  });

  it('sees in each function what the steps before made, and nothing that is still empty', () => {
    const host = new CuriousHost('functions');
    const { components } = planned(host);
    expect(host.seen).toEqual({
      connections: ['graph'],
      // Of a graph that has connections by now.
      attributes: ['graph', 'outgoing'],
      endpoint: ['graph', 'outgoing', 'attributesOf'],
      layOut: ['graph', 'outgoing', 'attributesOf', 'existingBlocks'],
    });
    expect(components[0]?.outputs).toMatchObject({ apiEndpoint: 'https://own.example/api/user-api' });
  });

  it('is warned of where it names none', () => {
    const { components, warnings } = planned(new NamesProvider('functions'));
    expect(components[0]?.outputs).toMatchObject({ apiEndpoint: '/api/user-api' });
    expect(warnings.filter(({ code }) => code === 'PROVIDER_WARNING')).toMatchObject([
      {
        message: expect.stringMatching(/names no URL of 'functions:shared' for 'UserApi'/) as string,
        components: ['UserApi'],
      },
    ]);
  });
});

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
    const accountsOf = (each: ResourcePlan) =>
      blocksOf(each, 'azurerm_storage_account').map(({ id, arguments: given }) => ({ id, given }));
    expect(accountsOf(plan)).toEqual(accountsOf(without));
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
        for (const { resource } of terraform) expect(keys).toContain(resource);
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

describe('a provider of a type that the backend has too', () => {
  it.each(['network', 'monitoring', 'keyvault'])('changes nothing of its %s', (type) => {
    const own = custom('Own', [requirement(type, { name: 'own' })]);
    const parts = [crud('UserApi'), app('Jobs', { secrets: { KEY: keyVaultSecret('key') } })];
    const providers = [new SomeNames(type, 'own')];
    for (const config of [SHOP, { ...SHOP, networking: 'isolated', monitoring: true } as const]) {
      const beside = planOf([own, ...parts], { ...config, providers });
      expect(keysOf(beside, type)).toContain(`${type}:shared`);
      // The built-in resource has another key, and the same blocks.
      const blocksIn = ({ terraform }: ResourcePlan) => terraform.map(({ resource: _, ...block }) => block);
      expect(blocksIn(beside)).toEqual(blocksIn(planOf(parts, config)));
      expect(beside.errors).toEqual([]);
    }
  });
});

describe('a provider of some requirements of a type', () => {
  const own = custom('Own', [requirement('cdn', { name: 'own' })]);
  const domain = { customDomain: 'app.example.com', dnsZoneName: 'example.com' };

  it('leaves the others to the library', () => {
    const providers = [new SomeNames('cdn', 'own')];
    const plan = planOf([own, StaticSiteWithCdn.define('Docs', domain)], { ...SHOP, providers });
    expect(keysOf(plan, 'cdn')).toEqual(['cdn:built-in', 'cdn:shared']);
    expect(blocksOf(plan, 'azurerm_dns_zone')).toHaveLength(1);
  });

  it('stands beside another, and the order of components does not show', () => {
    const providers = [new SomeNames('redis', 'b'), new SomeNames('redis', 'a')];
    const parts = ['a', 'b'].map((name) => custom(name.toUpperCase(), [requirement('redis', { name })]));
    const plan = planOf(parts, { ...SHOP, providers });
    expect(plan.components.map(({ uses }) => Object.values(uses))).toEqual([
      ['redis:shared-2'],
      ['redis:shared'],
    ]);
    expect(planOf([...parts].reverse(), { ...SHOP, providers })).toEqual(plan);
  });
});
