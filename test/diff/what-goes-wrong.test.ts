import { readFileSync } from 'node:fs';

import type { BackendConfig } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { checkLock } from '@atakora/component/lock';
import { gate, type ResourcePlan } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { planOf, SHOP } from '../support/plans.js';

const api = (id: string, options: { readonly ttl?: number } = {}) =>
  CrudApi.define(`${id}Api`, { entityName: id, schema: { id: 'string' }, ...options });
const [user, order, item] = [api('User'), api('Order'), api('Item')];
const later = api('Item', { ttl: 60 });
const plan = (
  components: Parameters<typeof planOf>[0],
  before?: ResourcePlan,
  config: Partial<BackendConfig> = {},
) =>
  planOf(components, {
    ...SHOP,
    resourceGroupName: 'rg-shop-prod',
    ...config,
    ...(before !== undefined && { lock: before.lock }),
  });

const container = (entity: string) =>
  `azurerm_cosmosdb_sql_container.shop_cosmos_shared_${entity}-db_${entity}`;
const database = (entity: string) => `azurerm_cosmosdb_sql_database.shop_cosmos_shared_${entity}-db`;

const UNRECORDED: Readonly<Record<string, object>> = { update: { before: {}, after: {} } };

/** What Terraform 1.11 with azurerm 4.55.0 planned after each mishap, without the arguments. */
function terraformPlan(run: string): unknown {
  const text = readFileSync(new URL(`recorded-runs/${run}.json`, import.meta.url), 'utf8');
  // Terraform writes both for an update. Where they were not recorded, they do not differ.
  return JSON.parse(text, (key, value: Record<string, unknown>) =>
    key === 'change' ? { ...UNRECORDED[String(value['actions'])], ...value } : value,
  );
}

/** What the gate says of a recorded run: the actions on containers, and what it refuses. */
function judge(run: string, of: ResourcePlan) {
  const { changes, refused } = gate(terraformPlan(run), of);
  return {
    containers: changes
      .filter(({ type }) => type === 'azurerm_cosmosdb_sql_container')
      .map(({ action, address }) => `${action} ${address}`),
    refused: refused.map(({ address }) => address),
  };
}

const first = plan([user, order]);
const third = plan([user, order, item], first);
const retained = plan([user, later], plan([user, item], third));
const codesOf = ({ warnings, errors }: ResourcePlan) => [...warnings, ...errors].map(({ code }) => code);

describe('the table "What goes wrong"', () => {
  it('an apply failed half-way: Terraform makes the rest', () => {
    const alone = plan([user]);
    expect(judge('failed-apply', alone)).toEqual({
      containers: [`create ${container('user')}`],
      refused: [],
    });
    expect(plan([user], alone).terraform).toEqual(alone.terraform);
  });

  it('an apply was skipped: the next plan forgets what was to be forgotten', () => {
    expect(retained.state.removed).toEqual([container('order')]);
    expect(judge('skipped-apply', retained)).toEqual({
      containers: [`update ${container('item')}`, `forget ${container('order')}`],
      refused: [],
    });
  });

  it('the skipped release had a discard: the gate refuses, and allow lets it pass', () => {
    const skipped = plan([user, order], third, { discard: ['cosmos:item-db/item', 'cosmos:item-db'] });
    const next = plan([user, order], skipped);
    expect(next.state.discarded).toBeUndefined();
    expect(judge('skipped-discard', next).refused).toEqual([container('item'), database('item')]);
    const allow = [container('item'), database('item')];
    expect(gate(terraformPlan('skipped-discard'), next, { allow }).passes).toBe(true);
  });

  it('a component was added and removed before any apply: Terraform ignores the removed block', () => {
    const added = plan([user, order, later, api('Note')], retained);
    const removed = plan([user, order, later], added);
    expect(removed.state.removed).toEqual([container('note')]);
    expect(judge('never-applied', removed)).toEqual({ containers: [], refused: [] });
  });

  it('a retained unit was deleted by hand and is declared again: restored creates it', () => {
    const imported = plan([user, order, later], retained);
    expect(imported.state.imports.map(({ to }) => to)).toEqual([container('order')]);
    const restored = plan([user, order, later], retained, { restored: ['cosmos:order-db/order'] });
    expect(restored.state.imports).toEqual([]);
    expect(judge('restored', restored)).toEqual({
      containers: [`create ${container('order')}`],
      refused: [],
    });
  });

  it('a resource in use was deleted by hand: Terraform creates it, empty', () => {
    expect(judge('deleted-by-hand', first)).toEqual({
      containers: [`create ${container('order')}`],
      refused: [],
    });
  });

  it('an account was restored with another name: useExisting moves nothing to it', () => {
    const cosmosConfig = { useExisting: true, accountName: 'cosno-restored' };
    expect(codesOf(plan([user, order], first, { cosmosConfig }))).toContain('PLACEMENT_CONFLICT');
  });

  it('the lock file was reverted: the gate refuses, and checkLock says what is lost', () => {
    expect(judge('reverted-lock', plan([user, order], first)).refused).toEqual([
      container('item'),
      database('item'),
    ]);
    expect(checkLock(third.lock, first.lock).map(({ code }) => code)).toContain('UNIT_LOST');
  });

  it('the lock file was deleted: what is declared alike is planned alike', () => {
    const unlocked = plan([user, order, item]);
    expect(codesOf(unlocked)).toContain('NOT_LOCKED');
    expect(checkLock(third.lock, undefined).map(({ code }) => code)).toEqual(['LOCK_GONE']);
    expect(judge('deleted-lock', unlocked)).toEqual({ containers: [], refused: [] });
  });

  it('the backend was deleted from a stack: the gate refuses without knowing it', () => {
    const other = planOf([user], { ...SHOP, backendId: 'desk' });
    const { refused } = judge('deleted-backend', other);
    expect(refused).toEqual(
      expect.arrayContaining([
        'azurerm_cosmosdb_account.shop_cosmos_shared',
        ...['item', 'order', 'user'].flatMap((entity) => [container(entity), database(entity)]),
      ]),
    );
  });

  it('a resource was edited in the portal: Terraform sets it back', () => {
    const { changes, passes } = gate(terraformPlan('edited-in-portal'), first);
    expect(changes).toMatchObject([
      { address: 'azurerm_cosmosdb_account.shop_cosmos_shared', action: 'update' },
    ]);
    expect(passes).toBe(true);
  });
});

describe('a backend that is removed', () => {
  const full = plan([user, order, later], plan([user, order, later, api('Note')], retained));
  const empty = plan([], full);

  it('retains its data; the storage account of its apps has to be allowed', () => {
    const { containers, refused } = judge('emptied-backend', empty);
    expect(containers).toEqual(['item', 'order', 'user'].map((entity) => `forget ${container(entity)}`));
    expect(refused).toEqual(['azurerm_storage_account.shop_storage_shared']);
  });

  it('goes with what was discarded', () => {
    const discard = ['item', 'note', 'order', 'user'].flatMap((entity) => [
      `cosmos:${entity}-db/${entity}`,
      `cosmos:${entity}-db`,
    ]);
    expect(judge('discarded-backend', plan([], empty, { discard })).refused).toEqual([]);
    expect(judge('discarded-backend', plan([], empty, { discard: discard.slice(1) })).refused).toContain(
      'azurerm_cosmosdb_account.shop_cosmos_shared',
    );
  });
});
