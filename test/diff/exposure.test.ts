import { exposedEndpoints } from '@atakora/component/plan';
import { StaticSiteWithCdn } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

import { app, crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

describe('exposedEndpoints()', () => {
  it('names each route with what it asks for', () => {
    const exposure = exposedEndpoints(
      planOf([
        crud('UserApi', { operations: ['read'], cors: { allowedOrigins: ['https://shop.example.com'] } }),
        app('Jobs', { functions: { ping: { trigger: 'http', methods: ['GET'], authLevel: 'anonymous' } } }),
      ]),
    );
    const routes = exposure.filter(({ name }) => name.includes('/api/'));
    expect(routes.map(({ name, credentials, network }) => [name, ...credentials, network])).toEqual([
      ['GET /api/health', 'none', 'internet'],
      ['GET /api/jobs/ping', 'none', 'internet'],
      ['GET /api/user-api/{id}', 'function-key', 'internet'],
      ['GET /api/{*path}', 'none', 'internet'],
    ]);
    expect(routes.every(({ origins }) => origins.join() === 'https://shop.example.com')).toBe(true);
    expect(routes.find(({ name }) => name.includes('user-api'))?.components).toEqual(['UserApi']);
  });

  it.each([
    ['public', 'internet'],
    ['isolated', 'private'],
  ] as const)('of a backend whose network is %s has data that is reached from %s', (networking, network) => {
    const exposure = exposedEndpoints(planOf([crud()], { ...SHOP, networking }));
    const data = exposure.filter(({ name }) => name.endsWith('data'));
    expect(data.map(({ resource }) => resource)).toContain('cosmos:shared');
    expect(data.map((each) => each.network)).toEqual(data.map(() => network));
  });

  it('tells keys from Entra ID', () => {
    const credentials = (useManagedIdentity: boolean) =>
      exposedEndpoints(planOf([crud()], { ...SHOP, useManagedIdentity })).find(
        ({ resource }) => resource === 'cosmos:shared',
      )?.credentials;
    expect(credentials(true)).toEqual(['entra']);
    expect(credentials(false)).toEqual(['account-key', 'entra']);
  });

  it('has sites open to everyone, also in an isolated backend', () => {
    const exposure = exposedEndpoints(
      planOf([StaticSiteWithCdn.define('Shop', { cors: { allowedOrigins: ['*'] } }), app()], {
        ...SHOP,
        networking: 'isolated',
      }),
    );
    const site = exposure.find(({ resource }) => resource.startsWith('cdn:'));
    expect(site).toMatchObject({ network: 'internet', credentials: ['none'], origins: ['*'] });
    expect(exposure.find(({ name }) => name === 'site')).toMatchObject({ credentials: ['none'] });
  });

  it('says that a key that storage takes is one', () => {
    const exposure = exposedEndpoints(planOf([app()]));
    expect(exposure.find(({ name }) => name === 'blob data')?.credentials).toEqual(['account-key', 'entra']);
  });

  it('puts the routes together in the plan that the same callers reach in the same way', () => {
    const plan = planOf([crud('UserApi', { operations: ['create', 'read', 'list'] }), crud('OrderApi')]);
    const routes = ['GET /api/user-api', 'GET /api/user-api/{id}', 'POST /api/user-api'];
    const app = plan.exposure.find(({ endpoints }) => endpoints.some((each) => each.routes !== undefined));
    expect(app?.endpoints).toContainEqual({ routes, credentials: ['function-key'], components: ['UserApi'] });
    expect(app?.endpoints).toContainEqual({
      routes: ['GET /api/health', 'GET /api/{*path}'],
      credentials: ['none'],
    });
    expect(app?.url).toMatch(/^https:[/][/][^/]+$/);
    expect(exposedEndpoints(plan).find(({ name }) => name === 'GET /api/user-api/{id}')?.url).toBe(
      `${app?.url ?? ''}/api/user-api/{id}`,
    );
  });
});
