import { describe, expect, test } from 'vitest';

import { crud, custom, requirement } from '../../../test/support/definitions.js';
import { behind, publisher, two } from '../../../test/support/gateways.js';
import { planOf, SHOP } from '../../../test/support/plans.js';
import { ENTRA } from '../../../test/support/sign-in.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import type { AnyComponentDefinition } from '../../component.js';

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
