import { checkLock } from '@atakora/component/lock';
import type { PlanLock } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { planOf, SHOP } from '../support/plans.js';
import { draftOf, lock, orderApi, userApi } from './sample-locks.js';

/** What is wrong with a changed lock. */
function problemsOf(change: (draft: ReturnType<typeof draftOf>) => void, base: PlanLock = lock) {
  const draft = draftOf(base);
  change(draft);
  return checkLock(base, draft);
}

describe('a lock that may follow another', () => {
  it('is the same one, the first one, or one with more in it', () => {
    expect(checkLock(lock, lock)).toEqual([]);
    expect(checkLock(undefined, lock)).toEqual([]);
    expect(
      checkLock(
        planOf([userApi]).lock,
        planOf([userApi, orderApi], { ...SHOP, lock: planOf([userApi]).lock }).lock,
      ),
    ).toEqual([]);
  });

  it('keeps what left the declarations as retained', () => {
    const { lock: next } = planOf([userApi], { ...SHOP, lock });
    expect(next.resources['cosmos:shared']?.units['order-db/order']?.retained).toBe(true);
    expect(checkLock(lock, next)).toEqual([]);
    expect(checkLock(next, planOf([userApi, orderApi], { ...SHOP, lock: next }).lock)).toEqual([]);
  });

  it('is without what was discarded, where that is said', () => {
    const discard = ['cosmos:order-db/order'];
    const { lock: next } = planOf([userApi], { ...SHOP, lock, discard });
    expect(checkLock(lock, next, { discard })).toEqual([]);
    expect(checkLock(lock, next)).toMatchObject([
      { code: 'UNIT_LOST', resource: 'cosmos:shared', unit: 'cosmos:order-db/order' },
    ]);
  });

  it('is without what was discarded in one of two places', () => {
    const moves = { 'cosmos:order-db/order': 'new' };
    const both = planOf([userApi, orderApi], { ...SHOP, lock, moves }).lock;
    const discard = ['cosmos:order-db/order@cosmos:shared'];
    const { lock: next } = planOf([userApi, orderApi], { ...SHOP, lock: both, moves, discard });
    expect(checkLock(both, next, { discard })).toEqual([]);
    expect(checkLock(both, next, { discard: ['cosmos:order-db/order@cosmos:shared-2'] })).toMatchObject([
      {
        code: 'UNIT_LOST',
        resource: 'cosmos:shared',
        resolution: expect.stringContaining(`discard: ['cosmos:order-db/order@cosmos:shared'].`) as string,
      },
    ]);
  });

  it("is without what dataProtection 'destroy' destroys, and has what was retained before", () => {
    const { lock: retaining } = planOf([userApi], { ...SHOP, lock });
    const destroying = { dataProtection: 'destroy' } as const;
    const { lock: next } = planOf([], { ...SHOP, lock: retaining, ...destroying });
    expect(checkLock(lock, planOf([userApi], { ...SHOP, lock, ...destroying }).lock, destroying)).toEqual([]);
    expect(checkLock(retaining, next, destroying)).toEqual([]);
    expect(checkLock(retaining, undefined, destroying)).toMatchObject([{ code: 'LOCK_GONE' }]);
    expect(checkLock(next, { ...next, resources: {} }, destroying)).toMatchObject([
      { code: 'RESOURCE_LOST', resource: 'cosmos:shared' },
    ]);
  });

  it('may be without a resource that holds no data', () => {
    expect(problemsOf(({ resources }) => void delete resources['functions:shared'])).toEqual([]);
  });

  it('may have another address that Terraform is told of', () => {
    const old = 'azurerm_cosmosdb_sql_container.shop_cosmos_shared_user-db_user';
    const rename = (draft: ReturnType<typeof draftOf>) => {
      const unit = draft.resources['cosmos:shared']?.units['user-db/user'];
      if (unit !== undefined) unit.blocks = { 'azurerm_cosmosdb_sql_container.other': '' };
    };
    expect(problemsOf(rename)).toMatchObject([{ code: 'ADDRESS_CHANGED', unit: 'cosmos:user-db/user' }]);
    expect(
      problemsOf((draft) => {
        rename(draft);
        draft.formerAddresses = { 'azurerm_cosmosdb_sql_container.other': [old] };
      }),
    ).toEqual([]);
  });
});

describe('a lock that may not', () => {
  it.each<[string, (draft: ReturnType<typeof draftOf>) => void, string]>([
    [
      'lost a unit',
      ({ resources }) => void delete resources['cosmos:shared']?.units['user-db/user'],
      'UNIT_LOST',
    ],
    ['lost a resource', ({ resources }) => void delete resources['cosmos:shared'], 'RESOURCE_LOST'],
    ['is of another backend', ({ backend }) => void (backend.id = 'other'), 'OTHER_BACKEND'],
    ['is of another environment', ({ backend }) => void (backend.environment = 'test'), 'OTHER_BACKEND'],
    ['is of another location', ({ backend }) => void (backend.location = 'westus'), 'OTHER_BACKEND'],
    ['has a lower number', ({ numbers }) => void delete numbers['cosmos:shared'], 'NUMBER_LOWERED'],
    [
      'has another name',
      ({ resources }) => void Object.assign(resources['functions:shared'] ?? {}, { name: 'x' }),
      'RESOURCE_CHANGED',
    ],
    [
      'has another variant',
      ({ resources }) => void Object.assign(resources['cosmos:shared'] ?? {}, { variant: 'x' }),
      'RESOURCE_CHANGED',
    ],
    [
      'has another generated name',
      ({ names }) => void Object.assign(names, { 'identity shared': 'x' }),
      'NAME_CHANGED',
    ],
  ])('%s', (_what, change, code) => {
    const problems = problemsOf(change);
    expect(problems.map((each) => each.code)).toEqual([code]);
    expect(problems[0]?.message).toMatch(/\.$/);
    expect(problems[0]?.resolution).not.toBe('');
  });

  it('has been deleted', () => {
    expect(checkLock(lock, undefined)).toMatchObject([{ code: 'LOCK_GONE' }]);
  });

  it('is of another resource group, where there was one', () => {
    const base = draftOf();
    base.backend.resourceGroup = 'rg-shop';
    expect(problemsOf(({ backend }) => void delete backend.resourceGroup, base)).toMatchObject([
      {
        code: 'OTHER_BACKEND',
        message: "The lock was that of resourceGroup 'rg-shop' and is that of 'none'.",
      },
    ]);
  });

  it('changes neither of the two', () => {
    const base = draftOf();
    const next = draftOf();
    delete next.resources['cosmos:shared'];
    const before = structuredClone([base, next]);
    checkLock(base, next);
    expect([base, next]).toEqual(before);
  });
});
