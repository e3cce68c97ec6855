import { BaseProvider, MissingProviderError } from '@atakora/component/backend';
import { assertLawfulMerge, maximum, priority, union } from '@atakora/component/extend';
import { describe, expect, it } from 'vitest';

import { BUILT_IN_TYPES } from '../../src/resources/registry/types.js';
import { app, custom, requirement } from '../support/definitions.js';
import { planOf, SHOP, thrownBy } from '../support/plans.js';
import { NamesProvider } from '../support/providers.js';
import { refusalOf } from '../support/refusals.js';

interface Redis {
  readonly capacity?: number;
  readonly modules?: readonly string[];
  readonly tier?: string;
}

class RedisProvider extends BaseProvider<Redis> {
  readonly providerId = 'redis';
  readonly supportedTypes = ['redis', 'valkey'];
  override readonly mergeTable = {
    capacity: maximum(),
    modules: union(),
    tier: priority<string>((tier) => tier.length),
  };
  provideResource(): unknown {
    return {};
  }
}

class Unfinished extends BaseProvider {
  readonly providerId = 'unfinished';
  readonly supportedTypes = ['thing'];
  provideResource(): unknown {
    return {};
  }
}

const provider = new RedisProvider();
const redis = (key: string, config: Redis, rank?: number) => ({
  ...requirement('redis', config, rank),
  requirementKey: key,
});

describe('a provider with a merge table', () => {
  it('merges field by field into one requirement with the highest priority', () => {
    const merged = provider.mergeRequirements([
      redis('a', { capacity: 1, modules: ['json'], tier: 'Basic' }, 20),
      redis('b', { capacity: 4, modules: ['bloom', 'json'], tier: 'Premium' }),
    ]);
    expect(merged).toEqual({
      resourceType: 'redis',
      requirementKey: 'shared',
      priority: 20,
      config: { capacity: 4, modules: ['bloom', 'json'], tier: 'Basic' },
    });
  });

  it('merges what is merged already as if it had all come at once', () => {
    const [a, b, c] = [
      redis('a', { tier: 'Basic' }, 20),
      redis('b', { capacity: 2 }, 30),
      redis('c', { tier: 'X' }, 25),
    ];
    const inSteps = provider.mergeRequirements([provider.mergeRequirements([a, b]), c]);
    expect(inSteps).toEqual(provider.mergeRequirements([a, b, c]));
    expect(inSteps.config).toEqual({ capacity: 2, tier: 'X' });
  });

  it('merges lawfully: order, repetition and grouping of requirements change nothing', () => {
    const samples = [
      redis('a', { capacity: 1, tier: 'Basic' }, 20),
      redis('b', { capacity: 3, modules: ['json'] }),
      redis('c', { tier: 'Premium', modules: [] }, 30),
      redis('d', {}),
    ];
    expect(thrownBy(() => assertLawfulMerge(provider, samples))).toBeUndefined();
  });

  it('provides its types and accepts what it merged', () => {
    expect(provider.canProvide(requirement('valkey'))).toBe(true);
    expect(provider.canProvide(requirement('cosmos'))).toBe(false);
    expect(provider.validateMerged(requirement('redis'))).toEqual({ valid: true });
    expect(provider.validateMerged(requirement('cosmos'))).toEqual({ valid: false });
  });

  it('plans one resource per type that is shared by all who ask', () => {
    const plan = planOf(
      [
        custom('A', [redis('cache', { capacity: 1 })]),
        custom('B', [redis('cache', { capacity: 2 }), requirement('valkey', { capacity: 3 })]),
      ],
      { ...SHOP, providers: [provider] },
    );
    expect(plan.resources).toMatchObject([
      {
        key: 'redis:shared',
        name: expect.stringMatching(/^redis-shop-prod-shared-[a-z0-9]{6}$/) as string,
        config: { capacity: 2 },
        sharedBy: ['A', 'B'],
      },
      { key: 'valkey:shared', config: { capacity: 3 }, sharedBy: ['B'], decisions: [] },
    ]);
    expect(plan.components.map(({ uses }) => uses)).toEqual([
      { 'redis:cache': 'redis:shared' },
      { 'redis:cache': 'redis:shared', 'valkey:valkey-need': 'valkey:shared' },
    ]);
  });
});

describe('a provider without a merge table', () => {
  it('says that it needs one, or a merge of its own', () => {
    const { subject, issues } = refusalOf(() => new Unfinished().mergeRequirements([requirement('thing')]));
    expect(subject).toBe("provider 'unfinished'");
    expect(issues).toMatchObject([{ path: 'mergeTable', value: 'missing' }]);
    expect(issues[0]?.resolution).toBe('give it a mergeTable, or write mergeRequirements');
  });

  it('merges nothing of nothing', () => {
    expect(thrownBy(() => provider.mergeRequirements([]))).toBeInstanceOf(Error);
  });
});

describe('a type that nobody provides', () => {
  it('names the type, who wants it and the types that there are', () => {
    const components = [
      custom('B', [requirement('kafka')]),
      custom('A', [requirement('kafka'), requirement('kafka')]),
      custom('C', [requirement('other')]),
      app('Jobs'),
    ];
    const required = BUILT_IN_TYPES.filter(({ requirements }) => requirements.internal !== true);
    const available = [...required.map(({ type }) => type), 'redis'].sort();
    const error = thrownBy(() =>
      planOf(components, { ...SHOP, providers: [new NamesProvider('redis'), new NamesProvider('cosmos')] }),
    );
    expect(error).toBeInstanceOf(MissingProviderError);
    expect(error).toMatchObject({
      code: 'MISSING_PROVIDER',
      name: 'MissingProviderError',
      resourceType: 'kafka',
      components: ['A', 'B'],
      available,
    });
    expect((error as Error).message).toBe(
      "resource type 'kafka': must have a provider, because 'A', 'B' require the type, received providers for " +
        `${available.join(', ')}. Register a provider with withProvider(…) or \`providers\` in the backend config.`,
    );
  });
});

describe('a requirement that its provider declines', () => {
  it('names the provider, and does not offer the type', () => {
    const declining = Object.assign(new NamesProvider('redis'), { canProvide: () => false });
    const error = thrownBy(() =>
      planOf([custom('A', [requirement('redis')])], { ...SHOP, providers: [declining] }),
    );
    expect(error).toMatchObject({
      code: 'MISSING_PROVIDER',
      resourceType: 'redis',
      declinedBy: ['redis-provider'],
      available: expect.not.arrayContaining(['redis']) as unknown,
      message:
        "resource type 'redis': a provider must accept what 'A' requires, received false from canProvide of provider 'redis-provider'. " +
        'Change the requirement to one that canProvide accepts, or register another provider.',
    });
  });
});

describe('connections that a provider returns', () => {
  it('are refused with its name where they lead nowhere', () => {
    const link = { kind: { name: 'link' }, from: 'redis:shared', to: 'redis:other', data: 1 };
    const provider = Object.assign(new NamesProvider('redis'), { connections: () => [link] });
    expect(() => planOf([custom('A', [requirement('redis')])], { ...SHOP, providers: [provider] })).toThrow(
      /^provider 'redis-provider', connections for 'redis:shared': both ends .* must be keys of resources .* received 'redis:other'\./,
    );
  });
});

describe('what a provider says of a merge', () => {
  const planned = (...verdict: ConstructorParameters<typeof NamesProvider>) =>
    planOf([custom('A', [requirement('redis')])], { ...SHOP, providers: [new NamesProvider(...verdict)] });
  const resolution = "Change what the components ask of 'redis:shared'.";
  const common = { resource: 'redis:shared', components: ['A'], resolution };

  it('is in the warnings and errors of the plan', () => {
    const { warnings, errors } = planned('redis', { valid: false, errors: ['too big'], warnings: ['slow'] });
    expect(warnings).toEqual([
      { code: 'PROVIDER_WARNING', message: "provider 'redis-provider': slow", ...common },
    ]);
    expect(errors).toEqual([
      { code: 'PROVIDER_REJECTED', message: "provider 'redis-provider': too big", ...common },
    ]);
  });

  it('is an error even when it gives no reason', () => {
    expect(planned('redis', { valid: false }).errors).toMatchObject([
      { message: "provider 'redis-provider': the merged requirement is not valid." },
    ]);
    expect(planned('redis', { valid: false, errors: [] }).errors).toHaveLength(1);
  });

  it('is nothing when it is content', () => {
    const { warnings, errors } = planned('redis', { valid: true });
    expect({ warnings, errors }).toEqual({ warnings: [], errors: [] });
  });
});
