import { CrudApi } from '@atakora/component/crud';
import type { PlanLock } from '@atakora/component/plan';

import { planOf } from '../support/plans.js';

export const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
export const orderApi = CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string' } });

/** A plan with two containers, and its lock. */
export const plan = planOf([userApi, orderApi]);
export const { lock } = plan;

/** A lock as data that a test may change. */
export function draftOf(of: PlanLock = lock): Draft<PlanLock> {
  // What structuredClone returns has no readers but the test.
  return structuredClone(of) as Draft<PlanLock>;
}

type Draft<T> = T extends readonly (infer I)[]
  ? Draft<I>[]
  : T extends object
    ? { -readonly [K in keyof T]: Draft<T[K]> }
    : T;
