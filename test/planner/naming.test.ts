import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { settingsFrom } from '../../src/backend/settings-from-config.js';
import type { BackendConfig } from '../../src/backend/backend-config.js';
import { createNaming } from '../../src/planner/naming.js';
import type { NamingRule } from '../../src/resources/naming-rule.js';
import { BUILT_IN_TYPES } from '../../src/resources/registry/types.js';
import { backendIds, environments } from '../arbitraries/backend-configs.js';
import { app, crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

const RULES = BUILT_IN_TYPES.flatMap(({ naming, furtherNaming }) => [
  ...(naming ? [naming] : []),
  ...furtherNaming,
]);
const RUNS = { numRuns: 1_000 };
/** The rule of one kind of resource. */
function ruleOf(kind: string): NamingRule {
  const rule = RULES.find((each) => each.kind === kind);
  if (rule === undefined) throw new Error(`No rule is called '${kind}'.`);
  return rule;
}
const nameOf = (rule: NamingRule, variant: string, config: BackendConfig = SHOP) =>
  createNaming(settingsFrom(config)).nameOf(rule, variant);

const rules = fc.constantFrom(...RULES);
const locations = fc.constantFrom(undefined, 'eastus', 'westeurope', 'northeurope');
const variants = fc.constantFrom(
  'shared',
  'provisioned',
  'node20',
  'python-elastic',
  'shared-2',
  'standardgzrs-13',
);
const configs = fc
  .record({ backendId: backendIds, environment: environments, location: locations })
  .map(({ location, ...config }): BackendConfig =>
    location === undefined ? config : { ...config, location },
  );

describe('a generated name', () => {
  it('is valid for its kind', () => {
    fc.assert(
      fc.property(rules, variants, configs, (rule, variant, config) => {
        const name = nameOf(rule, variant, config);
        expect(name).toMatch(rule.pattern);
        expect(name.length).toBeGreaterThanOrEqual(rule.min);
        expect(name.length).toBeLessThanOrEqual(rule.max);
        expect(name.startsWith(rule.abbreviation + rule.separator)).toBe(true);
        expect(name).not.toContain('--');
      }),
      RUNS,
    );
  });

  it('has the whole environment in it wherever that leaves room', () => {
    fc.assert(
      fc.property(rules, variants, configs, (rule, variant, config) => {
        const { environment = '' } = config;
        const { max, separator } = rule;
        const bare = environment.toLowerCase().replace(/-+/g, separator === '' ? '' : '-');
        // The abbreviation has at most 5 letters, the hash 6, and there are four separators and words of 7 letters.
        if (bare.length + 22 > max) return;
        expect(nameOf(rule, variant, config)).toContain(bare);
      }),
      RUNS,
    );
  });

  it('differs by kind, backend, environment, location and variant', () => {
    const base = { backendId: 'shop', environment: 'prod', location: 'eastus' };
    for (const rule of RULES) {
      const names = [
        nameOf(rule, 'shared', base),
        nameOf(rule, 'other', base),
        nameOf(rule, 'shared', { ...base, backendId: 'shops' }),
        nameOf(rule, 'shared', { ...base, backendId: 'Shop' }),
        nameOf(rule, 'shared', { ...base, environment: 'dev' }),
        nameOf(rule, 'shared', { ...base, location: 'westus' }),
        nameOf(rule, 'shared', { backendId: 'shop', environment: 'prod' }),
      ];
      expect(new Set(names).size).toBe(names.length);
    }
  });

  it('differs for any two backends, environments and locations', () => {
    fc.assert(
      fc.property(
        configs,
        configs,
        fc.constantFrom(ruleOf('storageAccount'), ruleOf('functionApp')),
        (a, b, rule) => {
          const same = JSON.stringify(settingsFrom(a)) === JSON.stringify(settingsFrom(b));
          expect(nameOf(rule, 'shared', a) === nameOf(rule, 'shared', b)).toBe(same);
        },
      ),
      RUNS,
    );
  });

  it.each<[string, string, BackendConfig, string]>([
    ['cosmosAccount', 'shared', SHOP, 'cosno-shop-prod-shared-'],
    ['functionApp', 'node20', SHOP, 'func-shop-prod-node20-'],
    ['storageAccount', 'shared', SHOP, 'stshopprodshared'],
    [
      'storageAccount',
      'shared',
      { ...SHOP, backendId: 'My-Shop', environment: 'pre-prod' },
      'stmyshoppreprod',
    ],
    // 'shared' goes first, then the backend to four letters, then the variant to three, then the backend.
    [
      'functionApp',
      'shared',
      { ...SHOP, backendId: 'warehouse', environment: 'test' },
      'func-warehouse-test-',
    ],
    ['functionApp', 'python312', { ...SHOP, backendId: 'warehouse' }, 'func-wareh-prod-python312-'],
    ['storageAccount', 'premiumzrs', SHOP, 'stshopprodpremiumz'],
    ['storageAccount', 'premiumzrs', { ...SHOP, environment: 'production' }, 'stshoproductionpre'],
    ['storageAccount', 'premiumzrs', { ...SHOP, environment: 'e'.repeat(16) }, 'st' + 'e'.repeat(16)],
    ['storageAccount', 'premiumzrs', { ...SHOP, environment: 'e'.repeat(17) }, 'st' + 'e'.repeat(16)],
    [
      'functionApp',
      'shared',
      { ...SHOP, backendId: 'abcdefg-hijklmnop', environment: 'production' },
      'func-abcdefg-production-',
    ],
  ])('of %s for %s of %j begins with %s', (kind, variant, config, start) => {
    const name = nameOf(ruleOf(kind), variant, config);
    expect(name.slice(0, -6)).toBe(start);
    expect(name.slice(-6)).toMatch(/^[0-9a-z]{6}$/);
  });

  it('stays what it was when components are added, whatever else they need', () => {
    const userApi = crud('UserApi', { enableServerless: true });
    const jobs = app('Jobs', { version: '22' });
    const few = planOf([userApi, jobs]);
    const more = planOf([
      userApi,
      jobs,
      crud('Big', { throughput: 400 }),
      app('Snake', { runtime: 'python' }),
      app('Elastic', { version: '20', sku: 'EP1' }),
    ]);
    const names = new Set(more.resources.map(({ key, name }) => `${key} ${name}`));
    for (const { key, name } of few.resources) expect(names).toContain(`${key} ${name}`);
  });
});

describe('a name of the user’s formatter', () => {
  const named = (formatResourceName: (type: string, id: string, suffix?: string) => string) =>
    createNaming(settingsFrom({ ...SHOP, naming: { formatResourceName } }));

  it('is made of abbreviation, backend and variant, and used as it is', () => {
    const naming = named((type, id, suffix) => `${type}-${id}-${suffix}`);
    expect(naming.nameOf(ruleOf('cosmosAccount'), 'shared')).toBe('cosno-shop-shared');
    expect(naming).toMatchObject({ errors: [], warnings: [] });
  });

  it('is an error where it is not valid, with the rule', () => {
    const naming = named(() => 'not valid!');
    naming.nameOf(ruleOf('servicePlan'), 'shared');
    expect(naming.errors).toEqual([
      {
        code: 'INVALID_NAME',
        message:
          "The name 'not valid!' (servicePlan) is not valid: a name has 1 to 40 characters: letters, digits and hyphens, starting and ending with a letter or digit.",
        path: 'naming.servicePlan',
        components: [],
        resolution: "Change what formatResourceName returns for 'asp'.",
      },
    ]);
  });

  it.each<[string, string, boolean]>([
    ['storageAccount', 'ab', false],
    ['storageAccount', 'abc', true],
    ['storageAccount', 'a'.repeat(24), true],
    ['storageAccount', 'a'.repeat(25), false],
    ['functionApp', 'a'.repeat(32), true],
    ['functionApp', 'a'.repeat(33), false],
    ['functionApp', '-a', false],
  ])('of %s %j is valid: %s', (kind, name, valid) => {
    const naming = named(() => name);
    naming.nameOf(ruleOf(kind), 'shared');
    expect(naming.errors.length === 0).toBe(valid);
  });

  it('loses hyphens, underscores and capitals where a storage account takes none, with a warning', () => {
    const naming = named(() => 'St-Shop_Prod');
    expect(naming.nameOf(ruleOf('storageAccount'), 'shared')).toBe('stshopprod');
    expect(naming.warnings).toEqual([
      {
        code: 'NAME_ADJUSTED',
        message:
          "formatResourceName gave 'St-Shop_Prod' (storageAccount), which became 'stshopprod': a name has 3 to 24 characters: lower-case letters and digits only, starting and ending with a letter or digit.",
        path: 'naming.storageAccount',
        components: [],
        resolution: "Return 'stshopprod', or another valid name.",
      },
    ]);
    expect(naming.errors).toEqual([]);
  });

  it('loses capitals where an account takes none, and keeps its hyphens', () => {
    expect(named(() => 'Cosno-Shop').nameOf(ruleOf('cosmosAccount'), 'shared')).toBe('cosno-shop');
    expect(named(() => 'Func-Shop').nameOf(ruleOf('functionApp'), 'shared')).toBe('Func-Shop');
  });

  it('is an error when two variants get one name, and not when one is asked for twice', () => {
    const naming = named((type, id) => `${type}${id}`);
    naming.nameOf(ruleOf('servicePlan'), 'shared');
    naming.nameOf(ruleOf('servicePlan'), 'shared');
    naming.nameOf(ruleOf('functionApp'), 'node20');
    expect(naming.errors).toEqual([]);
    naming.nameOf(ruleOf('servicePlan'), 'node20');
    expect(naming.errors).toEqual([
      {
        code: 'NAME_COLLISION',
        message: "Two resources (servicePlan), for 'shared' and for 'node20', are both named 'aspshop'.",
        path: 'naming.servicePlan',
        components: [],
        resolution: 'Let formatResourceName use its suffix argument.',
      },
    ]);
  });

  it('is in the plan as it was made', () => {
    const naming = { formatResourceName: (type: string, id: string, suffix = '') => `${type}${id}${suffix}` };
    expect(planOf([crud()], { ...SHOP, naming }).resources.map(({ name }) => name)).toEqual([
      'cosnoshopshared',
      'funcshopshared',
      'stshopshared',
    ]);
  });
});

describe('a given name', () => {
  it('is checked and kept', () => {
    const naming = createNaming(settingsFrom(SHOP));
    expect(naming.validateName(ruleOf('subnet'), 'functions')).toBe('functions');
    expect(naming.errors).toEqual([]);
    expect(naming.validateName(ruleOf('subnet'), 'under_score')).toBe('under_score');
    expect(naming.errors).toMatchObject([
      {
        code: 'INVALID_NAME',
        path: 'naming.subnet',
        resolution: 'Choose another name, or leave it out for a generated one.',
      },
    ]);
  });
});
