import {
  type BackendBuilder,
  type ConfigKey,
  defineBackend,
  DuplicateComponentError,
  EmptyBackendError,
} from '@atakora/component/backend';
import { describe, expect, it } from 'vitest';

import { search } from '../own-types/search-type.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { blocksOf, keysOf, SHOP, thrownBy } from '../support/plans.js';
import { NamesProvider } from '../support/providers.js';
import { issueOf } from '../support/refusals.js';
import { GUEST_DEPLOYER, offerFor } from '../support/offers.js';

const GUID = '8d6f0a52-64f1-4d2c-9d0f-1f3c8f5a7b11';

const builder = () => defineBackend(SHOP).addComponent(app());

describe('when', () => {
  it('adds nothing and calls nothing while the condition is false', () => {
    const start = builder();
    let calls = 0;
    const next = start.when(false, (b) => {
      calls += 1;
      return b.addComponent(crud('OrderApi'));
    });
    expect(calls).toBe(0);
    expect(Object.keys(next.build().components)).toEqual(['Jobs']);
  });

  it('adds what the function adds while it is true', () => {
    const next = builder().when(true, (b) => b.addComponent(crud('OrderApi')).withTags({ a: 'b' }));
    expect(Object.keys(next.build().components)).toEqual(['Jobs', 'OrderApi']);
    expect(next.build().config.tags).toEqual({ a: 'b' });
  });

  it.each([['true'], ['false'], [1], [null], [undefined]])('refuses %j, which is no boolean', (condition) => {
    const issue = issueOf(() => builder().when(condition as never, (b) => b));
    expect(issue).toMatchObject({ path: 'condition', rule: 'must be a boolean' });
    expect(issue.resolution).toContain("=== 'true'");
  });

  it('says of a flag that its file does not have that the condition is undefined', () => {
    const flags: Readonly<Record<string, boolean>> = {};
    expect(() => builder().when(flags['orders'] as boolean, (b) => b)).toThrow(
      'when(): condition must be a boolean, received undefined. Check the name of the flag in its file, or write a comparison',
    );
  });
});

describe('build and plan', () => {
  it('refuse a builder without components, with its id', () => {
    const empty = defineBackend({ backendId: 'shop' });
    for (const act of [() => empty.build(), () => empty.plan()]) {
      expect(thrownBy(act)).toBeInstanceOf(EmptyBackendError);
      expect((thrownBy(act) as Error).message).toContain("backend 'shop'");
    }
    expect((thrownBy(() => defineBackend().build()) as Error).message).toContain("backend 'backend'");
  });
});

describe('withMonitoring', () => {
  it('without arguments turns it on, with false off again', () => {
    expect(keysOf(builder().withMonitoring().plan(), 'monitoring')).toEqual(['monitoring:shared']);
    expect(keysOf(builder().withMonitoring().withMonitoring(false).plan(), 'monitoring')).toEqual([]);
  });

  it('keeps what was set before, at every depth', () => {
    const { config } = builder()
      .withMonitoring({ alerting: { emails: ['ops@example.com'], severities: { errors: 1 } } })
      .withMonitoring({ retentionDays: 30, alerting: { severities: { latency: 2 } } })
      .withMonitoring()
      .build();
    expect(config.monitoring).toEqual({
      enabled: true,
      retentionDays: 30,
      alerting: { emails: ['ops@example.com'], severities: { errors: 1, latency: 2 } },
    });
  });

  it('replaces lists, and what is no object', () => {
    const { config } = builder()
      .withMonitoring({ alerting: { emails: ['a@example.com'] } })
      .withMonitoring({ alerting: { emails: ['b@example.com'] } })
      .build();
    expect(config.monitoring).toEqual({ alerting: { emails: ['b@example.com'] } });
    expect(
      builder().withMonitoring({ retentionDays: 30 }).withMonitoring(false).build().config.monitoring,
    ).toBe(false);
  });
});

describe('with', () => {
  const withUsers = (b: BackendBuilder) => b.addComponent(crud('UserApi')).withTags({ team: 'shop' });

  it('adds what a part adds to each builder that it is given', () => {
    const { components, config } = builder().withTags({ cost: '7' }).with(withUsers).build();
    expect(Object.keys(components)).toEqual(['Jobs', 'UserApi']);
    expect(config.tags).toEqual({ cost: '7', team: 'shop' });
  });

  it('refuses an id that is used, and a function that returns another builder', () => {
    expect(thrownBy(() => builder().with(withUsers).with(withUsers))).toBeInstanceOf(DuplicateComponentError);
    expect(issueOf(() => builder().with(() => builder()))).toMatchObject({
      path: 'add',
      value: 'a function that returns another builder',
    });
  });
});

describe('validate', () => {
  it('says what a backend of the builder would say', () => {
    expect(builder().validate()).toEqual(builder().build().validate());
    expect(defineBackend().validate()).toEqual({
      valid: false,
      errors: [expect.stringContaining("backend 'backend'") as string],
    });
  });
});

describe('every option', () => {
  const VALUES: {
    readonly [K in Exclude<ConfigKey, 'backendId' | 'lock'>]: readonly [method: string, value: unknown];
  } = {
    environment: ['withEnvironment', 'prod'],
    location: ['withLocation', 'westeurope'],
    networking: ['withNetworking', 'isolated'],
    auth: ['withAuth', { provider: 'entra', tenantId: GUID, clientId: GUID }],
    entry: ['withEntry', { frontDoor: {} }],
    deployer: ['withDeployer', { principalId: GUID }],
    codeDeployment: ['withCodeDeployment', 'terraform'],
    cosmosConfig: ['withCosmos', { freeTier: true }],
    host: ['withHost', offerFor('shop.prod')],
    offer: ['withOffer', { guests: { 'orders.prod': { deployer: GUEST_DEPLOYER } } }],
    autoScale: ['withAutoScale', { maxThroughput: 4000 }],
    storageConfig: ['withStorage', { versioning: true }],
    storageReplication: ['withStorageReplication', 'ZRS'],
    keyVault: ['withKeyVault', { name: 'kv-shop' }],
    naming: ['withNaming', { salt: 'x7' }],
    tags: ['withTags', { team: 'shop' }],
    publicTags: ['withPublicTags', ['commit']],
    limits: ['withLimits', { maxFunctionApps: 3 }],
    enforceHttps: ['withEnforceHttps', false],
    useManagedIdentity: ['withManagedIdentity', false],
    azurerm: ['withAzurerm', 5],
    resourceGroupName: ['withResourceGroupName', 'rg-shop'],
    dataProtection: ['withDataProtection', 'destroy'],
    moves: ['withMoves', {}],
    discard: ['withDiscard', []],
    restored: ['withRestored', []],
    adopt: ['withAdopt', {}],
    monitoring: ['withMonitoring', true],
    providers: ['withProvider', new NamesProvider('redis')],
    resourceTypes: ['withResourceType', search],
  };

  it.each(Object.entries(VALUES))('has a method: %s', (option, [method, value]) => {
    const start = builder() as unknown as Record<string, (value: unknown) => BackendBuilder>;
    const { config } = (start[method] as (value: unknown) => BackendBuilder).call(start, value).build();
    const isList = option === 'providers' || option === 'resourceTypes';
    expect(config[option as ConfigKey]).toEqual(isList ? [value] : value);
  });

  it('refuses a value that its option does not take', () => {
    expect(issueOf(() => builder().withLocation(7 as never))).toMatchObject({ path: 'location' });
    expect(issueOf(() => builder().withLocation(undefined as never))).toMatchObject({ path: 'location' });
  });
});

describe('withNetworking', () => {
  it('isolates, and opens again', () => {
    expect(keysOf(builder().withNetworking('isolated').plan(), 'network')).toEqual(['network:shared']);
    const opened = builder().withNetworking('isolated').withNetworking({ mode: 'public' });
    expect(keysOf(opened.plan(), 'network')).toEqual([]);
  });
});

describe('withTags', () => {
  it('adds to the tags that there are, and replaces a value', () => {
    const next = builder().withTags({ owner: 'a', cost: '1' }).withTags({ owner: 'b' });
    expect(next.build().config.tags).toEqual({ owner: 'b', cost: '1' });
    const [app] = blocksOf(next.plan(), 'azurerm_function_app_flex_consumption');
    expect(app?.arguments['tags']).toEqual({ cost: '1', owner: 'b' });
  });

  it('checks the tags as a whole', () => {
    const many = (from: number) =>
      Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`tag${from + index}`, '']));
    const issue = issueOf(() => builder().withTags(many(0)).withTags(many(30)));
    expect(issue).toMatchObject({ path: 'tags', rule: 'must have at most 50 tags' });
  });
});

describe('withLimits', () => {
  it('adds to the limits that there are, and replaces a value', () => {
    const next = builder().withLimits({ maxFunctionApps: 0, maxStorageAccounts: 5 });
    expect(next.plan().violations.map(({ limit }) => limit)).toEqual(['maxFunctionApps']);
    const raised = next.withLimits({ maxFunctionApps: 1 });
    expect(raised.plan().violations).toEqual([]);
    expect(raised.build().config.limits).toEqual({ maxFunctionApps: 1, maxStorageAccounts: 5 });
  });
});

describe('withNaming', () => {
  it('names every resource', () => {
    const named = builder().withNaming({ formatResourceName: (type, id, suffix) => `${type}${id}${suffix}` });
    expect(named.plan().resources.map(({ name }) => name)).toEqual(['funcshopshared', 'stshopshared']);
  });
});

describe('withProvider', () => {
  const wanting = () => builder().addComponent(custom('Cached', [requirement('redis', { name: 'a' })]));

  it('registers a provider of another type', () => {
    const plan = wanting().withProvider(new NamesProvider('redis')).plan();
    expect(plan.resources.find(({ type }) => type === 'redis')).toMatchObject({
      key: 'redis:shared',
      config: { names: ['a'] },
      madeBy: 'provider',
    });
  });

  it('comes after those that were registered earlier', () => {
    const refuses = new NamesProvider('redis', { valid: false, errors: ['no'] });
    const accepts = new NamesProvider('redis');
    expect(wanting().withProvider(accepts).withProvider(refuses).plan().errors).toEqual([]);
    expect(wanting().withProvider(refuses).withProvider(accepts).plan().errors).toHaveLength(1);
  });

  it('comes before the built-in ones', () => {
    const own = new NamesProvider('cosmos');
    const plan = builder()
      .addComponent(custom('Files', [requirement('cosmos', { name: 'x' })]))
      .withProvider(own)
      .plan();
    expect(plan.resources.find(({ key }) => key === 'cosmos:shared')?.madeBy).toBe('provider');
  });
});

describe('every method checks what it is given, at once', () => {
  const cases: readonly (readonly [name: string, path: string, act: () => unknown])[] = [
    ['withMonitoring', 'monitoring.retentionDays', () => builder().withMonitoring({ retentionDays: 45 })],
    ['withNetworking', 'networking', () => builder().withNetworking('closed' as never)],
    ['withNaming', 'naming.formatResourceName', () => builder().withNaming({} as never)],
    ['withTags', 'tags.a<b', () => builder().withTags({ 'a<b': '' })],
    ['withLimits', 'limits.maxFunctionApps', () => builder().withLimits({ maxFunctionApps: -1 })],
    ['withProvider', 'providers.0', () => builder().withProvider({} as never)],
  ];
  it.each(cases)('%s', (_name, path, act) => {
    expect(issueOf(act).path).toBe(path);
  });
});
