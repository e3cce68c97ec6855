import { exposedEndpoints } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import type { AnyComponentDefinition } from '../../../component.js';
import type { BackendConfig } from '../../../backend/backend-config.js';
import { app, crud, crudOn, custom, requirement } from '../../../../test/support/definitions.js';
import { blocksOf, functionAppIn, placeOf, keysOf, planOf, SHOP } from '../../../../test/support/plans.js';
import { ENTRA, OTHER_ENTRA, TENANT } from '../../../../test/support/sign-in.js';

const api = '/api/health';
const settingsOf = (
  components: readonly AnyComponentDefinition[],
  config: BackendConfig = SHOP,
): Readonly<Record<string, unknown>> | undefined =>
  functionAppIn(planOf(components, config)).arguments['auth_settings_v2'] as
    Readonly<Record<string, unknown>> | undefined;
const credentialsOf = (components: readonly AnyComponentDefinition[], config: BackendConfig = SHOP) =>
  Object.fromEntries(
    exposedEndpoints(planOf(components, config))
      .filter(({ name }) => name.includes('/api/'))
      .map(({ name, credentials }) => [name, credentials.join()]),
  );
const errorsOf = (components: readonly AnyComponentDefinition[], config: BackendConfig = SHOP) =>
  planOf(components, config).errors.map(({ message }) => message);

describe('an app whose callers sign in', () => {
  it.each([
    ['Flex Consumption', crud('UserApi', { auth: ENTRA })],
    ['a dedicated plan', crudOn('B1', 'UserApi', { auth: ENTRA })],
  ])('refuses calls without a token of the tenant on %s', (_plan, component) => {
    expect(settingsOf([component])).toEqual({
      auth_enabled: true,
      require_authentication: true,
      unauthenticated_action: 'Return401',
      require_https: true,
      default_provider: 'azureactivedirectory',
      excluded_paths: [api],
      active_directory_v2: {
        client_id: ENTRA.clientId,
        tenant_auth_endpoint: `https://login.microsoftonline.com/${TENANT}/v2.0`,
        allowed_audiences: [`api://${ENTRA.clientId}`, ENTRA.clientId],
      },
      login: { token_store_enabled: false },
    });
  });

  it('has no open path where nothing asks for the health of data', () => {
    expect(settingsOf([app('Jobs', { auth: ENTRA })])).not.toHaveProperty('excluded_paths');
  });

  it('says so in the plan', () => {
    expect(credentialsOf([crud('UserApi', { auth: ENTRA, operations: ['read'] })])).toEqual({
      'GET /api/health': 'none',
      'GET /api/user-api/{id}': 'entra',
      'GET /api/{*path}': 'entra',
    });
  });

  it('has no settings of a sign-in without one', () => {
    expect(settingsOf([crud('UserApi')])).toBeUndefined();
  });
});

describe('components', () => {
  it('that differ in their sign-in get different apps', () => {
    const plan = planOf([
      crud('A', { auth: ENTRA }),
      crud('B', { auth: OTHER_ENTRA }),
      crud('C'),
      crud('D', { auth: { ...ENTRA, audiences: [`api://${ENTRA.clientId}`, ENTRA.clientId] } }),
    ]);
    const places = ['A', 'B', 'C', 'D'].map((id) => placeOf(plan, id, 'functions'));
    expect(new Set(places).size).toBe(3);
    expect(places[3]).toBe(places[0]);
    expect(plan.warnings.find(({ path }) => path === 'sign-in')?.code).toBe('RESOURCE_SPLIT');
  });

  it('that are in the lock stay in their app when they get one', () => {
    const before = planOf([crud('A'), crud('B')]);
    const auth = { auth: ENTRA };
    const after = planOf([crud('A', auth), crud('B', auth)], { ...SHOP, lock: before.lock });
    expect(keysOf(after, 'functions')).toEqual(keysOf(before, 'functions'));
    expect(after.errors).toEqual([]);
    expect(blocksOf(after, 'azurerm_function_app_flex_consumption')[0]?.arguments).toHaveProperty(
      'auth_settings_v2',
    );
  });

  it('have that of the backend, with their own and without http functions too', () => {
    const timer = { tick: { trigger: 'timer', schedule: '0 0 2 * * *' } } as const;
    const plan = planOf([crud('A'), app('B'), app('C', { functions: timer }), crud('D', { auth: ENTRA })], {
      ...SHOP,
      auth: ENTRA,
    });
    expect(keysOf(plan, 'functions')).toHaveLength(1);
    expect(plan.errors).toEqual([]);
  });

  it('with another auth level take no part in that of the backend', () => {
    const hook = { run: { trigger: 'http', methods: ['POST'], authLevel: 'anonymous' } } as const;
    const components = [
      crud('A', { operations: ['list'] }),
      crud('B', { operations: ['list'], authLevel: 'function' }),
      app('Hooks', { functions: hook }),
    ];
    const config = { ...SHOP, auth: ENTRA };
    expect(keysOf(planOf(components, config), 'functions')).toHaveLength(2);
    expect(credentialsOf(components, config)).toMatchObject({
      'GET /api/a': 'entra',
      'GET /api/b': 'function-key',
      'POST /api/hooks/run': 'none',
    });
  });
});

describe('a sign-in that is taken away', () => {
  const settingsOf = (config: BackendConfig) =>
    functionAppIn(planOf([app()], config)).arguments['auth_settings_v2'];
  const disabled = {
    auth_enabled: false,
    active_directory_v2: {
      client_id: ENTRA.clientId,
      tenant_auth_endpoint: `https://login.microsoftonline.com/${TENANT}/v2.0`,
    },
    login: { token_store_enabled: false },
  };

  it('is written as disabled in every later plan: azurerm 4 cannot leave the argument out again, and azurerm 5 sees no difference', () => {
    const on = planOf([app()], { ...SHOP, auth: ENTRA });
    const off = planOf([app()], { ...SHOP, lock: on.lock });
    expect(settingsOf({ ...SHOP, lock: on.lock })).toEqual(disabled);
    expect(settingsOf({ ...SHOP, lock: off.lock })).toEqual(disabled);
    expect(off.errors).toEqual([]);
  });

  it('is as before once the option is back', () => {
    const on = planOf([app()], { ...SHOP, auth: ENTRA });
    const off = planOf([app()], { ...SHOP, lock: on.lock });
    const again = planOf([app()], { ...SHOP, auth: ENTRA, lock: off.lock });
    expect([again.errors, functionAppIn(again).arguments]).toEqual([[], functionAppIn(on).arguments]);
  });

  it('stays so with azurerm 5, and is left out by apps that never had one', () => {
    const { lock } = planOf([app()], { ...SHOP, auth: ENTRA });
    expect(settingsOf({ ...SHOP, azurerm: 5, lock })).toEqual(disabled);
    expect(settingsOf({ ...SHOP, lock: planOf([app()]).lock })).toBeUndefined();
  });
});

describe('refused is', () => {
  const owned = { schema: { id: 'string', owner: 'string' }, ownerField: 'owner' as never } as const;

  it.each<[string, AnyComponentDefinition]>([
    ['a level', crud('A', { authLevel: 'entra' })],
    ['an owner', crud('A', owned)],
    ['a permission', crud('A', { permissions: { read: { roles: ['Reader'] } } })],
    ['a function', app('A', { functions: { run: { trigger: 'http', authLevel: 'entra' } } })],
  ])('%s that needs a sign-in where there is none', (_what, component) => {
    // One error, however many functions the component has.
    expect(errorsOf([component])).toEqual([expect.stringContaining('nothing verifies who they are')]);
    expect(errorsOf([component], { ...SHOP, auth: ENTRA })).toEqual([]);
  });

  it('a requirement with another level beside a sign-in', () => {
    const trigger = { type: 'http', route: 'x', methods: ['GET'], authLevel: 'anonymous' };
    const own = custom('Own', [
      requirement('functions', { runtime: 'node', auth: ENTRA, functions: [{ name: 'x', trigger }] }),
    ]);
    expect(errorsOf([own]).join()).toContain("'x' of 'Own' has the auth level 'anonymous'");
  });

  it('a route that begins like one that needs no token', () => {
    expect(errorsOf([crud('HealthRecords', { auth: ENTRA, operations: ['list'] })])).toEqual([
      expect.stringContaining("begins with 'health', which needs no sign-in"),
    ]);
    expect(errorsOf([crud('HealthRecords')])).toEqual([]);
  });

  it.each<[string, () => unknown]>([
    ['a tenant that is not a GUID', () => crud('A', { auth: { ...ENTRA, tenantId: 'contoso.com' } })],
    ['an empty list of identities', () => crud('A', { auth: { ...ENTRA, allowedIdentities: [] } })],
    ['a key beside a sign-in', () => crud('A', { auth: ENTRA, authLevel: 'function' })],
    ['an owner without a sign-in', () => crud('A', { ...owned, authLevel: 'anonymous' })],
    ['an owner that is not a field', () => crud('A', { ...owned, ownerField: 'toString' as never })],
    [
      'an owner that is not a text',
      () => crud('A', { schema: { id: 'string', n: 'number' }, ownerField: 'n' as never }),
    ],
    ['a permission that names nothing', () => crud('A', { auth: ENTRA, permissions: { read: {} } })],
    [
      'an open function beside one with a sign-in',
      () =>
        app('A', {
          functions: {
            a: { trigger: 'http', authLevel: 'entra' },
            b: { trigger: 'http', authLevel: 'anonymous' },
          },
        }),
    ],
    [
      'a permission that no runtime checks',
      () =>
        app('A', { functions: { a: { trigger: 'http', authLevel: 'entra', permission: { roles: ['R'] } } } }),
    ],
  ])('%s', (_what, define) => {
    expect(define).toThrow(/auth|owner|permission|tenant|level|identities/i);
  });
});
