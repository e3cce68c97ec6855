import { describe, expect, it } from 'vitest';

import type { JsonObject } from '../json.js';
import type { TerraformBlock } from '../terraform-block.js';
import { type GateOptions, type GateRules, judge } from './gate.js';

const RULES: GateRules = {
  terraform: [],
  dataTypes: {},
  replacedBy: {},
  weakenedBy: {},
  state: { removed: [], moved: [], imports: [] },
  backend: { id: 'shop', dataProtection: 'retain' },
  lock: { resources: {}, formerAddresses: {} },
};

const change = (
  address: string,
  before: JsonObject | null = {},
  actions: readonly string[] = ['delete'],
) => ({
  address,
  mode: 'managed',
  type: address.split('.')[0],
  change: { actions, before, after: null },
});
const terraform = (...changes: readonly object[]) => ({ format_version: '1.2', resource_changes: changes });

/** Returns what is known of the data of each change: true, false or, where it cannot be judged, null. */
const dataIn = (rules: Partial<GateRules>, ...changes: readonly object[]) =>
  judge(terraform(...changes), { ...RULES, ...rules }, {}).changes.map(({ holdsData }) => holdsData);

const block = (type: string, id: string, meta?: TerraformBlock['meta']): TerraformBlock => ({
  type,
  id,
  arguments: {},
  ...(meta && { meta }),
});

const SITE = 'azurerm_storage_account_static_website';
const STORE = 'azurerm_storage_account';
const site = (account: string) => change(`${SITE}.x`, { storage_account_id: account }, ['no-op']);
const sites: Partial<GateRules> = { dataTypes: { [STORE]: { exceptWith: SITE } } };

describe('the account of a site', () => {
  const own = change(`${STORE}.shop_site`, { id: '/a', name: 'site' });
  const upload = (account: string) =>
    change('azurerm_storage_blob.x', { id: `https://x/${account}`, storage_account_name: account }, [
      'no-op',
    ]);

  it('holds no data where Terraform uploaded its files', () => {
    expect(dataIn(sites, own, site('/a'), upload('site'))).toEqual([false]);
  });

  it.each<[writer: string, type: string, before: (account: string) => JsonObject]>([
    [
      'azurerm 5',
      'azurerm_storage_blob',
      (account) => ({
        id: 'https://x/$web/index.html',
        storage_container_id: `/x/Microsoft.Storage/storageAccounts/${account}/blobServices/default/containers/$web`,
      }),
    ],
    [
      'a build',
      'terraform_data',
      (account) => ({ triggers_replace: { account: `/x/Microsoft.Storage/storageAccounts/${account}` } }),
    ],
  ])('knows the files that %s uploads by the id of the account', (_writer, type, before) => {
    const files = (account: string) => change(`${type}.x`, before(account), ['no-op']);
    expect(dataIn(sites, own, site('/a'), files('site'))).toEqual([false]);
    expect(dataIn(sites, own, site('/a'), files('mysite'))).toEqual([true]);
    expect(dataIn(sites, own, site('/a'), files('site2'))).toEqual([true]);
  });

  it('holds data where others uploaded them', () => {
    expect(dataIn(sites, own, site('/a'))).toEqual([true]);
    expect(dataIn(sites, own, site('/a'), upload('other'))).toEqual([true]);
    expect(dataIn(sites, own, site('/a'), upload('mysite'))).toEqual([true]);
    const mention = change('azurerm_key_vault.x', { name: 'site' }, ['no-op']);
    expect(dataIn(sites, own, site('/a'), mention)).toEqual([true]);
  });

  it('holds data where it has no site', () => {
    expect(dataIn(sites, own, upload('site'))).toEqual([true]);
    expect(dataIn(sites, own, site('/other'), upload('site'))).toEqual([true]);
    const other = change('azurerm_storage_container.x', { storage_account_id: '/a' }, ['no-op']);
    expect(dataIn(sites, own, other, upload('site'))).toEqual([true]);
    expect(dataIn({ dataTypes: { [STORE]: {} } }, own, site('/a'), upload('site'))).toEqual([true]);
  });

  it('holds data in the stack of another', () => {
    const foreign = change(`${STORE}.other_site`, { id: '/a', name: 'site' });
    expect(dataIn(sites, foreign, site('/a'), upload('site'))).toEqual([true]);
  });

  it('is judged alike where the plan has it', () => {
    const terraform = [block(STORE, 'shop_site')];
    expect(dataIn({ ...sites, terraform }, own, site('/a'), upload('site'))).toEqual([false]);
    expect(dataIn({ ...sites, terraform }, own, site('/a'))).toEqual([true]);
  });

  it('is not judged by a name that is missing', () => {
    expect(dataIn(sites, change(`${STORE}.shop_site`, { id: '/a' }), site('/a'))).toEqual([false]);
  });
});

describe('what holds data', () => {
  const QUEUE = 'azurerm_a_queue';
  const logs: Partial<GateRules> = { dataTypes: { [QUEUE]: { exceptName: '^\\$' } } };

  it('is what the plan says of its blocks, whatever their type', () => {
    const rules = (meta?: TerraformBlock['meta']) => ({ ...logs, terraform: [block(QUEUE, 'q', meta)] });
    expect(dataIn(rules({ holds_data: true }), change(`${QUEUE}.q`))).toEqual([true]);
    expect(dataIn(rules(), change(`${QUEUE}.q`))).toEqual([false]);
  });

  it('is, of a type with data, every resource but those by an excepted name', () => {
    expect(dataIn(logs, change(`${QUEUE}.shop_q`, { name: 'orders' }))).toEqual([true]);
    expect(dataIn(logs, change(`${QUEUE}.shop_q`, { name: '$logs' }))).toEqual([false]);
    expect(dataIn(logs, change(`${QUEUE}.shop_q`))).toEqual([true]);
    expect(
      dataIn({ dataTypes: { [QUEUE]: { exceptName: 'undefined' } } }, change(`${QUEUE}.shop_q`)),
    ).toEqual([true]);
    expect(dataIn(logs, change(`${QUEUE}.other_q`, { name: '$logs' }))).toEqual([true]);
  });

  it("does not take a resource of a user's type without data, which left the plan", () => {
    const replacedBy = { acme_thing: { arguments: [] } };
    expect(dataIn({ replacedBy }, change('acme_thing.shop_a'))).toEqual([false]);
    expect(dataIn({ replacedBy }, change('acme_thing.other_a'))).toEqual([null]);
    expect(dataIn({}, change('acme_thing.shop_a'))).toEqual([null]);
    const lock = { resources: {}, formerAddresses: { 'thing:shared': ['acme_thing.old'] } };
    expect(
      dataIn({ replacedBy, lock: lock as unknown as GateRules['lock'] }, change('acme_thing.old')),
    ).toEqual([false]);
  });
});

describe('the verdict', () => {
  const STORAGE = 'azurerm_cosmosdb_sql_container';
  const dataTypes = { [STORAGE]: {}, azurerm_cosmosdb_account: { mayHoldMore: true as const } };
  const gate = (options: GateOptions, rules: Partial<GateRules>, ...changes: readonly object[]) =>
    judge(terraform(...changes), { ...RULES, dataTypes, ...rules }, options);

  it('permits what all data was given up in, whatever a data source reads', () => {
    const allow = [`${STORAGE}.shop_a`];
    const inner = change(`${STORAGE}.shop_a`, { id: '/acc/sqlDatabases/d/containers/c' });
    const outer = change('azurerm_cosmosdb_sql_database.shop_d', { id: '/acc/sqlDatabases/d' });
    const other = change(`${STORAGE}.shop_b`, { id: '/acc/sqlDatabases/d/containers/b' }, ['no-op']);
    const read = { ...other, address: `data.${other.address}`, mode: 'data' };
    expect(gate({ allow }, {}, inner, outer).passes).toBe(true);
    expect(gate({ allow }, {}, inner, outer, read).passes).toBe(true);
    expect(gate({ allow }, {}, inner, outer, other).passes).toBe(false);
    expect(gate({}, {}, inner, outer).refused).toHaveLength(2);
  });

  it('permits nothing that no author named', () => {
    expect(gate({}, {}, change(`${STORAGE}.shop_a`)).refused).toHaveLength(1);
    expect(gate({ allow: [`${STORAGE}.shop_b`] }, {}, change(`${STORAGE}.shop_a`)).refused).toHaveLength(1);
    expect(gate({ allow: [`${STORAGE}.shop_a`] }, {}, change(`${STORAGE}.shop_a`)).refused).toEqual([]);
  });

  it.each([
    [['delete'], 'destroy', 'data-loss'],
    [['create', 'delete'], 'replace', 'data-loss'],
    [['forget'], 'forget', 'none'],
    [['create'], 'create', 'none'],
  ] as const)('on %j of data', (actions, action, verdict) => {
    const { changes } = gate({}, {}, change(`${STORAGE}.shop_a`, {}, actions));
    expect(changes).toMatchObject([{ action, verdict }]);
  });

  it('is without an objection to data that Terraform takes over as it is', () => {
    const taken = change(`${STORAGE}.shop_a`, { id: '/acc/sqlDatabases/d/containers/c' }, ['no-op']);
    const { changes } = gate({}, {}, { ...taken, change: { ...taken.change, importing: { id: 'x' } } });
    expect(changes).toMatchObject([{ action: 'import', verdict: 'none' }]);
  });

  it('is data-loss for a child that Azure deletes with what it is in', () => {
    const inner = change(`${STORAGE}.shop_a`, { id: '/Acc/sqlDatabases/d/containers/c' }, ['no-op']);
    const outer = change('azurerm_resource_group.shop', { id: '/acc' });
    const { changes } = gate({}, {}, inner, outer);
    expect(changes).toMatchObject([
      { address: inner.address, action: 'destroy', verdict: 'data-loss', lostWith: outer.address },
      { address: outer.address, holdsData: true },
    ]);
    const kept = change('azurerm_resource_group.shop', { id: '/acc' }, ['no-op']);
    expect(gate({}, {}, inner, kept).changes).toEqual([]);
    const unknown = { ...inner, change: { ...inner.change, before: {} } };
    expect(gate({}, {}, unknown, outer).changes).toMatchObject([{ address: outer.address }]);
  });
});
