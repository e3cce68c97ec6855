import { renderPlan } from '@atakora/component/plan';
import { StaticSite } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../backend/backend-config.js';
import { app, crud } from '../../../test/support/definitions.js';
import { blocksOf, keysOf, planOf, SHOP } from '../../../test/support/plans.js';
import type { FrontDoorEntry } from './options.js';
import { frontDoorOrigin } from './front-door-origin.js';

const web = StaticSite.define('Web', { sourceDirectory: 'dist' });
const behind = (frontDoor: FrontDoorEntry = {}, more: Partial<BackendConfig> = {}) => ({
  ...SHOP,
  ...more,
  entry: { frontDoor },
});
const isolated = { networking: 'isolated' } as const;
const two = [crud('UserApi'), app('Jobs', { sku: 'EP1' }), web];
const argumentsOf = (plan: ReturnType<typeof planOf>, type: string) =>
  blocksOf(plan, `azurerm_cdn_frontdoor_${type}`).map(({ config }) => config);

describe('a Front Door before APIs', () => {
  it('sends each path to one app, and the rest to the site', () => {
    const plan = planOf(two, behind({ site: 'Web' }));
    expect(argumentsOf(plan, 'endpoint')).toHaveLength(1);
    expect(argumentsOf(plan, 'route').map(({ patternsToMatch }) => patternsToMatch)).toEqual([
      ['/api/jobs', '/api/jobs/*'],
      ['/api', '/api/*'],
      ['/*'],
    ]);
    expect(argumentsOf(plan, 'route').every(({ cache }) => cache === undefined)).toBe(true);
    expect(plan.errors).toEqual([]);
  });

  it('probes what answers without a key', () => {
    const probes = argumentsOf(planOf(two, behind()), 'origin_group').map(({ healthProbe }) => healthProbe);
    expect(probes).toEqual([undefined, expect.objectContaining({ path: '/api/health', requestType: 'GET' })]);
  });

  it('is the only way in', () => {
    const plan = planOf(two, behind());
    const apps = ['azurerm_function_app_flex_consumption', 'azurerm_linux_function_app'].flatMap((type) =>
      blocksOf(plan, type),
    );
    expect(apps).toHaveLength(2);
    for (const { config } of apps) {
      expect(config['siteConfig']).toMatchObject({
        ipRestrictionDefaultAction: 'Deny',
        ipRestriction: [
          {
            action: 'Allow',
            serviceTag: 'AzureFrontDoor.Backend',
            headers: [{ xAzureFdid: ['${azurerm_cdn_frontdoor_profile.shop_entry.resource_guid}'] }],
          },
        ],
      });
    }
  });

  it('is where callers find the APIs', () => {
    const outputs = (frontDoor: FrontDoorEntry) =>
      planOf([crud('UserApi')], behind(frontDoor)).components[0]?.outputs['apiEndpoint'];
    expect(outputs({ customDomain: 'api.example.com' })).toBe('https://api.example.com/api/user-api');
    expect(outputs({})).toBe('https://${azurerm_cdn_frontdoor_endpoint.shop_entry.host_name}/api/user-api');
  });

  it('says in the plan what callers show', () => {
    const { exposure } = planOf(two, behind({ site: 'Web', customDomain: 'shop.example.com' }));
    const ways = exposure.filter(({ resource }) => resource.startsWith('entry:'));
    const direct = exposure.filter(({ name }) => name === 'GET /api/user-api');
    expect(direct.map(({ url }) => url)).toEqual(['https://shop.example.com/api/user-api']);
    expect(ways.map(({ name, url, credentials }) => [name, url, credentials.join()])).toEqual([
      ['entry /api /api/*', 'https://shop.example.com/api', 'function-key,none'],
      ['entry /api/jobs /api/jobs/*', 'https://shop.example.com/api', 'function-key'],
      ['entry site', 'https://shop.example.com', 'none'],
    ]);
  });

  it('leads a domain to every route', () => {
    const plan = planOf(two, behind({ customDomain: 'shop.example.com' }));
    const [association] = argumentsOf(plan, 'custom_domain_association');
    expect(association?.['cdnFrontdoorRouteIds']).toHaveLength(2);
    expect(plan.warnings.map(({ code }) => code)).toContain('DNS_SETUP_NEEDED');
  });
});

describe('in an isolated backend', () => {
  it('it is Premium, and reaches apps by private links', () => {
    const plan = planOf([crud('UserApi')], behind({}, isolated));
    expect(argumentsOf(plan, 'profile')[0]?.['skuName']).toBe('Premium_AzureFrontDoor');
    expect(argumentsOf(plan, 'origin')[0]?.['privateLink']).toMatchObject({
      location: 'eastus',
      targetType: 'sites',
      privateLinkTargetId: expect.stringContaining('azurerm_function_app_flex_consumption') as string,
    });
    expect(
      blocksOf(plan, 'azurerm_function_app_flex_consumption')[0]?.config['siteConfig'],
    ).not.toHaveProperty('ipRestriction');
    expect(plan.components[0]?.outputs['apiEndpoint']).toContain('.azurewebsites.net/');
  });

  it('it cannot be Standard', () => {
    const { errors } = planOf([crud()], behind({ sku: 'Standard' }, isolated));
    expect(errors.map(({ path }) => path)).toEqual(['entry.frontDoor.sku']);
  });
});

describe('a firewall', () => {
  it.each(['Prevention', 'Detection'] as const)('stands before endpoint and domain: %s', (firewall) => {
    const plan = planOf(two, behind({ firewall, customDomain: 'shop.example.com' }));
    const [policy] = argumentsOf(plan, 'firewall_policy');
    expect(policy).toMatchObject({ mode: firewall, skuName: 'Premium_AzureFrontDoor' });
    const [security] = argumentsOf(plan, 'security_policy') as unknown as {
      securityPolicies: { firewall: { association: { domain: unknown[] } } };
    }[];
    expect(security?.securityPolicies.firewall.association.domain).toHaveLength(2);
  });

  it('is refused on Standard', () => {
    expect(() => planOf(two, behind({ sku: 'Standard', firewall: 'Detection' }))).toThrow(/firewall/);
  });
});

it('a site that is none is refused', () => {
  const { errors } = planOf([crud()], behind({ site: 'Web' }));
  expect(errors.map(({ path }) => path)).toEqual(['entry.frontDoor.site']);
});

it('too many components for the patterns of a route are refused', () => {
  const many = Array.from({ length: 13 }, (_, index) => app(`Job${index}`, { sku: 'EP1' }));
  const { errors } = planOf([crud(), ...many], behind());
  expect(errors.map(({ message }) => message).join()).toContain('at most 25 patterns');
});

it('a backend without functions has no Front Door', () => {
  expect(keysOf(planOf([web], behind()), 'entry')).toEqual([]);
});

describe('origins of other backends', () => {
  const region = (location: string, more: Partial<BackendConfig> = {}) => ({
    ...SHOP,
    environment: location,
    location,
    ...more,
  });
  const standby = planOf([crud('UserApi'), app('Jobs', { sku: 'EP1' })], region('westus2'));
  const origin = { name: 'westus2', priority: 2, ...frontDoorOrigin(standby) };
  const hostOf = (plan: ReturnType<typeof planOf>, key: string) =>
    `${plan.resources.find((resource) => resource.key === key)?.name ?? ''}.azurewebsites.net`;

  it('stand in for the apps with the same paths', () => {
    const plan = planOf(two, behind({ site: 'Web', origins: [origin] }));
    expect(plan.errors).toEqual([]);
    expect(argumentsOf(plan, 'origin_group')).toHaveLength(3);
    expect(
      argumentsOf(plan, 'origin').map(({ name, hostName, priority, weight, enabled }) => [
        name,
        String(hostName).startsWith('${') ? 'own' : hostName,
        priority,
        weight,
        enabled,
      ]),
    ).toEqual([
      ['elastic', 'own', 1, 500, true],
      ['elastic-westus2', hostOf(standby, 'functions:elastic'), 2, 500, true],
      ['shared', 'own', 1, 500, true],
      ['shared-westus2', hostOf(standby, 'functions:shared'), 2, 500, true],
      ['site', 'own', undefined, undefined, true],
    ]);
    expect(
      argumentsOf(plan, 'route').map(({ cdnFrontdoorOriginIds: ids }) => (ids as unknown[]).length),
    ).toEqual([2, 2, 1]);
    const probes = argumentsOf(plan, 'origin_group').flatMap(({ healthProbe }) => healthProbe ?? []);
    expect(probes).toEqual([expect.objectContaining({ path: '/api/health', intervalInSeconds: 30 })]);
  });

  it('are in the rendered plan, in the order in which they are called', () => {
    const text = renderPlan(planOf([crud('UserApi')], behind({ weight: 0, origins: [origin] })));
    expect(text).toMatch(/Origin +Priority +Weight +Apps\n-+.*\nshop +out +0 +\S+\nwestus2 +2 +500 +\S+/);
  });

  it('that are not probed are a warning, because none takes over', () => {
    const plan = planOf(two, behind({ origins: [origin] }));
    expect(plan.warnings).toContainEqual(
      expect.objectContaining({ path: 'entry.frontDoor.origins', code: 'OPTION_WITHOUT_EFFECT' }),
    );
    const probed = planOf(
      [crud('UserApi')],
      behind({ origins: [{ ...origin, apps: origin.apps.slice(0, 1) }] }),
    );
    expect(probed.warnings.map(({ path }) => path)).not.toContain('entry.frontDoor.origins');
  });

  it('take a weight of 0 out, and not all of them', () => {
    const plan = planOf([crud('UserApi')], behind({ weight: 0, origins: [origin] }));
    expect(argumentsOf(plan, 'origin').map(({ enabled, weight }) => [enabled, weight])).toContainEqual([
      false,
      1,
    ]);
    const silent = planOf([crud('UserApi')], behind({ weight: 0, origins: [{ ...origin, weight: 0 }] }));
    expect(silent.errors.map(({ message }) => message).join()).toContain('Every origin of');
  });

  it('need no apps of the backend with the Front Door', () => {
    const plan = planOf([web], behind({ origins: [origin] }));
    expect(argumentsOf(plan, 'route').map(({ patternsToMatch }) => patternsToMatch)).toEqual(
      expect.arrayContaining([['/api', '/api/*']]),
    );
    expect(plan.exposure.map(({ name, credentials }) => [name, ...credentials])).toContainEqual([
      'entry /api /api/*',
      'unknown',
    ]);
  });

  it('are closed to all but that Front Door, or to all but Front Doors', () => {
    const restriction = (frontDoorId?: string) =>
      blocksOf(
        planOf(
          [crud('UserApi')],
          region('westus2', { entry: { behind: frontDoorId === undefined ? {} : { frontDoorId } } }),
        ),
        'azurerm_function_app_flex_consumption',
      )[0]?.config['siteConfig'];
    const id = '11111111-2222-4333-8444-555555555555';
    expect(restriction(id)).toMatchObject({
      ipRestrictionDefaultAction: 'Deny',
      ipRestriction: [{ serviceTag: 'AzureFrontDoor.Backend', headers: [{ xAzureFdid: [id] }] }],
    });
    expect(restriction()).toMatchObject({ ipRestriction: [{ serviceTag: 'AzureFrontDoor.Backend' }] });
    expect(JSON.stringify(restriction())).not.toContain('headers');
  });

  it.each<[string, () => unknown, string]>([
    ['two of one name', () => planOf(two, behind({ origins: [origin, origin] })), 'different names'],
    ['a priority of 6', () => planOf(two, behind({ origins: [{ ...origin, priority: 6 }] })), 'priority'],
    [
      'a host with a scheme',
      () =>
        planOf(
          two,
          behind({ origins: [{ ...origin, apps: [{ hostName: 'https://a.b', patterns: ['/*'] }] }] }),
        ),
      'without a scheme',
    ],
    [
      'an isolated backend',
      () => frontDoorOrigin(planOf([crud()], region('westus2', isolated))),
      'public apps alone',
    ],
    ['a backend without apps', () => frontDoorOrigin(planOf([web])), 'http functions'],
    ['both ways in', () => planOf(two, { ...SHOP, entry: { frontDoor: {}, behind: {} } as never }), 'either'],
  ])('are refused: %s', (_what, act, named) => {
    expect(act).toThrow(named);
  });

  it('are refused beside private ones', () => {
    const { errors } = planOf([crud()], behind({ origins: [origin] }, isolated));
    expect(errors.map(({ path }) => path)).toEqual(['entry.frontDoor.origins']);
  });
});
