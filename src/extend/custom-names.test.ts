import { describe, expect, it } from 'vitest';

import { app, custom, requirement } from '../../test/support/definitions.js';
import { planOf, SHOP } from '../../test/support/plans.js';
import { NamesProvider } from '../../test/support/providers.js';

const planned = (type: string, abbreviation?: string, config = {}) => {
  const provider = new NamesProvider(type);
  if (abbreviation !== undefined) Object.defineProperty(provider, 'abbreviation', { value: abbreviation });
  const plan = planOf([custom('Own', [requirement(type, { name: 'a' })])], {
    ...SHOP,
    backendId: 'a-shop-with-a-very-long-name',
    providers: [provider],
    ...config,
  });
  return { name: plan.resources.find((resource) => resource.type === type)?.name ?? '', errors: plan.errors };
};

describe('the name of a custom provider’s resource', () => {
  it.each([
    ['storage', undefined, /^storage[a-z0-9]+$/, 24],
    ['storage', 'my-ST', /^myst[a-z0-9]+$/, 24],
    ['keyvault', 'kv', /^kv(?:-?[a-z0-9])+$/, 24],
    ['key-vault', 'kv', /^kv(?:-?[a-z0-9])+$/, 24],
    ['cosmos', 'COSNO', /^cosno-[a-z0-9-]+[a-z0-9]$/, 44],
    ['servicebus', 'sbns', /^sbns-[a-z0-9-]+[a-z0-9]$/, 50],
    ['my.type', undefined, /^my-type-[a-z0-9-]+[a-z0-9]$/, 50],
  ])('is one that Azure takes for %s with the abbreviation %s', (type, abbreviation, pattern, max) => {
    const { name, errors } = planned(type, abbreviation);
    expect(errors).toEqual([]);
    expect(name).toMatch(pattern);
    expect(name.length).toBeLessThanOrEqual(max);
  });

  it('is put right, or an error, where the user’s formatter gives another one', () => {
    const naming = (made: string) => ({ naming: { formatResourceName: () => made } });
    expect(planned('storage', 'st', naming('St-Shop'))).toEqual({ name: 'stshop', errors: [] });
    expect(planned('storage', 'st', naming('st.shop')).errors).toMatchObject([
      { code: 'INVALID_NAME', resolution: "Change what formatResourceName returns for 'st'." },
    ]);
    expect(planned('servicebus', 'sbns', naming('1bus')).errors).toMatchObject([{ code: 'INVALID_NAME' }]);
    expect(planned('redis', 'redis', naming('1_x')).errors).toEqual([]);
  });

  it('is marked only where the library makes a resource of that abbreviation', () => {
    expect(planned('cosmos', 'cosno', { backendId: 'shop' }).name).toMatch(
      /^cosno-shop-prod-shared-own-[a-z0-9]{6}$/,
    );
    expect(planned('eventhubs', 'evhns', { backendId: 'shop' }).name).toMatch(
      /^evhns-shop-prod-shared-[a-z0-9]{6}$/,
    );
  });

  it('is not that of what the library makes beside it', () => {
    const provider = Object.defineProperty(new NamesProvider('storage'), 'abbreviation', { value: 'st' });
    const formatResourceName = (...words: (string | undefined)[]) => words.join('-');
    for (const config of [SHOP, { ...SHOP, naming: { formatResourceName } }]) {
      const { resources } = planOf([app('Jobs')], { ...config, providers: [provider] });
      const names = resources.filter(({ type }) => type === 'storage').map(({ name }) => name);
      expect(new Set(names).size).toBe(2);
    }
  });

  it('is an error where the abbreviation cannot begin one', () => {
    expect(planned('keyvault', '1kv').errors).toMatchObject([
      { code: 'INVALID_NAME', resolution: 'Give the provider another abbreviation.' },
    ]);
  });
});
