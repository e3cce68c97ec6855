import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../test/support/definitions.js';
import { functionAppIn, planOf, SHOP } from '../../../test/support/plans.js';
import { StaticSite, StaticSiteWithCdn } from '../../web.js';

const site = StaticSite.define('Web', {});
const front = StaticSiteWithCdn.define('Front', { customDomain: 'www.example.com' });
const corsOf = (plan: ReturnType<typeof planOf>) =>
  (functionAppIn(plan).arguments['site_config'] as { cors?: unknown }).cors;

describe('origins of an app', () => {
  it('can be the endpoints of sites', () => {
    const allowedOrigins = ['${Web.siteEndpoint}', '${Front.cdnEndpoint}', 'https://shop.example.com'];
    const plan = planOf([site, front, crud('Users', { cors: { allowedOrigins } })]);
    expect(plan.errors).toEqual([]);
    expect(corsOf(plan)).toMatchObject({
      allowed_origins: [
        { $join: ['https://', { $ref: 'azurerm_cdn_frontdoor_endpoint.shop_cdn_front.host_name' }] },
        { $join: ['https://', { $ref: 'azurerm_storage_account.shop_website_web.primary_web_host' }] },
        'https://shop.example.com',
      ],
    });
  });

  it('share whether pages send credentials, so components that differ are refused', () => {
    const of = (id: string, origin: string, supportCredentials?: boolean) =>
      app(id, {
        cors: {
          allowedOrigins: [`https://${origin}.example.com`],
          ...(supportCredentials !== undefined && { supportCredentials }),
        },
      });
    const [error, ...others] = planOf([of('A', 'a', true), of('B', 'b')]).errors;
    expect(others).toEqual([]);
    expect(error).toMatchObject({ code: 'CONFLICTING_VALUES', path: 'cors.supportCredentials' });
    expect(error?.message).toContain('which is one value for all components of the resource');
    expect(planOf([of('A', 'a', true), of('B', 'b', true)]).errors).toEqual([]);
    expect(planOf([of('A', 'a', false), of('B', 'b')]).errors).toEqual([]);
    // A component without origins lends credentials to none.
    expect(planOf([of('A', 'a', true), app('B')]).errors).toEqual([]);
  });

  it('are taken away by an empty list, now and in every later plan', () => {
    const shop = crud('Users', { cors: { allowedOrigins: ['https://shop.example.com'] } });
    const without = (lock: ReturnType<typeof planOf>['lock']) => planOf([crud('Users')], { ...SHOP, lock });
    const first = planOf([shop]);
    const after = without(first.lock);
    expect(corsOf(after)).toEqual({ support_credentials: false });
    expect(corsOf(without(after.lock))).toEqual({ support_credentials: false });
    expect(corsOf(planOf([crud('Users')]))).toBeUndefined();
    expect(corsOf(planOf([shop], { ...SHOP, lock: after.lock }))).toEqual(corsOf(first));
  });

  it('that Azure chooses are said, because azurerm fails the first apply', () => {
    const saidOf = (origin: string) =>
      planOf([site, front, crud('Users', { cors: { allowedOrigins: [origin] } })]).warnings.filter(
        ({ code }) => code === 'ORIGIN_UNKNOWN',
      );
    expect(saidOf('${Web.siteEndpoint}')).toMatchObject([
      {
        components: ['Users'],
        resolution: expect.stringContaining('-target=azurerm_storage_account.shop_website_web'),
      },
    ]);
    expect(saidOf('${Front.customDomainEndpoint}')).toEqual([]);
  });

  it('of a site that is there already are not said', () => {
    const opened = [site, crud('Users', { cors: { allowedOrigins: ['${Web.siteEndpoint}'] } })];
    const { lock } = planOf([site]);
    expect(planOf(opened, { ...SHOP, lock }).warnings.map(({ code }) => code)).not.toContain(
      'ORIGIN_UNKNOWN',
    );
    expect(planOf(opened, { ...SHOP, lock: planOf([crud('Users')]).lock }).warnings).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'ORIGIN_UNKNOWN' })]),
    );
  });

  it('that two components name in two ways stand once', () => {
    const named = (id: string, origin: string) => crud(id, { cors: { allowedOrigins: [origin] } });
    const plan = planOf([
      front,
      named('A', '${Front.customDomainEndpoint}'),
      named('B', 'https://www.example.com'),
    ]);
    expect(corsOf(plan)).toMatchObject({ allowed_origins: ['https://www.example.com'] });
  });

  it.each([
    ['${Wed.siteEndpoint}', 'UNKNOWN_PLACEHOLDER', [site]],
    ['${Users.apiEndpoint}', 'INVALID_COMBINATION', []],
  ] as const)('are origins that the plan knows: %s', (origin, code, others) => {
    const plan = planOf([...others, crud('Users', { cors: { allowedOrigins: [origin] } })]);
    expect(plan.errors).toMatchObject([{ code, path: 'cors.allowedOrigins', components: ['Users'] }]);
  });

  it('that are all origins open the functions of others, which is said', () => {
    const open = crud('Open', { cors: { allowedOrigins: ['*'] } });
    const said = (...others: Parameters<typeof planOf>[0]) =>
      planOf([open, ...others]).warnings.filter(({ code }) => code === 'CORS_OPENED');
    expect(said(crud('Users'), app('Jobs', { cors: { allowedOrigins: ['*'] } }))).toMatchObject([
      { resource: 'functions:shared', components: ['Jobs', 'Open', 'Users'] },
    ]);
    expect(said()).toEqual([]);
    expect(said(crud('Users', { separateIdentity: true }))).toEqual([]);
    const silent = { functions: { run: { trigger: 'timer' as const, schedule: '0 0 * * * *' } } };
    expect(said(app('Timer', silent))).toEqual([]);
  });
});
