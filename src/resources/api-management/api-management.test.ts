import { describe, expect, test } from 'vitest';

import { app, crud, custom, requirement } from '../../../test/support/definitions.js';
import { blocksOf, functionAppIn, keysOf, planOf, settingsOf, SHOP } from '../../../test/support/plans.js';
import { ENTRA, OTHER_ENTRA } from '../../../test/support/sign-in.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import type { AnyComponentDefinition } from '../../component.js';
import { diffPlans, exposedEndpoints, gate, type OpenApiDocument } from '../../plan.js';
import type { ApiManagementEntry } from './options.js';

const publisher = { name: 'Shop', email: 'apis@example.com' };
const behind = (more: Partial<ApiManagementEntry> = {}, config: BackendConfig = {}): BackendConfig => ({
  ...SHOP,
  auth: ENTRA,
  ...config,
  entry: { apiManagement: { publisher, ...more } },
});
const two = [crud('UserApi'), app('Jobs')];

const argumentsOf = (plan: ReturnType<typeof planOf>, type = '') =>
  blocksOf(plan, `azurerm_api_management${type}`).map(({ arguments: given }) => given);
const textOf = (value: unknown) => JSON.stringify(value);
const policyOf = (plan: ReturnType<typeof planOf>, api: string) =>
  textOf(
    argumentsOf(plan, '_api_policy').find(({ api_name }) => textOf(api_name).includes(api))?.['xml_content'],
  )
    // The text of JSON within JSON.
    .replaceAll(String.raw`\"`, '"');
const documentOf = (plan: ReturnType<typeof planOf>, name: string) => {
  const found = argumentsOf(plan, '_api').find((api) => api['name'] === name)?.['import'];
  return JSON.parse((found as { content_value: string }).content_value) as OpenApiDocument;
};

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

describe('products and limits', () => {
  const rateLimit = { calls: 100, seconds: 60 };

  test('count calls by subscription in a product, whose key the app does not see', () => {
    const plan = planOf(
      two,
      behind({ apis: { UserApi: { product: 'partners', rateLimit }, Jobs: { product: 'partners' } } }),
    );
    expect(plan.errors).toEqual([]);
    expect(
      argumentsOf(plan, '_product').map(({ product_id, subscription_required }) => [
        product_id,
        subscription_required,
      ]),
    ).toEqual([['partners', true]]);
    expect(argumentsOf(plan, '_product_api')).toHaveLength(2);
    expect(argumentsOf(plan, '_api').every((api) => api['subscription_required'] === true)).toBe(true);
    expect(policyOf(plan, 'user-api')).toContain('<rate-limit calls="100" renewal-period="60" />');
    expect(policyOf(plan, 'user-api')).toContain('name="Ocp-Apim-Subscription-Key" exists-action="delete"');
    expect(policyOf(plan, 'jobs')).not.toContain('<rate-limit');
  });

  test('count calls by caller without a product, which needs BasicV2', () => {
    const apis = { UserApi: { rateLimit } };
    const plan = planOf(two, behind({ tier: 'BasicV2', units: 2, apis }));
    expect(plan.errors).toEqual([]);
    expect(argumentsOf(plan)[0]?.['sku_name']).toBe('BasicV2_2');
    expect(policyOf(plan, 'user-api')).toMatch(
      /<rate-limit-by-key calls="100" renewal-period="60" counter-key="@.+oid/,
    );
    expect(() => planOf(two, behind({ apis }))).toThrow(/counts calls by subscription only.+Add product/s);
  });

  test('of another tier are those of another service, so that none is replaced under its name', () => {
    const before = planOf(two, behind());
    const after = planOf(two, behind({ tier: 'BasicV2' }, { lock: before.lock }));
    expect(after.errors).toEqual([]);
    expect(keysOf(after, 'apimanagement')).toEqual(['apimanagement:basic-v2']);
    const ids = new Set(before.terraform.map(({ type, id }) => `${type}.${id}`));
    expect(
      after.terraform.filter(
        ({ type, id }) => type.startsWith('azurerm_api_management') && ids.has(`${type}.${id}`),
      ),
    ).toEqual([]);
  });
});

describe('subscriptions', () => {
  const { before, planned, gone } = (() => {
    const apis = { UserApi: { product: 'partners' } };
    const before = planOf(two, behind({ apis }));
    const product = before.terraform.find(({ type }) => type === 'azurerm_api_management_product');
    return {
      before,
      planned: planOf(two, behind({}, { lock: before.lock })),
      gone: `azurerm_api_management_product.${product?.id ?? ''}`,
    };
  })();
  const deletion = {
    format_version: '1.2',
    resource_changes: [
      {
        address: gone,
        mode: 'managed',
        type: 'azurerm_api_management_product',
        change: { actions: ['delete'], before: {}, after: null },
      },
    ],
  };

  test('are data at risk where their product or their gateway goes, and not where an API leaves the product', () => {
    const risksAfter = (entry: Partial<ApiManagementEntry>) => {
      const { risks, verdict, changes } = diffPlans(
        before,
        planOf(two, behind(entry, { lock: before.lock })),
      );
      const atRisk = changes.filter((each) => each.verdict === 'data-at-risk').map(({ address }) => address);
      return { verdict, atRisk, subjects: risks.map(({ subject }) => subject) };
    };
    const gateway = gone.replace(/_product\.(.+)_partners$/, '.$1');
    expect(risksAfter({})).toEqual({ verdict: 'data-at-risk', atRisk: [gone], subjects: [gone] });
    expect(risksAfter({ apis: { UserApi: { product: 'friends' } } }).subjects).toEqual([gone]);
    expect(
      risksAfter({ tier: 'BasicV2', apis: { UserApi: { product: 'partners' } } }).subjects.sort(),
    ).toEqual([gateway, gone].sort());
    expect(risksAfter({ apis: { Jobs: { product: 'partners' } } }).subjects).toEqual([]);
  });

  test('are lost with a product, which the gate does not destroy unless its author names it', () => {
    expect(gate(deletion, planned).refused).toMatchObject([{ address: gone, verdict: 'data-loss' }]);
    expect(gate(deletion, planned, { allow: [gone] }).passes).toBe(true);
  });
});

describe('the checks refuse', () => {
  const errorsOf = (components: readonly AnyComponentDefinition[], config: BackendConfig) =>
    planOf(components, config).errors.map(({ code, path, components: of, message }) => ({
      code,
      path,
      of,
      message,
    }));

  test('an isolated backend', () => {
    expect(errorsOf(two, behind({}, { networking: 'isolated' }))).toMatchObject([
      { code: 'INVALID_COMBINATION', path: 'entry.apiManagement', of: ['Jobs', 'UserApi'] },
    ]);
  });

  test('an app whose callers do not sign in', () => {
    const { auth: _none, ...config } = behind();
    expect(errorsOf(two, config)).toMatchObject([{ path: 'auth', of: ['Jobs', 'UserApi'] }]);
  });

  test('components with one path', () => {
    const http = (route: string) => ({
      runtime: 'node',
      functions: [{ name: 'f', trigger: { type: 'http', route, methods: ['GET'], authLevel: 'entra' } }],
    });
    const own = (id: string, route: string) =>
      custom(id, [requirement('functions', { ...http(route), identity: id.toLowerCase() })]);
    expect(errorsOf([own('A', 'orders/a'), own('B', 'Orders/b')], behind())).toMatchObject([
      {
        path: 'entry.apiManagement',
        of: ['A', 'B'],
        message: expect.stringContaining("below '/api/orders'") as string,
      },
    ]);
    expect(errorsOf([own('A', '{tenant}/orders')], behind())).toMatchObject([
      { of: ['A'], message: expect.stringContaining('the parameter {tenant}') as string },
    ]);
  });

  test('options of a component that is not there', () => {
    expect(errorsOf(two, behind({ apis: { UsersApi: { product: 'partners' } } }))).toMatchObject([
      { path: 'entry.apiManagement.apis.UsersApi' },
    ]);
  });

  test('a list of addresses, among which the gateway has none', () => {
    expect(
      errorsOf(
        [crud('UserApi')],
        behind({}, {
          networking: { mode: 'public', allowedIpRanges: { functions: ['203.0.113.0/24'] } },
        } as never),
      ),
    ).toMatchObject([
      {
        path: 'allowedIpRanges.functions',
        message: expect.stringContaining('its API gateway only') as string,
      },
    ]);
  });

  test('more operations than a tier has', () => {
    const functions = Array.from({ length: 100 }, (_, at) => ({
      name: `f${at}`,
      trigger: {
        type: 'http',
        route: `r/${at}`,
        methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        authLevel: 'entra',
      },
    }));
    const many = Array.from({ length: 7 }, (_, at) =>
      custom(`A${at}`, [
        requirement('functions', {
          runtime: 'node',
          identity: `a${at}`,
          functions: functions.map(({ name, trigger }) => ({
            name,
            trigger: { ...trigger, route: `a${at}/${trigger.route}` },
          })),
        }),
      ]),
    );
    expect(errorsOf(many, behind())).toMatchObject([{ path: 'entry.apiManagement.tier' }]);
    expect(errorsOf(many, behind({ tier: 'BasicV2' }))).toEqual([]);
  });

  test('a policy that is longer than the tier takes', () => {
    const guid = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;
    const many = (count: number) => ({
      auth: { ...ENTRA, allowedApplications: Array.from({ length: count }, (_, at) => guid(at)) },
    });
    expect(errorsOf([crud('UserApi')], behind({}, many(200)))).toEqual([]);
    expect(errorsOf([crud('UserApi')], behind({}, many(230)))).toMatchObject([
      {
        path: 'entry.apiManagement',
        of: ['UserApi'],
        message: expect.stringContaining('takes at most 16384') as string,
      },
    ]);
    expect(errorsOf([crud('UserApi')], behind({ tier: 'BasicV2' }, many(230)))).toEqual([]);
  });

  test.each<[string, object, RegExp]>([
    ['no publisher', {}, /publisher must be given/],
    ['an address that is none', { publisher: { name: 'Shop', email: 'shop' } }, /e-mail address/],
    [
      'a tier',
      { publisher, tier: 'Premium' },
      /a tier of API Management must be one of Consumption, BasicV2/,
    ],
    ['units of Consumption', { publisher, units: 2 }, /the Consumption tier has no units/],
    ['11 units', { publisher, tier: 'BasicV2', units: 11 }, /a number of units/],
    ['an option of Front Door', { publisher, sku: 'Standard' }, /sku is not an option/],
    ['a product', { publisher, apis: { UserApi: { product: 'Partners' } } }, /the name of a product/],
    [
      'a long window',
      { publisher, apis: { UserApi: { product: 'p', rateLimit: { calls: 1, seconds: 301 } } } },
      /seconds of a rate limit/,
    ],
  ])('%s', (_what, apiManagement, message) => {
    expect(() => planOf(two, { ...SHOP, auth: ENTRA, entry: { apiManagement } as never })).toThrow(message);
  });
});
