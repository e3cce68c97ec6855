import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { AnyComponentDefinition } from '../../src/component.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { NOTICE_CODES } from '../../src/planner/notices.js';
import { StaticSite, StaticSiteWithCdn } from '../../src/web.js';
import { document } from '../docs/markdown.js';
import { app, crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

const codesOf = ({ warnings }: ResourcePlan) => [...new Set(warnings.map(({ code }) => code))].sort();

/** The warnings of a plan that was given the lock of an earlier one, but for those of a second component: the lock differs, and it shares an app. */
const said = (
  before: ResourcePlan,
  components: readonly AnyComponentDefinition[],
  config: BackendConfig = SHOP,
) =>
  codesOf(planOf(components, { ...config, lock: before.lock })).filter(
    (code) => code !== 'LOCK_CHANGED' && code !== 'APP_SHARED',
  );

/** Services of every kind that the library has, eight by eight. */
function mixedServices(count: number): AnyComponentDefinition[] {
  const kinds: ((id: string, index: number) => AnyComponentDefinition)[] = [
    (id) => crud(id),
    (id) => crud(id, { operations: ['read', 'list'] }),
    (id) => crud(id, { throughput: 400 }),
    (id) => crud(id, { enableServerless: false }),
    (id) => crud(id, { consistency: 'BoundedStaleness', ttl: 60 }),
    (id) =>
      app(id, {
        functions: { run: { trigger: 'http' }, tick: { trigger: 'timer', schedule: '0 0 * * * *' } },
        sourceDirectory: 'test/runtime/sources/typeless',
      }),
    (id) => StaticSite.define(id, { sourceDirectory: 'site' }),
    (id, index) =>
      // A Front Door has room for ten sites.
      index < 80
        ? StaticSiteWithCdn.define(id, { sourceDirectory: 'site', customDomain: `w${index}.example.com` })
        : crud(id),
  ];
  return Array.from({ length: count }, (_, index) => kinds[index % kinds.length]).map((kind, index) => {
    if (kind === undefined) throw new Error('There is no such kind of services.');
    return kind(`Service${index}x`, index);
  });
}

describe.each([
  {
    networking: 'public' as const,
    due: [
      'APP_SHARED',
      'DEPLOYER_UNNAMED',
      'DNS_SETUP_NEEDED',
      'IDENTITY_SHARED',
      'NOT_LOCKED',
      'RESOURCE_SPLIT',
      'STRONGER_CONSISTENCY_COST',
      'THROUGHPUT_DEFAULTED',
      'TRIGGERS_NOT_SYNCED',
    ],
  },
  {
    networking: 'isolated' as const,
    due: [
      'APP_SHARED',
      'DEPLOYER_UNNAMED',
      'DNS_SETUP_NEEDED',
      'IDENTITY_SHARED',
      'NOT_LOCKED',
      'PACKAGE_NOT_DEPLOYED',
      'PUBLIC_WEBSITE',
      'RESOURCE_SPLIT',
      'STRONGER_CONSISTENCY_COST',
      'THROUGHPUT_DEFAULTED',
    ],
  },
])('200 healthy services ($networking)', ({ networking, due }) => {
  const services = mixedServices(200);
  const config: BackendConfig = { ...SHOP, networking };
  const first = planOf(services, config);

  it('say what is due while there is no lock', () => {
    expect(first.errors).toEqual([]);
    expect(codesOf(first)).toEqual(due);
  });

  it('have no warning with their lock', () => {
    const { warnings, lock } = planOf(services, { ...config, lock: first.lock });
    expect(warnings).toEqual([]);
    expect(lock).toEqual(first.lock);
  });

  it('say what is new of one that is added, and no more', () => {
    expect(said(first, [...services, crud('Further', { throughput: 400 })], config)).toEqual([]);
    expect(said(first, [...services, crud('Further', { operations: ['read'] })], config)).toEqual([
      'IDENTITY_SHARED',
    ]);
  });
});

describe('a notice', () => {
  it('is said again once it is about another component', () => {
    const given = [crud('A', { enableServerless: false })];
    const first = planOf(given);
    expect(codesOf(first)).toContain('THROUGHPUT_DEFAULTED');
    expect(said(first, given)).toEqual([]);
    expect(said(first, [...given, crud('B', { throughput: 400 })])).toEqual([]);
    expect(said(first, [...given, crud('B', { enableServerless: false })])).toEqual(['THROUGHPUT_DEFAULTED']);
  });

  it('is said again once a value that was overridden is another', () => {
    const given = (ttl: number) => [
      crud('A', { entityName: 'User', ttl }),
      crud('B', { entityName: 'User', ttl: 3600 }),
    ];
    const first = planOf(given(60));
    expect(codesOf(first)).toContain('VALUE_OVERRIDDEN');
    expect(said(first, given(60))).toEqual([]);
    expect(said(first, given(90))).toEqual(['VALUE_OVERRIDDEN']);
  });

  it('is said again once it was gone', () => {
    const given = crud('A', { consistency: 'Strong' });
    const first = planOf([given, crud('B')]);
    const without = planOf([crud('A'), crud('B')], { ...SHOP, lock: first.lock });
    expect(Object.keys(without.lock.notices ?? {})).toEqual(['APP_SHARED functions:shared']);
    expect(said(without, [given, crud('B')])).toEqual(['STRONGER_CONSISTENCY_COST']);
  });

  it('is no change of the lock', () => {
    const components = [crud('A', { enableServerless: false })];
    const { notices = {}, ...unsaid } = planOf(components).lock;
    expect(Object.keys(notices)).toEqual(['THROUGHPUT_DEFAULTED cosmos:provisioned throughput']);
    expect(codesOf(planOf(components, { ...SHOP, lock: unsaid }))).toEqual(['THROUGHPUT_DEFAULTED']);
  });
});

describe('a warning of what is wrong now', () => {
  it.each([
    ['RUNTIME_SUPPORT_ENDED', app('Old', { runtime: 'python', version: '3.10' })],
    ['RETIRING_PLAN', app('Old', { sku: 'Y1' })],
    ['OPTION_WITHOUT_EFFECT', app('Awake', { alwaysOn: true })],
  ] as const)('%s is said with a lock too', (code, component) => {
    expect(said(planOf([component]), [component])).toContain(code);
  });
});

it('docs/errors.md tells which warnings are reported once', () => {
  const [, list = ''] = /^Reported once: ([^]*?)\.$/m.exec(document('docs/errors.md')) ?? [];
  expect(list.match(/[A-Z_]{2,}/g)?.sort()).toEqual([...NOTICE_CODES].sort());
});
