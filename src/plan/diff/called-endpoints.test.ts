import { describe, expect, it } from 'vitest';

import { app, crud } from '../../../test/support/definitions.js';
import { planOf, SHOP } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import type { PlanLock } from '../lock/plan-lock.js';
import type { ResourcePlan } from '../resource-plan.js';
import { diffPlans } from './diff-plans.js';

const OWN = 'https://func-shop-prod-shared-ehpsgf.azurewebsites.net';
const HOST = 'https://${azurerm_cdn_frontdoor_endpoint.shop_entry.host_name}';
const FRONTED: Partial<BackendConfig> = { networking: 'isolated', entry: { frontDoor: {} } };

const http = (sku: object = {}) =>
  app('Jobs', { functions: { run: { trigger: 'http', authLevel: 'anonymous' } }, ...sku });
const plan = (config: Partial<BackendConfig>, lock?: PlanLock, jobs = http()) =>
  planOf([jobs, crud('A')], { ...SHOP, ...config, ...(lock && { lock }) });
const lost = (before: ResourcePlan, after: ResourcePlan) =>
  diffPlans(before, after).components.flatMap(({ endpoints }) =>
    endpoints
      .filter(({ path }) => path === 'apiEndpoint' || path === 'appUrl')
      .map(({ before: was, after: is }) => `${was ?? '-'} ${is ?? '-'}`),
  );

describe('callers of an isolated app behind a Front Door', () => {
  const before = plan(FRONTED);

  it('lose its URL at the Front Door with the component', () => {
    expect(lost(before, planOf([http()], { ...SHOP, ...FRONTED, lock: before.lock }))).toEqual([
      `"${HOST}/api/a" -`,
    ]);
  });

  it('keep their URLs where the app is another one', () => {
    const after = plan(FRONTED, before.lock, http({ sku: 'EP1' }));
    expect(after.components.map(({ outputs }) => outputs['appUrl'])).not.toContain(OWN);
    expect(lost(before, after)).toEqual([]);
    expect(after.warnings.filter(({ code }) => code === 'ENDPOINT_CHANGES')).toEqual([]);
  });

  it('have other URLs where the Front Door comes, goes or has another host', () => {
    const [toFront, toOwn] = [(own: string) => `"${own}" "${HOST}`, (own: string) => `"${HOST}${own}`];
    expect(lost(plan({}), before)).toEqual([`${toFront(`${OWN}/api/a`)}/api/a"`, `${toFront(OWN)}"`]);
    const alone = plan({ networking: 'isolated' }, before.lock);
    expect(lost(before, alone)).toEqual([`${toOwn('/api/a')}" "${OWN}/api/a"`, `${toOwn('')}" "${OWN}"`]);
    const named = plan({ ...FRONTED, entry: { frontDoor: { customDomain: 'api.example.com' } } });
    expect(lost(before, named)).toEqual([
      `${toOwn('/api/a')}" "https://api.example.com/api/a"`,
      `${toOwn('')}" "https://api.example.com"`,
    ]);
  });

  it('have a host that Azure chooses again where the Front Door is replaced', () => {
    const other = before.terraform.map((block) =>
      /^azurerm_cdn_frontdoor_(?:endpoint|profile)$/.test(block.type)
        ? { ...block, arguments: { ...block.arguments, name: 'afd-other' } }
        : block,
    );
    expect(lost(before, { ...before, terraform: other })).toEqual([
      `"${HOST}/api/a" "(known after apply)"`,
      `"${HOST}" "(known after apply)"`,
    ]);
  });
});

it('leaves the URLs of public apps and of apps without a Front Door', () => {
  const alone = plan({ networking: 'isolated' });
  expect(lost(alone, { ...alone, components: [] })).toEqual([`"${OWN}/api/a" -`, `"${OWN}" -`]);
  const open = plan({ entry: { frontDoor: {} } });
  expect(lost(open, { ...open, components: [] })).toEqual([`"${HOST}/api/a" -`, `"${HOST}" -`]);
});

it('does not list the URL of an app for a component without HTTP functions', () => {
  const timed = (sku: object = {}) =>
    app('Jobs', { functions: { run: { trigger: 'timer', schedule: '0 0 * * * *' } }, ...sku });
  const before = plan({}, undefined, timed());
  expect(lost(before, plan({}, before.lock, timed({ sku: 'EP1' })))).toEqual([]);
  expect(lost(before, planOf([crud('A')], { ...SHOP, lock: before.lock }))).toEqual([]);
});
