import { exposedEndpoints, renderPlan } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../backend/backend-config.js';
import { app, crud } from '../../../test/support/definitions.js';
import { argumentsOf, behind, isolated, two, web } from '../../../test/support/entry-backends.js';
import { blocksOf, planOf, SHOP } from '../../../test/support/plans.js';
import { frontDoorOrigin } from './front-door-origin.js';

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
      argumentsOf(plan, 'origin').map(({ name, host_name, priority, weight, enabled }) => [
        name,
        typeof host_name === 'string' ? host_name : 'own',
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
      argumentsOf(plan, 'route').map(({ cdn_frontdoor_origin_ids: ids }) => (ids as unknown[]).length),
    ).toEqual([2, 2, 1]);
    const probes = argumentsOf(plan, 'origin_group').flatMap(({ health_probe }) => health_probe ?? []);
    expect(probes).toEqual([expect.objectContaining({ path: '/api/health', interval_in_seconds: 30 })]);
  });

  it('stand in for the app with their own paths, also where another app has the rest', () => {
    const jobs = app('Jobs', { sku: 'EP1' });
    const { lock } = planOf([jobs], behind());
    const plan = planOf([jobs, crud('UserApi')], behind({ origins: [origin] }, { lock }));
    expect(plan.errors).toEqual([]);
    expect(
      argumentsOf(plan, 'route').map(({ name, patterns_to_match: paths, cdn_frontdoor_origin_ids: ids }) => [
        name,
        paths,
        (ids as unknown[]).length,
      ]),
    ).toEqual([
      ['elastic', ['/api', '/api/*'], 2],
      ['shared', ['/api/user-api', '/api/user-api/*'], 2],
    ]);
    // This origin has one more API.
    const grown = planOf([crud('UserApi'), crud('NewApi'), jobs], region('westus2'));
    const green = { name: 'green', ...frontDoorOrigin(grown) };
    const blue = planOf([crud('UserApi'), jobs], behind({ origins: [green] }));
    expect(
      argumentsOf(blue, 'route').map(({ cdn_frontdoor_origin_ids: ids }) => (ids as unknown[]).length),
    ).toEqual([2, 2]);
    const held = planOf([jobs, crud('UserApi')], behind({ origins: [green] }, { lock }));
    expect(
      argumentsOf(held, 'route').map(({ name, patterns_to_match: paths, cdn_frontdoor_origin_ids: ids }) => [
        name,
        (paths as unknown[])[0],
        (ids as unknown[]).length,
      ]),
    ).toEqual([
      ['elastic', '/api', 2],
      ['shared', '/api/user-api', 2],
    ]);
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
    expect(argumentsOf(plan, 'route').map(({ patterns_to_match }) => patterns_to_match)).toEqual(
      expect.arrayContaining([['/api', '/api/*']]),
    );
    expect(exposedEndpoints(plan).map(({ name, credentials }) => [name, ...credentials])).toContainEqual([
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
      )[0]?.arguments['site_config'];
    const id = '11111111-2222-4333-8444-555555555555';
    expect(restriction(id)).toMatchObject({
      ip_restriction_default_action: 'Deny',
      ip_restriction: [{ service_tag: 'AzureFrontDoor.Backend', headers: [{ x_azure_fdid: [id] }] }],
    });
    expect(restriction()).toMatchObject({ ip_restriction: [{ service_tag: 'AzureFrontDoor.Backend' }] });
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
      'cannot reach private apps',
    ],
    ['a backend without apps', () => frontDoorOrigin(planOf([web])), 'http functions'],
    [
      'a Front Door and a gateway at once',
      () => planOf(two, { ...SHOP, entry: { frontDoor: {}, behind: {} } as never }),
      'must not combine frontDoor',
    ],
  ])('are refused: %s', (_what, act, named) => {
    expect(act).toThrow(named);
  });

  it('are refused beside private ones', () => {
    const { errors } = planOf([crud()], behind({ origins: [origin] }, isolated));
    expect(errors.map(({ path }) => path)).toEqual(['entry.frontDoor.origins']);
  });
});
