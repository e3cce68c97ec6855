import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { checkLock, readLock, writeLock } from '@atakora/component/lock';
import {
  addressOf,
  gate,
  parseLock,
  type PlanLock,
  type ResourcePlan,
  serializeLock,
} from '@atakora/component/plan';
import { afterAll, describe, expect, it } from 'vitest';

import { backendOf, HARMLESS, PAIRS } from '../diff/weakenings.js';
import { protectionRecords, withRecords } from '../../src/plan/lock/locked-protection.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { withoutProtection } from '../support/locks.js';
import { planOf, SHOP } from '../support/plans.js';
import { mergeTexts } from './three-way-merge.js';

const CONTAINER = 'azurerm_cosmosdb_sql_container.shop_cosmos_shared_userapi-db_userapi';
const UNIT = 'cosmos:userapi-db/userapi';

const containerOf = (name: string) => `azurerm_cosmosdb_sql_container.shop_cosmos_shared_${name}`;
const recordIn = (lock: PlanLock, address = CONTAINER) => protectionRecords(lock).get(address);

const withTtl = (ttl: number | undefined, lock?: PlanLock) =>
  planOf([crud('UserApi', { ...(ttl !== undefined && { ttl }) })], { ...SHOP, ...(lock && { lock }) });
const atRisk = ({ warnings }: ResourcePlan) =>
  warnings.filter(({ code }) => code === 'DATA_AT_RISK').map(({ path = '' }) => path.split(' ')[1]);

const folder = mkdtempSync(join(tmpdir(), 'protection-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Returns the lock that `writeLock` wrote and `readLock` reads. */
function accepted(plan: ResourcePlan, key = UNIT, argument = 'default_ttl'): PlanLock {
  const path = join(folder, 'accepted.lock.json');
  writeLock(path, plan, { accept: [{ key, argument }], replace: true });
  return readLock(path) ?? expect.fail('the lock was not written');
}

/** Returns Terraform's plan for another ttl of the container. */
const terraform = (before: number | null, after: number) => ({
  format_version: '1.2',
  resource_changes: [
    {
      address: CONTAINER,
      mode: 'managed',
      type: 'azurerm_cosmosdb_sql_container',
      change: { actions: ['update'], before: { default_ttl: before }, after: { default_ttl: after } },
    },
  ],
});

describe('plan() alone', () => {
  const judged = PAIRS.filter(({ alone }) => alone === undefined);

  it.each(judged)('warns of: $title', ({ strong, weak, argument }) => {
    expect(atRisk(backendOf(weak, backendOf(strong).plan().lock).plan())).toContain(argument);
  });

  it.each(judged.filter(({ both }) => both === undefined))(
    'is silent the other way: $title',
    ({ strong, weak }) => {
      expect(atRisk(backendOf(strong, backendOf(weak).plan().lock).plan())).toEqual([]);
    },
  );

  it.each(Object.entries(HARMLESS))('is silent: %s', (_title, [before, after]) => {
    expect(atRisk(backendOf(after, backendOf(before).plan().lock).plan())).toEqual([]);
  });

  it('says it until the author accepts the value', () => {
    const weaker = withTtl(60, withTtl(3600).lock);
    expect(recordIn(weaker.lock)?.values).toEqual({ default_ttl: '3600' });
    expect(atRisk(withTtl(60, weaker.lock))).toEqual(['default_ttl']);
    expect(atRisk(withTtl(60, accepted(weaker)))).toEqual([]);
    // A later, weaker value is another one.
    expect(atRisk(withTtl(30, accepted(weaker)))).toEqual(['default_ttl']);
  });

  it('remembers what protects retained data, and compares when it comes back', () => {
    const left = planOf([], { ...SHOP, lock: withTtl(3600).lock });
    expect(recordIn(left.lock)?.values).toEqual({ default_ttl: '3600' });
    expect(atRisk(withTtl(60, left.lock))).toEqual(['default_ttl']);
  });

  it("asks for nothing under dataProtection 'destroy'", () => {
    const plan = planOf([crud('UserApi', { ttl: 1 })], {
      ...SHOP,
      dataProtection: 'destroy',
      lock: withTtl(3600).lock,
    });
    expect(atRisk(plan)).toEqual([]);
  });
});

describe('a lock of 0.2.0', () => {
  const old = parseLock(serializeLock(withoutProtection(withTtl(3600).lock)));

  it('is valid, and gets its protection when it is written, which is said once', () => {
    const next = withTtl(60, old);
    expect(next.warnings.map(({ code }) => code)).toEqual(['PROTECTION_RECORDED']);
    expect(recordIn(next.lock)?.values).toEqual({ default_ttl: '60' });
    expect(withTtl(60, next.lock).warnings).toEqual([]);
  });
});

describe('softDelete', () => {
  const first = planOf([crud('UserApi', { softDelete: true })]);
  const weaker = planOf([crud('UserApi')], { ...SHOP, lock: first.lock });

  it('is recorded with the data, and missed until the author accepts it', () => {
    expect(recordIn(first.lock)?.values).toMatchObject({ softDelete: 'true' });
    expect(recordIn(weaker.lock)).toEqual(recordIn(first.lock));
    expect(weaker.warnings.find(({ code }) => code === 'DATA_AT_RISK')?.message).toBe(
      `${UNIT} of 'UserApi', ${CONTAINER}: softDelete was true and is absent. Items deleted from now on are gone, and cannot be restored.`,
    );
    const next = accepted(weaker, UNIT, 'softDelete');
    expect(recordIn(next)?.accepted).toEqual({ softDelete: { from: 'true', to: 'null' } });
    expect(atRisk(planOf([crud('UserApi')], { ...SHOP, lock: next }))).toEqual([]);
    const { weakenedBy } = weaker;
    expect(checkLock(first.lock, next, { weakenedBy })).toEqual([]);
    const silent = planOf([crud('UserApi')]).lock;
    expect(checkLock(first.lock, silent, { weakenedBy })).toMatchObject([{ code: 'PROTECTION_LOWERED' }]);
  });
});

it('records softDelete with items alone', () => {
  const mail = custom('Mail', [
    requirement('cosmos', {
      databases: [{ name: 'db', containers: [{ name: 'items', partitionKey: '/id' }] }],
    }),
    requirement('servicebus', { queues: [{ name: 'orders' }] }),
  ]);
  const { lock } = planOf([{ ...mail, config: { softDelete: true } }]);
  const soft = [...protectionRecords(lock)].filter(([, { values }]) => 'softDelete' in values);
  expect(soft.map(([address]) => address)).toEqual([containerOf('db_items')]);
});

describe('an accepted default', () => {
  const queued = (options: object, lock?: PlanLock) =>
    planOf([custom('Mail', [requirement('servicebus', { queues: [{ name: 'orders', ...options }] })])], {
      ...SHOP,
      ...(lock && { lock }),
    });
  const address = 'azurerm_servicebus_queue.shop_servicebus_shared_queue_orders';
  const dead = 'dead_lettering_on_message_expiration';
  const strong = queued({ deadLetterOnExpiration: true });
  const off = accepted(queued({ deadLetterOnExpiration: false }, strong.lock), address, dead);
  /** The lock in which the author accepted that the argument is gone, as a layout without it would have it. */
  const gone = withRecords(
    off,
    new Map(
      [...protectionRecords(off)].map(([at, record]) => {
        const { [dead]: _was, ...values } = record.values;
        return [at, at === address ? { values, accepted: { [dead]: { from: 'true', to: 'null' } } } : record];
      }),
    ),
  );

  it.each([
    ['written', off],
    ['left out', gone],
  ])('passes lock and gate where it was %s', (_how, lock) => {
    const plan = queued({ deadLetterOnExpiration: false }, lock);
    expect(atRisk(plan)).toEqual([]);
    expect(checkLock(strong.lock, plan.lock, { weakenedBy: plan.weakenedBy })).toEqual([]);
    for (const after of [false, null]) {
      const change = { actions: ['update'], before: { [dead]: true }, after: { [dead]: after } };
      const changes = [{ address, mode: 'managed', type: 'azurerm_servicebus_queue', change }];
      expect(gate({ format_version: '1.2', resource_changes: changes }, plan).refused).toEqual([]);
    }
  });

  it('continues where the next, weaker value begins with the default', () => {
    const monitored = (retentionDays: number, lock?: PlanLock) =>
      planOf([app('Jobs')], { ...SHOP, monitoring: { retentionDays }, ...(lock && { lock }) });
    const first = monitored(90);
    const [insights = ''] = first.terraform
      .filter(({ type }) => type === 'azurerm_application_insights')
      .map(addressOf);
    const records = protectionRecords(first.lock).set(insights, {
      values: { retention_in_days: '90' },
      accepted: { retention_in_days: { from: '365', to: 'null' } },
    });
    const next = accepted(monitored(30, withRecords(first.lock, records)), insights, 'retention_in_days');
    expect(recordIn(next, insights)?.accepted).toEqual({ retention_in_days: { from: '365', to: '30' } });
  });
});

describe('an accepted value', () => {
  const first = withTtl(3600);
  const next = withTtl(60, accepted(withTtl(60, first.lock)));

  it('passes the gate for this change alone', () => {
    expect(gate(terraform(3600, 60), next).passes).toBe(true);
    expect(gate(terraform(600, 60), next).passes).toBe(true);
    // Raised in the portal: the author accepted less.
    expect(gate(terraform(86_400, 60), next).passes).toBe(false);
    expect(gate(terraform(3600, 30), next).passes).toBe(false);
    expect(gate(terraform(3600, 60), withTtl(60, first.lock)).passes).toBe(false);
  });

  it('continues an earlier one, for environments that skip a release', () => {
    const last = withTtl(30, accepted(withTtl(30, next.lock)));
    expect(recordIn(last.lock)?.accepted).toEqual({ default_ttl: { from: '3600', to: '30' } });
    expect(gate(terraform(3600, 30), last).passes).toBe(true);
  });

  it('must be weaker', () => {
    expect(() => accepted(first)).toThrow(/must weaken default_ttl of 'cosmos:userapi-db\/userapi'/);
  });

  it('may be named by resource or address', () => {
    const weaker = withTtl(60, first.lock);
    expect(accepted(weaker, 'cosmos:shared')).toEqual(accepted(weaker, CONTAINER));
  });
});

describe('two branches that both accept', () => {
  const base = planOf([crud('A', { ttl: 3600 }), crud('B', { ttl: 3600 })]);
  const branch = (a: number, b: number, lock = base.lock) =>
    planOf([crud('A', { ttl: a }), crud('B', { ttl: b })], { ...SHOP, lock });
  const one = accepted(branch(60, 3600), 'cosmos:a-db/a');
  const other = accepted(branch(3600, 60), 'cosmos:b-db/b');

  it('merge where they accept different data', () => {
    const { text, isClean } = mergeTexts(serializeLock(one), serializeLock(base.lock), serializeLock(other));
    expect(isClean).toBe(true);
    const merged = parseLock(text);
    for (const name of ['a-db_a', 'b-db_b'])
      expect(recordIn(merged, containerOf(name))?.accepted).toEqual({
        default_ttl: { from: '3600', to: '60' },
      });
    const plan = branch(60, 60, merged);
    expect(atRisk(plan)).toEqual([]);
    expect(checkLock(base.lock, plan.lock, { weakenedBy: plan.weakenedBy })).toEqual([]);
  });

  it('conflict where they accept the same: the file of the target branch is planned with, and accepted again', () => {
    const theirs = accepted(branch(30, 3600), 'cosmos:a-db/a');
    expect(atRisk(branch(60, 3600, theirs))).toEqual([]);
    const lower = branch(10, 3600, theirs);
    expect(atRisk(lower)).toEqual(['default_ttl']);
    expect(recordIn(accepted(lower, 'cosmos:a-db/a'), containerOf('a-db_a'))?.accepted).toEqual({
      default_ttl: { from: '3600', to: '10' },
    });
  });

  it('leave nothing weaker without a record', () => {
    const values = new Map(
      [...protectionRecords(one)].map(([address, record]) => [address, { ...record, accepted: undefined }]),
    );
    const edited = withRecords(base.lock, values);
    const { weakenedBy } = base;
    expect(checkLock(base.lock, edited, { weakenedBy }).map(({ code }) => code)).toEqual([
      'PROTECTION_LOWERED',
    ]);
    expect(checkLock(base.lock, one, { weakenedBy })).toEqual([]);
  });
});
