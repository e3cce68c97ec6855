import type { PlanLock } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

const MANUAL = { components: [crud('UserApi', { throughput: 400 })], config: SHOP };
const AUTOSCALE = { components: [crud()], config: { ...SHOP, autoScale: { maxThroughput: 4000 } } };

/** The lock as it is edited once the throughput was changed in Azure. */
function migrated(lock: PlanLock, from: string, to: string): PlanLock {
  return JSON.parse(
    JSON.stringify(lock).replaceAll(`"throughput":"${from}"`, `"throughput":"${to}"`),
  ) as PlanLock;
}

describe.each([
  ['manual', 'autoscale', MANUAL, AUTOSCALE],
  ['autoscale', 'manual', AUTOSCALE, MANUAL],
])('throughput of a container changed from %s to %s', (from, to, before, after) => {
  const { lock } = planOf(before.components, before.config);

  it('is an error of the plan that says what to do in Azure', () => {
    const { errors } = planOf(after.components, { ...after.config, lock });
    expect(errors.map(({ code }) => code)).toEqual(['PLACEMENT_CONFLICT']);
    expect(errors[0]?.message).toContain(`'${from}'`);
    expect(errors[0]?.message).toContain(`'${to}'`);
    expect(errors[0]?.resolution).toContain('az cosmosdb sql container throughput migrate');
    expect(errors[0]?.resolution).toContain(`'${to}'`);
  });

  it('is none once Azure and the lock have the new kind', () => {
    const plan = planOf(after.components, { ...after.config, lock: migrated(lock, from, to) });
    expect(plan.errors).toEqual([]);
    expect(Object.keys(plan.lock.resources)).toEqual(Object.keys(lock.resources));
  });
});
