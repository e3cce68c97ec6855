import { describe, expect, test } from 'vitest';

import { app, crud, custom, requirement } from '../../../test/support/definitions.js';
import { argumentsOf, behind, documentOf, policyOf, textOf, two } from '../../../test/support/gateways.js';
import { blocksOf, functionAppIn, keysOf, planOf, settingsOf } from '../../../test/support/plans.js';
import { ENTRA, OTHER_ENTRA } from '../../../test/support/sign-in.js';
import { exposedEndpoints } from '../../plan.js';
import type { ApiManagementEntry } from './options.js';

describe('API Management before APIs', () => {
  test('is one service with an identity of its own, and an API for each component', () => {
    const plan = planOf(two, behind());
    expect(plan.errors).toEqual([]);
    expect(keysOf(plan, 'apimanagement')).toEqual(['apimanagement:consumption']);
    expect(argumentsOf(plan)).toMatchObject([
      {
        sku_name: 'Consumption_0',
        publisher_name: 'Shop',
        publisher_email: 'apis@example.com',
        identity: { type: 'UserAssigned' },
      },
    ]);
    expect(
      argumentsOf(plan, '_api').map(({ name, path, subscription_required }) => [
        name,
        path,
        subscription_required,
      ]),
    ).toEqual([
      ['jobs', 'api/jobs', false],
      ['user-api', 'api/user-api', false],
    ]);
    expect(argumentsOf(plan, '_product')).toEqual([]);
  });

  test('is the only caller that the app accepts, and is known to its code', () => {
    const plan = planOf(two, behind({}, { auth: { ...ENTRA, allowedApplications: [OTHER_ENTRA.clientId] } }));
    const { active_directory_v2: signIn } = functionAppIn(plan).arguments['auth_settings_v2'] as {
      active_directory_v2: object;
    };
    expect(signIn).toMatchObject({
      allowed_applications: [{ $ref: 'azurerm_user_assigned_identity.shop_gateway_consumption.client_id' }],
    });
    expect(settingsOf(plan, 'UserApi')['API_GATEWAY_IDENTITY']).toEqual({
      $ref: 'azurerm_user_assigned_identity.shop_gateway_consumption.principal_id',
    });
    expect(policyOf(plan, 'user-api')).toContain(
      `<client-application-ids><application-id>${OTHER_ENTRA.clientId}</application-id></client-application-ids>`,
    );
  });

  test('is where callers find the APIs, and health checks find the app', () => {
    const plan = planOf([crud('UserApi')], behind());
    const name = String(argumentsOf(plan)[0]?.['name']);
    expect(plan.components[0]?.outputs['apiEndpoint']).toBe(`https://${name}.azure-api.net/api/user-api`);
    const urls = exposedEndpoints(plan).map(({ name: route, url }) => [route, url]);
    expect(urls).toContainEqual(['GET /api/user-api', `https://${name}.azure-api.net/api/user-api`]);
    expect(urls).toContainEqual([
      'GET /api/health',
      expect.stringMatching(/\.azurewebsites\.net\/api\/health$/),
    ]);
  });

  test('checks the token, hands it on, and signs in at the app, in this order', () => {
    const policy = policyOf(planOf(two, behind()), 'user-api');
    const steps = [
      '<validate-azure-ad-token',
      '<set-header name="x-caller-token" exists-action="override">',
      '<authentication-managed-identity',
    ];
    const places = steps.map((step) => policy.indexOf(step));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(policy).toContain(`tenant-id="${ENTRA.tenantId}"`);
    expect(policy).toContain(`resource="api://${ENTRA.clientId}"`);
    expect(policy).not.toContain('<cors');
    expect(policy).not.toContain('rate-limit');
  });

  test.each(['@(context.User.Id)', 'api://{{secret}}'])(
    'takes no audience that a policy would evaluate: %s',
    (audience) => {
      expect(() =>
        planOf([crud('UserApi')], behind({}, { auth: { ...ENTRA, audiences: [audience] } })),
      ).toThrow(/without spaces and braces, and not begin with @/);
    },
  );

  test('escapes text of the author in a policy', () => {
    const audiences = ['api://a?b=1&c="<2>"'];
    const policy = policyOf(
      planOf([crud('UserApi')], behind({}, { auth: { ...ENTRA, audiences } })),
      'user-api',
    );
    expect(policy).toContain('<audience>api://a?b=1&amp;c=&quot;&lt;2&gt;&quot;</audience>');
  });

  test('lets the identities of components call those that they name', () => {
    const caller = app('Jobs', {
      environmentVariables: { USERS: '${UserApi.apiEndpoint}' },
      separateIdentity: true,
    });
    const auth = {
      ...ENTRA,
      allowedApplications: [OTHER_ENTRA.clientId],
      allowedIdentities: [OTHER_ENTRA.tenantId],
    };
    const plan = planOf([crud('UserApi'), caller], behind({}, { auth }));
    const ids = policyOf(plan, 'user-api');
    expect(ids).toContain('shop_functions_jobs_identity.client_id');
    expect(ids).toContain('shop_functions_jobs_identity.principal_id');
    expect(policyOf(plan, 'jobs')).not.toContain('_identity.client_id"},"</application-id>');
  });

  test('answers the pages that a component allows, and no others', () => {
    const plan = planOf(
      [crud('UserApi', { cors: { allowedOrigins: ['https://shop.example.com'] } }), app('Jobs')],
      behind(),
    );
    expect(policyOf(plan, 'user-api')).toContain('<origin>https://shop.example.com</origin>');
    expect(policyOf(plan, 'jobs')).not.toContain('<cors');
  });

  test('has none in a backend without HTTP functions', () => {
    const plan = planOf([custom('Files', [requirement('storage')])], behind());
    expect(keysOf(plan, 'apimanagement')).toEqual([]);
  });

  test('keeps logs in the workspace on BasicV2, and Consumption has none', () => {
    const monitoring = { diagnosticLogs: 'all' } as const;
    const logs = (tier: 'BasicV2' | 'Consumption') =>
      textOf(blocksOf(planOf(two, behind({ tier }, { monitoring })), 'azurerm_monitor_diagnostic_setting'));
    expect(logs('BasicV2')).toContain('GatewayLogs');
    expect(logs('Consumption')).not.toContain('GatewayLogs');
  });
});

describe('alerts', () => {
  const alertsOf = (more: Partial<ApiManagementEntry>) =>
    blocksOf(planOf(two, behind(more, { monitoring: { alerting: {} } })), 'azurerm_monitor_metric_alert')
      .filter(({ id }) => id.includes('gateway'))
      .map(({ id, arguments: { window_size, criteria } }) => {
        const [{ metric_name, threshold, dimension } = {}] = criteria as unknown as Record<string, unknown>[];
        return [id.replace('shop_monitoring_gateway-', ''), metric_name, threshold, window_size, dimension];
      })
      .sort();

  test('are on calls that fail, and on the load of a tier that reports it', () => {
    const failed = [{ name: 'GatewayResponseCodeCategory', operator: 'Include', values: ['5xx'] }];
    expect(alertsOf({})).toEqual([['consumption-errors', 'Requests', 5, 'PT5M', failed]]);
    expect(alertsOf({ tier: 'BasicV2' })).toEqual([
      ['basic-v2-errors', 'Requests', 5, 'PT5M', failed],
      ['basic-v2-load', 'CpuPercent_Gateway', 40, 'PT30M', undefined],
    ]);
    expect(alertsOf({ tier: 'BasicV2', units: 2 })[1]?.[2]).toBe(60);
  });
});

describe('the document of an API', () => {
  test('of a CrudApi has its operations below the path of the API', () => {
    const api = crud('OrderApi', {
      schema: { id: 'string', userId: { type: 'string', required: true } },
      partitionKey: '/userId' as never,
    });
    const { paths, components, openapi } = documentOf(planOf([api], behind()), 'order-api');
    expect(openapi).toBe('3.1.1');
    expect(Object.keys(paths)).toEqual(['/', '/{id}']);
    expect(Object.keys(components['schemas'] ?? {})).toContain('OrderApiItem');
    // A required one would be a part of the path.
    const { parameters } = paths['/{id}']?.['get'] as { parameters: { name: string; required?: boolean }[] };
    expect(parameters.map(({ name, required }) => [name, required])).toContainEqual(['userId', undefined]);
    expect(parameters.map(({ name, required }) => [name, required])).toContainEqual(['id', true]);
    expect(textOf(paths)).not.toMatch(/"security"|"explode":false/);
  });

  test('of functions has an operation for each method, and two paths for an optional parameter', () => {
    const jobs = app('Jobs', {
      functions: {
        start: { trigger: 'http', methods: ['POST'], route: 'runs' },
        run: { trigger: 'http', methods: ['GET', 'DELETE'], route: 'runs/{run}/{step?}' },
      },
    });
    const { paths } = documentOf(planOf([jobs], behind()), 'jobs');
    const operations = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, each]) => [
        method,
        path,
        (each as { operationId: string }).operationId,
      ]),
    );
    expect(operations).toEqual([
      ['get', '/runs/{run}/{step}', 'jobs_run_GET'],
      ['delete', '/runs/{run}/{step}', 'jobs_run_DELETE'],
      ['get', '/runs/{run}', 'jobs_run_GET_short'],
      ['delete', '/runs/{run}', 'jobs_run_DELETE_short'],
      ['post', '/runs', 'jobs_start'],
    ]);
    expect(textOf(paths['/runs/{run}'])).not.toContain('"step"');
  });

  test('changes with its component alone', () => {
    const before = planOf(two, behind());
    const after = planOf(
      [crud('UserApi', { schema: { id: 'string', name: 'string' } }), app('Jobs')],
      behind(),
    );
    const changed = after.terraform.filter(
      (block) =>
        block.type.startsWith('azurerm_api_management') &&
        textOf(block) !==
          textOf(before.terraform.find(({ id, type }) => id === block.id && type === block.type)),
    );
    expect(changed.map(({ type, id }) => [type, id])).toEqual([
      ['azurerm_api_management_api', 'shop_gateway_consumption_user-api'],
    ]);
  });
});
