import { CrudApi } from '@atakora/component/crud';
import { describe, expect, it } from 'vitest';

import type { AnyComponentDefinition } from '../../src/component.js';
import type { CrudApiConfig } from '../../src/components/crud-api/crud-api-config.js';
import { diffPlans } from '../../src/plan/diff/diff-plans.js';
import { callerLines, renderPlanDiff } from '../../src/plan/diff/render-diff.js';
import { findingsOf } from '../../src/report/findings.js';
import { renderHtml } from '../../src/report/html.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import { app, crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { ENTRA } from '../support/sign-in.js';

const [ANA, BEN] = ['11111111-2222-3333-4444-555555555555', '66666666-7777-8888-9999-000000000000'];

function api(options: Partial<CrudApiConfig>, auth: object = {}) {
  const schema = { id: 'string', clinic: 'string', owner: 'string', other: 'string' } as const;
  return planOf([crud('A', { schema, partitionKey: '/clinic', ...options })], {
    ...SHOP,
    auth: { ...ENTRA, ...auth },
  });
}

function opened(before: ReturnType<typeof api>, after: ReturnType<typeof api>) {
  const { verdict, api: changes } = diffPlans(before, after);
  expect(verdict === 'exposure').toBe(changes.length > 0);
  return changes.map(
    ({ component, path, before: was, after: is }) => `${component} ${path} ${was ?? '-'} ${is ?? '-'}`,
  );
}

const tenant = { tenantField: 'clinic', tenantClaim: 'extn.clinic' } as const;
const read = (roles?: string[], scopes?: string[]): Partial<CrudApiConfig> => ({
  permissions: { read: { ...(roles && { roles }), ...(scopes && { scopes }) } },
});

describe('callers of an API reach more', () => {
  it.each<[string, Partial<CrudApiConfig>, Partial<CrudApiConfig>, string[]]>([
    ['tenantField goes', tenant, {}, ['A tenantField "clinic" -']],
    ['another claim', tenant, { ...tenant, tenantClaim: 'extn.x' }, ['A tenantClaim "extn.clinic" "extn.x"']],
    ['ownerField goes', { ownerField: 'owner' }, {}, ['A ownerField "owner" -']],
    ['another owner', { ownerField: 'owner' }, { ownerField: 'other' }, ['A ownerField "owner" "other"']],
    ['a permission goes', read(['R']), {}, ['A permissions.read {"roles":["R"]} -']],
    [
      'one more role',
      read(['R']),
      read(['R', 'S']),
      ['A permissions.read {"roles":["R"]} {"roles":["R","S"]}'],
    ],
    [
      'no more scopes',
      read(['R'], ['s']),
      read(['R']),
      ['A permissions.read {"roles":["R"],"scopes":["s"]} {"roles":["R"]}'],
    ],
    // Applications have roles alone.
    [
      'roles beside scopes',
      read(undefined, ['s']),
      read(['R'], ['s']),
      ['A permissions.read {"scopes":["s"]} {"roles":["R"],"scopes":["s"]}'],
    ],
    ['a tenant', {}, tenant, []],
    ['an owner', {}, { ownerField: 'owner' }, []],
    ['a permission', {}, read(['R']), []],
    ['one role less', read(['R', 'S']), read(['S']), []],
    ['scopes beside roles', read(['R']), read(['R'], ['s']), []],
  ])('%s', (_title, before, after, expected) => {
    expect(opened(api(before), api(after))).toEqual(expected);
  });

  it.each<[string, object, object, string[]]>([
    ['identities go', { allowedIdentities: [ANA] }, {}, [`backend auth.allowedIdentities ["${ANA}"] -`]],
    [
      'one application more',
      { allowedApplications: [ANA] },
      { allowedApplications: [ANA, BEN] },
      [`backend auth.allowedApplications ["${ANA}"] ["${ANA}","${BEN}"]`],
    ],
    ['one identity less', { allowedIdentities: [ANA, BEN] }, { allowedIdentities: [BEN] }, []],
    ['identities', {}, { allowedIdentities: [ANA] }, []],
    ['the audiences by default, by name', {}, { audiences: [ENTRA.clientId, `api://${ENTRA.clientId}`] }, []],
    ['an audience less', {}, { audiences: [`api://${ENTRA.clientId}`] }, []],
  ])('by the sign-in of the backend: %s', (_title, before, after, expected) => {
    expect(opened(api({}, before), api({}, after))).toEqual(expected);
  });

  it('by tokens for another audience, or of another tenant', () => {
    expect(opened(api({}), api({}, { audiences: ['api://x'] }))).toHaveLength(1);
    expect(opened(api({}), api({}, { tenantId: BEN }))).toEqual([
      `backend auth.tenantId "${ENTRA.tenantId}" "${BEN}"`,
    ]);
  });

  it('where an API loses a sign-in of its own that named callers', () => {
    const own = { auth: { ...ENTRA, allowedIdentities: [ANA] } };
    expect(opened(api(own), api({}))).toEqual([`A auth.allowedIdentities ["${ANA}"] -`]);
    expect(opened(api({}), api(own))).toEqual([]);
  });

  it('where a function asks for no role any more', () => {
    const jobs = (permission?: { roles: string[] }) =>
      planOf(
        [
          app('Jobs', {
            sourceDirectory: 'src/jobs',
            functions: { run: { trigger: 'http', authLevel: 'entra', ...(permission && { permission }) } },
          }),
        ],
        { ...SHOP, auth: ENTRA },
      );
    expect(opened(jobs({ roles: ['R'] }), jobs())).toEqual([
      'Jobs functions.run.permission {"roles":["R"]} -',
    ]);
    expect(opened(jobs(), jobs({ roles: ['R'] }))).toEqual([]);
  });

  it('where a new id hides it', () => {
    const before = planOf([crud('A', { schema: { id: 'string', o: 'string' }, ownerField: 'o' })], {
      ...SHOP,
      auth: ENTRA,
    });
    const after = planOf([crud('B', { entityName: 'A' })], { ...SHOP, auth: ENTRA, lock: before.lock });
    expect(diffPlans(before, after).api).toMatchObject([
      { code: 'API_OPENED', component: 'B', path: 'ownerField' },
      { path: 'id' },
      { path: 'schema.o' },
    ]);
  });
});

it('is in every form of a difference, in words of callers', () => {
  const [before, after] = [api(tenant), api({})];
  const diff = diffPlans(before, after);
  const line = 'A: tenantField: "clinic" -> (none). Callers reach items of other tenants.';
  expect(renderPlanDiff(diff)).toContain(`More callers or networks\n  ${line}`);
  expect(renderPlanDiff(diff)).not.toContain('Changes of APIs');
  expect(callerLines(diff, 'exposure')).toEqual([line]);
  expect(callerLines(diff, 'none')).toEqual([]);
  expect(renderMarkdown({ plan: after, diff })).toContain('Callers reach items of other tenants.');
  expect(renderHtml({ plan: after, diff })).toContain('Callers reach items of other tenants.');
  const rules = findingsOf({ plan: after, diff }).filter(({ rule }) => rule === 'EXPOSURE');
  expect(rules).toMatchObject([{ level: 'warning', message: line, components: ['A'] }]);
  const wider = diffPlans(api({}, { allowedIdentities: [ANA] }), api({}));
  expect(
    findingsOf({ plan: after, diff: wider }).find(({ rule }) => rule === 'EXPOSURE')?.components,
  ).toEqual([]);
});

describe('an API that comes to the items of another one', () => {
  const schema = { id: 'string', clinic: 'string', owner: 'string', other: 'string' } as const;
  const items = { schema, partitionKey: '/clinic', entityName: 'X', databaseName: 'x-db' } as const;
  const config = { ...SHOP, auth: ENTRA };
  const added = (...apis: Partial<CrudApiConfig>[]) => {
    const all = apis.map((each, index) => crud('ABCD'.charAt(index), { ...items, ...each }));
    const before = planOf(all.slice(0, -1), config);
    expect(before.errors).toEqual([]);
    const after = planOf(all, { ...config, lock: before.lock });
    expect(after.errors).toEqual([]);
    return opened(before, after);
  };

  it.each<[string, Partial<CrudApiConfig>, Partial<CrudApiConfig>, string[]]>([
    ['without its owners', { ownerField: 'owner' }, {}, ['B ownerField "owner" -']],
    ['with other owners', { ownerField: 'owner' }, { ownerField: 'other' }, ['B ownerField "owner" "other"']],
    ['with the same owners', { ownerField: 'owner' }, { ownerField: 'owner' }, []],
    ['with the same tenants', tenant, tenant, []],
    ['with owners where the other has none', {}, { ownerField: 'owner' }, []],
    ['in another container', { ownerField: 'owner' }, { entityName: 'Y' }, []],
    ['in another database', { ownerField: 'owner' }, { databaseName: 'y-db' }, []],
  ])('opens them %s: %j', (_title, first, second, found) => {
    expect(added(first, second)).toEqual(found);
  });

  it('opens them once, where several keep them', () => {
    expect(added({ ownerField: 'owner' }, { ownerField: 'owner', operations: ['read'] }, {})).toEqual([
      'C ownerField "owner" -',
    ]);
  });

  it('opens nothing that another API lets the same callers do', () => {
    const admin = { permissions: { read: { roles: ['Admin'] }, write: { roles: ['Admin'] } } };
    const [own, found] = [{ ownerField: 'owner' }, ['C ownerField "owner" -']];
    expect(added(own, {}, {})).toEqual([]);
    expect(added(own, admin, admin)).toEqual([]);
    expect(added(own, {}, { operations: ['read'] })).toEqual([]);
    expect(added(own, admin, {})).toEqual(found);
    expect(added(own, { operations: ['read'] }, {})).toEqual(found);
    expect(added(own, { auth: { ...ENTRA, allowedIdentities: [ANA] } }, {})).toEqual(found);
    expect(added(own, { ...tenant, operations: ['read'] }, {})).toEqual([
      ...found,
      'C tenantField "clinic" -',
    ]);
  });

  it('opens nothing in another account', () => {
    const [a, b] = [crud('A', { ...items, ownerField: 'owner' }), crud('B', items)];
    const [before, after] = [planOf([a], config), planOf([a, b], config)];
    const components = after.components.map((each) =>
      each.id === 'B' ? { ...each, uses: { ...each.uses, 'cosmos:B-cosmos': 'cosmos:other' } } : each,
    );
    expect(opened(before, after)).toEqual(['B ownerField "owner" -']);
    expect(opened(before, { ...after, components })).toEqual([]);
  });

  it.each<[string, AnyComponentDefinition, string[]]>([
    ['an API of other items', crud('B', { ...items, entityName: 'Y' }), ['B ownerField "owner" -']],
    [
      'an API that kept its own items to their owners',
      crud('B', { ...items, entityName: 'Y', ownerField: 'other' }),
      ['B ownerField "other" -'],
    ],
    ['an app', app('B'), ['B ownerField "owner" -']],
  ])('opens them where it was %s', (_title, was, found) => {
    const [a, b] = [crud('A', { ...items, ownerField: 'owner' }), crud('B', items)];
    const before = planOf([a, was], config);
    // The changes have graver verdicts too: other URLs, data that is left behind.
    const { api: changes } = diffPlans(before, planOf([a, b], { ...config, lock: before.lock }));
    const texts = changes.map(
      (each) => `${each.component} ${each.path} ${each.before ?? '-'} ${each.after ?? '-'}`,
    );
    expect(texts).toEqual(found);
    expect(changes.map(({ code }) => code)).toEqual(['API_OPENED']);
  });

  it('opens them as their reader', () => {
    const first = crud('A', { ...items, ownerField: 'owner' });
    const reader = CrudApi.define('B', { of: 'A', schema, operations: ['list'] } as never);
    const before = planOf([first], config);
    const after = planOf([first, reader], { ...config, lock: before.lock });
    expect(opened(before, after)).toEqual(['B ownerField "owner" -']);
  });
});
