import { describe, expect, it } from 'vitest';

import type { AllowedIpRanges } from './options.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import type { AnyComponentDefinition } from '../../component.js';
import { healthChecksOf } from '../../deploy/health.js';
import { diffPlans } from '../../plan/diff/diff-plans.js';
import { exposedEndpoints } from '../../plan/exposure.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import { GUEST_DEPLOYER } from '../../../test/support/offers.js';
import { app, crud, custom, requirement } from '../../../test/support/definitions.js';
import { blocksOf, keysOf, placeOf, planOf, remarksIn, SHOP } from '../../../test/support/plans.js';
import { issueOf } from '../../../test/support/refusals.js';

const OFFICE = ['203.0.113.0/24'];
const HOME = '198.51.100.7';

const limited = (allowedIpRanges: AllowedIpRanges, more: BackendConfig = {}): BackendConfig => ({
  ...SHOP,
  networking: { mode: 'public', allowedIpRanges },
  ...more,
});
const files = (id: string, options: object = {}) =>
  custom(id, [requirement('storage', { containers: [{ name: id.toLowerCase() }], ...options })]);
const after = (before: ResourcePlan, components: readonly AnyComponentDefinition[], config?: BackendConfig) =>
  planOf(components, { ...SHOP, ...config, lock: before.lock });
const rangesOf = ({ resources }: ResourcePlan, key: string) =>
  (resources.find((each) => each.key === key)?.config as { allowedIpRanges?: string[] }).allowedIpRanges;
const messagesOf = ({ errors }: ResourcePlan) => errors.map(({ message }) => message);
const siteOf = (plan: ResourcePlan, id = 'shop_functions_shared') =>
  blocksOf(plan, 'azurerm_function_app_flex_consumption').find((block) => block.id === id)?.arguments[
    'site_config'
  ] as { ip_restriction?: object[]; ip_restriction_default_action?: string };

describe('allowedIpRanges of components', () => {
  it('is an app of its own beside components with other addresses, whose app it does not change', () => {
    const plan = planOf([crud('UserApi', { allowedIpRanges: { functions: OFFICE } }), crud('OrderApi')]);
    const own = placeOf(plan, 'UserApi', 'functions') ?? '';
    expect(own).not.toBe(placeOf(plan, 'OrderApi', 'functions'));
    expect(keysOf(plan, 'cosmos')).toEqual(['cosmos:shared']);
    const alone = planOf([crud('OrderApi')]);
    expect(siteOf(plan)).toEqual(siteOf(alone));
    expect(siteOf(plan, 'shop_functions_shared-2')).toMatchObject({
      ip_restriction_default_action: 'Deny',
      ip_restriction: [{ ip_address: '203.0.113.0/24', action: 'Allow' }],
    });
    expect(remarksIn(plan).map(({ code }) => code)).toEqual(['RESOURCE_SPLIT']);
  });

  it('is one resource where other words name the same addresses', () => {
    const halves = ['203.0.113.128/25', '203.0.113.0/25'];
    const plan = planOf([
      crud('UserApi', { allowedIpRanges: { functions: OFFICE } }),
      crud('OrderApi', { allowedIpRanges: { functions: [...halves, '203.0.113.9'] } }),
    ]);
    expect(keysOf(plan, 'functions')).toEqual(['functions:shared']);
    expect(rangesOf(plan, 'functions:shared')).toEqual(OFFICE);
    expect(plan.resources[0]?.decisions).toEqual([]);
  });

  it('writes accounts as Azure takes them: no network smaller than /30', () => {
    const ranges = [...OFFICE, '192.0.2.4/31'];
    const plan = planOf([
      files('Files', { allowedIpRanges: ranges }),
      custom('Bus', [requirement('servicebus', { sku: 'Premium', allowedIpRanges: ranges })]),
      custom('Data', [
        requirement('cosmos', { databases: [{ name: 'main' }], allowedIpRanges: ['0.0.0.0', ...OFFICE] }),
      ]),
    ]);
    expect(plan.errors).toEqual([]);
    const rules = ['192.0.2.4', '192.0.2.5', '203.0.113.0/24'];
    expect(blocksOf(plan, 'azurerm_storage_account')[0]?.arguments['network_rules']).toEqual({
      default_action: 'Deny',
      bypass: ['AzureServices'],
      ip_rules: rules,
    });
    expect(blocksOf(plan, 'azurerm_servicebus_namespace')[0]?.arguments['network_rule_set']).toMatchObject({
      default_action: 'Deny',
      ip_rules: rules,
    });
    expect(blocksOf(plan, 'azurerm_cosmosdb_account')[0]?.arguments['ip_range_filter']).toEqual([
      '0.0.0.0',
      '203.0.113.0/24',
    ]);
  });

  it('lets services of Azure call that a component relies on', () => {
    const plan = planOf(
      [
        app('Jobs', {
          functions: { onEvent: { trigger: 'eventGrid' }, up: { trigger: 'http', authLevel: 'anonymous' } },
          healthCheck: { path: '/api/jobs/up', availabilityTest: true },
          allowedIpRanges: { functions: [HOME] },
        }),
      ],
      { ...SHOP, monitoring: true },
    );
    expect(siteOf(plan).ip_restriction).toMatchObject([
      { ip_address: `${HOME}/32` },
      { service_tag: 'AzureEventGrid' },
      { service_tag: 'ApplicationInsightsAvailability' },
    ]);
  });

  it.each([
    ['10.0.0.0/8', 'must be public: Azure refuses private ranges in the rules of a Cosmos DB account'],
    ['172.0.0.0/8', 'must be public: Azure refuses private ranges in the rules of a Cosmos DB account'],
    ['203.0.113.7/24', 'must have zero host bits'],
    ['2001:db8::/32', 'must be IPv4: a Cosmos DB account has no IPv6 address by default'],
    ['0.0.0.0/0', 'must not be every address'],
    ['0.0.0.1', 'must not have addresses of 0.0.0.0/8, from which nothing calls'],
    ['127.0.0.1', 'must not have addresses of 127.0.0.0/8, from which nothing calls'],
    ['255.255.255.255', 'must not have addresses of 224.0.0.0/3, from which nothing calls'],
    ['1.2.3.4/0', 'must not be every address'],
    ['10.1.2.3/24', 'must be public: Azure refuses private ranges in the rules of a Cosmos DB account'],
    [' 203.0.113.0/24', 'must be an IPv4 address or a network in CIDR notation'],
    ['203.0.113', 'must be an IPv4 address or a network in CIDR notation'],
    ['010.1.1.1', 'must be an IPv4 address or a network in CIDR notation'],
    ['203.0.113.0/33', 'must be an IPv4 address or a network in CIDR notation'],
  ])('refuses %s for Cosmos DB', (range, rule) => {
    const issue = issueOf(() => crud('UserApi', { allowedIpRanges: { cosmos: [range] } }));
    expect(issue).toMatchObject({ path: 'allowedIpRanges.cosmos.0', rule });
  });

  it('takes private addresses for apps, and tells the network of an address with host bits', () => {
    expect(() => crud('UserApi', { allowedIpRanges: { functions: ['10.0.0.0/25'] } })).not.toThrow();
    const issue = issueOf(() => crud('UserApi', { allowedIpRanges: { functions: ['10.0.0.9/24'] } }));
    expect(issue.resolution).toContain("'10.0.0.0/24'");
    expect(issueOf(() => crud('UserApi', { allowedIpRanges: { functions: ['0.0.0.0'] } })).rule).toContain(
      '0.0.0.0/8',
    );
  });

  it.each([
    [[HOME], 'must name resource types'],
    [{ functions: [] }, 'must have at least one range'],
    [{ storage: [HOME] }, 'is not an option'],
    [{ cosmos: [HOME] }, 'must not have cosmos: the component has no data in Cosmos DB'],
  ])('refuses %j of a FunctionsApp', (allowedIpRanges, rule) => {
    expect(issueOf(() => app('Jobs', { allowedIpRanges: allowedIpRanges as object }))).toMatchObject({
      rule,
    });
  });
});

describe('allowedIpRanges of the backend', () => {
  it('leaves of the list of a component what it has too', () => {
    const own = { allowedIpRanges: { functions: ['203.0.113.0/25', HOME] } };
    const plan = planOf([crud('UserApi', own), crud('OrderApi')], limited({ functions: OFFICE }));
    expect(rangesOf(plan, placeOf(plan, 'UserApi', 'functions') ?? '')).toEqual(['203.0.113.0/25']);
    expect(rangesOf(plan, placeOf(plan, 'OrderApi', 'functions') ?? '')).toEqual(OFFICE);
  });

  it('is an error that names both where no address is in both', () => {
    const plan = planOf(
      [crud('UserApi', { allowedIpRanges: { functions: [HOME] } })],
      limited({ functions: OFFICE }),
    );
    expect(messagesOf(plan)).toEqual([
      `'functions:shared' may be called from ${HOME} by allowedIpRanges of 'UserApi', and from 203.0.113.0/24 by networking.allowedIpRanges.functions of the backend: no address is in both.`,
    ]);
  });

  it.each([
    ['that an app uses', { cosmos: OFFICE }, [crud('UserApi', { allowedIpRanges: { cosmos: [HOME] } })], {}],
    [
      'behind a Front Door',
      { functions: OFFICE },
      [crud('UserApi', { allowedIpRanges: { functions: [HOME] } })],
      { entry: { frontDoor: {} } },
    ],
    [
      'that another component calls',
      { functions: OFFICE },
      [
        crud('UserApi', { allowedIpRanges: { functions: [HOME] } }),
        app('Caller', { environmentVariables: { USERS: '${UserApi.apiEndpoint}' } }),
      ],
      {},
    ],
  ] as const)(
    'is one error where no address is in both, of a resource %s',
    (_case, lists, components, more) => {
      const messages = messagesOf(planOf(components, limited(lists, more)));
      expect(messages).toEqual([expect.stringMatching(/: no address is in both\.$/)]);
    },
  );

  it('closes a Key Vault from which no app reads', () => {
    const plan = planOf([app()], limited({ keyvault: [HOME] }, { keyVault: {} }));
    expect(plan.errors).toEqual([]);
    expect(blocksOf(plan, 'azurerm_key_vault')[0]?.arguments['network_acls']).toEqual({
      bypass: 'AzureServices',
      default_action: 'Deny',
      ip_rules: [HOME],
    });
  });

  it('has no effect without a resource of the type', () => {
    expect(remarksIn(planOf([app()], limited({ servicebus: [HOME] })))).toMatchObject([
      { code: 'OPTION_WITHOUT_EFFECT', path: 'networking.allowedIpRanges.servicebus' },
    ]);
  });

  it('has no effect in an isolated backend, nor has the list of a component', () => {
    const isolated = { mode: 'isolated', allowedIpRanges: { cosmos: OFFICE } } as const;
    const component = crud('UserApi', { allowedIpRanges: { functions: OFFICE } });
    const plan = planOf([component], { ...SHOP, networking: isolated });
    const idle = plan.warnings.filter(({ code }) => code === 'OPTION_WITHOUT_EFFECT');
    expect(idle.map(({ path, components }) => [path, components])).toEqual([
      ['networking.allowedIpRanges.cosmos', []],
      ['allowedIpRanges.functions', ['UserApi']],
    ]);
    expect(plan.terraform).toEqual(planOf([crud()], { ...SHOP, networking: 'isolated' }).terraform);
  });
});

describe('a list of an account', () => {
  it('is an error for an account with guests, and for one of another owner', () => {
    const offer = { guests: { 'orders.prod': { deployer: GUEST_DEPLOYER } } };
    const data = custom('Data', [requirement('cosmos', { databases: [{ name: 'main' }] })]);
    expect(messagesOf(planOf([data], limited({ cosmos: OFFICE }, { offer })))[0]).toContain('guests (offer)');
    expect(planOf([data], limited({ cosmos: ['0.0.0.0'] }, { offer })).errors).toEqual([]);
    const cosmosConfig = { useExisting: true, accountName: 'cosno-theirs' };
    expect(messagesOf(planOf([data], limited({ cosmos: OFFICE }, { cosmosConfig })))[0]).toContain(
      "The owner of the Cosmos DB account of 'cosmos:shared' decides",
    );
  });
});

describe('the rules of Azure', () => {
  it('are at most so many', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) => `8.${index >> 7}.${index & 127}.1`);
    expect(planOf([files('Files')], limited({ storage: many(400) })).errors).toEqual([]);
    expect(messagesOf(planOf([files('Files')], limited({ storage: many(401) })))).toEqual([
      "'storage:shared' would have 401 IP rules, and Azure takes at most 400 of a storage account.",
    ]);
    expect(messagesOf(planOf([app()], limited({ functions: many(513) })))[0]).toContain('at most 512');
    const onEvent = app('Jobs', { functions: { onEvent: { trigger: 'eventGrid' } } });
    expect(planOf([onEvent], limited({ functions: many(511) })).errors).toEqual([]);
    expect(messagesOf(planOf([onEvent], limited({ functions: many(512) })))).toEqual([
      "'functions:shared' would have 513 IP rules, 1 of them for services of Azure that call it, and Azure takes at most 512 of a function app.",
    ]);
  });

  it('are for Premium namespaces', () => {
    const bus = custom('Bus', [requirement('servicebus', { queues: [{ name: 'orders' }] })]);
    const asked = custom('Bus', [
      requirement('servicebus', { queues: [{ name: 'orders' }], allowedIpRanges: OFFICE }),
    ]);
    for (const [plan, path] of [
      [planOf([bus], limited({ servicebus: OFFICE })), 'networking.allowedIpRanges.servicebus'],
      [planOf([asked]), 'allowedIpRanges'],
    ] as const)
      expect(plan.errors).toMatchObject([
        {
          path,
          message:
            "'servicebus:shared' is a Standard namespace, and azurerm gives IP rules to Premium ones only.",
          resolution: `Leave ${path} out, or require sku 'Premium' in a component of your own.`,
        },
      ]);
  });
});

describe('a list over time', () => {
  const list = { allowedIpRanges: { functions: OFFICE } };

  it('is not in a lock without one, and a lock of before means every address', () => {
    const plan = planOf([crud()]);
    expect(JSON.stringify(plan.lock)).not.toContain('IP r');
    expect(after(plan, [crud()]).lock).toEqual(plan.lock);
  });

  it('changes the app of a component alone in place', () => {
    const plan = after(planOf([crud()]), [crud('UserApi', list)]);
    expect(keysOf(plan, 'functions')).toEqual(['functions:shared']);
    expect(siteOf(plan).ip_restriction).toHaveLength(1);
    expect(remarksIn(plan).map(({ code }) => code)).toEqual(['LOCK_CHANGED']);
  });

  it('moves a component out of an app that others are in, and leaves theirs as it is', () => {
    const before = planOf([crud('UserApi'), crud('OrderApi')]);
    const plan = after(before, [crud('UserApi', list), crud('OrderApi')]);
    expect(plan.errors).toEqual([]);
    expect(placeOf(plan, 'OrderApi', 'functions')).toBe('functions:shared');
    expect(placeOf(plan, 'UserApi', 'functions')).toBe('functions:shared-2');
    expect(siteOf(plan)).toEqual(siteOf(before));
    expect(remarksIn(plan).find(({ code }) => code === 'ENDPOINT_CHANGES')?.components).toEqual(['UserApi']);
  });

  it('is a conflict for data in an account that others are in, and the way out works', () => {
    const before = planOf([crud('UserApi'), crud('OrderApi')]);
    const changed = [crud('UserApi', { allowedIpRanges: { cosmos: ['0.0.0.0'] } }), crud('OrderApi')];
    const { errors } = after(before, changed);
    expect(errors).toMatchObject([{ code: 'PLACEMENT_CONFLICT', components: ['UserApi'] }]);
    const [way] = errors[0]?.ways ?? [];
    const moved = after(before, changed, { moves: way?.value as Record<string, string> });
    expect(moved.errors).toEqual([]);
    expect(rangesOf(moved, 'cosmos:shared')).toBeUndefined();
    expect(rangesOf(moved, placeOf(moved, 'UserApi', 'cosmos') ?? '')).toEqual(['0.0.0.0']);
  });

  it('does not shut out a component that comes later', () => {
    const before = planOf([crud('UserApi', list)]);
    expect(keysOf(after(before, [crud('UserApi', list), crud('OrderApi')]), 'functions')).toHaveLength(2);
    // The app of the component that left still has its list.
    const plan = after(before, [crud('OrderApi')]);
    expect(rangesOf(plan, placeOf(plan, 'OrderApi', 'functions') ?? '')).toBeUndefined();
  });

  it('opens again what had rules, which azurerm would keep', () => {
    const closed = planOf([files('Files', { allowedIpRanges: OFFICE })]);
    const opened = after(closed, [files('Files')]);
    const rules = { default_action: 'Allow', bypass: ['None'], ip_rules: [] };
    expect(blocksOf(opened, 'azurerm_storage_account')[0]?.arguments['network_rules']).toEqual(rules);
    const later = after(opened, [files('Files')]);
    expect(later.terraform).toEqual(opened.terraform);
    expect(later.lock).toEqual(opened.lock);
  });

  it('shows in what callers can reach, and opening it is a verdict', () => {
    const verdictOf = (before: readonly string[] | null, now: readonly string[] | null) => {
      const plans = [before, now].map((functions) =>
        planOf([crud('UserApi', functions === null ? {} : { allowedIpRanges: { functions } })]),
      );
      const [a, b] = plans as [ResourcePlan, ResourcePlan];
      return diffPlans(a, b).exposure.map(({ verdict }) => verdict)[0];
    };
    expect(verdictOf(null, OFFICE)).toBe('none');
    expect(verdictOf(OFFICE, null)).toBe('exposure');
    expect(verdictOf(OFFICE, ['203.0.113.0/25'])).toBe('none');
    expect(verdictOf(OFFICE, [...OFFICE, HOME])).toBe('exposure');
    expect(verdictOf(OFFICE, OFFICE)).toBeUndefined();
    const exposure = exposedEndpoints(planOf([crud('UserApi', list)]));
    expect(exposure.find(({ name }) => name === 'GET /api/health')?.ipRanges).toEqual(OFFICE);
    expect(exposure.find(({ name }) => name === 'deployment')?.ipRanges).toBeUndefined();
  });

  it('has no health check that everyone can call', () => {
    expect(healthChecksOf(planOf([crud()]))).toHaveLength(1);
    expect(healthChecksOf(planOf([crud('UserApi', list)]))).toEqual([]);
  });
});
