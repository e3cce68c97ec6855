import { InvalidTerraformPlanError } from '@atakora/component/backend';
import { gate } from '@atakora/component/plan';
import { describe, expect, it } from 'vitest';

import { BUILT_IN_TYPES } from '../../src/resources/registry/types.js';
import { crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

const plan = planOf([crud()]);
const ACCOUNT = '/subscriptions/s/resourceGroups/rg/providers/Microsoft.DocumentDB/databaseAccounts/a';

const change = (address: string, actions: readonly string[], before: object | null = {}) => ({
  address,
  mode: 'managed',
  type: address.split('.')[0],
  change: { actions, before, after: actions.includes('update') ? {} : null },
});
const terraform = (...changes: readonly object[]) => ({ format_version: '1.2', resource_changes: changes });

const container = 'azurerm_cosmosdb_sql_container.shop_cosmos_shared_userapi-db_userapi';

describe('gate', () => {
  it.each([
    ['destroy', ['delete']],
    ['replace', ['delete', 'create']],
    ['replace', ['create', 'delete']],
  ])('refuses to %s data', (action, actions) => {
    const result = gate(terraform(change(container, actions)), plan);
    expect(result.passes).toBe(false);
    expect(result.refused).toMatchObject([{ address: container, action, verdict: 'data-loss' }]);
  });

  describe('data that was deleted outside of Terraform', () => {
    const gone = { ...change(container, ['delete']), mode: 'managed' };
    const drifted = (...drift: readonly object[]) => ({
      ...terraform(change(container, ['create'], null)),
      resource_drift: drift,
    });

    it('is refused, although Terraform only creates it', () => {
      expect(gate(drifted(gone), plan)).toMatchObject({
        passes: false,
        verdict: 'data-loss',
        refused: [{ address: container, action: 'create', isGone: true }],
      });
      expect(gate(drifted(gone), plan).changes).toHaveLength(1);
    });

    it('is refused where the plan does not have it any more', () => {
      const other = change('azurerm_storage_queue.gone', ['delete']);
      expect(gate({ ...terraform(), resource_drift: [other] }, plan).refused).toMatchObject([
        { address: 'azurerm_storage_queue.gone', action: 'forget', isPlanned: false, isGone: true },
      ]);
    });

    it('passes if its author gave it up', () => {
      expect(gate(drifted(gone), plan, { allow: [container] }).passes).toBe(true);
      expect(gate(drifted(gone), planOf([crud()], { ...SHOP, dataProtection: 'destroy' })).passes).toBe(true);
    });

    it('is not what was only changed, or holds no data', () => {
      const role = change('azurerm_role_assignment.shop_x', ['delete']);
      expect(gate(drifted(change(container, ['update']), role), plan).passes).toBe(true);
    });
  });

  it.each([['forget'], ['update'], ['create'], ['no-op']])('lets %s pass', (action) => {
    expect(gate(terraform(change(container, [action])), plan)).toMatchObject({ passes: true, refused: [] });
  });

  it('knows by its type what the plan does not have', () => {
    const result = gate(terraform(change('azurerm_cosmosdb_sql_container.gone', ['delete'])), plan);
    expect(result).toMatchObject({ passes: false, refused: [{ isPlanned: false }] });
  });

  it('lets go what holds no data', () => {
    const of = (owner: string) => [
      change(`azurerm_storage_container.${owner}_packages`, ['delete'], { name: 'app-packages-x' }),
      change(`azurerm_storage_account.${owner}_site`, ['delete'], { id: '/site' }),
      change(`azurerm_storage_account_static_website.${owner}_site`, ['delete'], {
        storage_account_id: '/site',
      }),
    ];
    expect(gate(terraform(...of('shop'), change('azurerm_service_plan.p', ['delete'])), plan).passes).toBe(
      true,
    );
    // Containers and sites of others may hold anything.
    expect(gate(terraform(...of('billing')), plan).refused).toHaveLength(2);
  });

  it('judges every type of the library also where the plan has none of it', () => {
    const types = BUILT_IN_TYPES.flatMap(({ replacedBy = {} }) => Object.keys(replacedBy));
    const gone = [...new Set(types)].map((type) => change(`${type}.shop_gone`, ['delete']));
    const unknown = gate(terraform(...gone), plan).changes.filter(({ holdsData }) => holdsData === null);
    expect(unknown.map(({ type }) => type)).toEqual([]);
  });

  it.each([
    ['search service of APIs', 'azurerm_search_service.shop_aisearch_shared', true],
    ['search service of others', 'azurerm_search_service.shop_own', false],
    ['consumer group', 'azurerm_eventhub_consumer_group.shop_eventhubs_shared_hub_a_group_b', true],
    ['query', 'azurerm_stream_analytics_job.shop_streamanalytics_averages', true],
  ])('knows whether the last %s holds data', (_, address, passes) => {
    expect(gate(terraform(change(address, ['delete'])), plan).passes).toBe(passes);
  });

  it('lets go what was discarded, and a database only where discard names it', () => {
    const discard = ['cosmos:userapi-db/userapi'];
    const gone = planOf([], { ...SHOP, lock: plan.lock, discard: [...discard, 'cosmos:userapi-db'] });
    const account = change('azurerm_cosmosdb_account.shop_cosmos_shared', ['no-op'], { id: ACCOUNT });
    const database = change('azurerm_cosmosdb_sql_database.shop_cosmos_shared_userapi-db', ['delete'], {
      id: `${ACCOUNT}/sqlDatabases/userapi-db`,
    });
    const inIt = change(container, ['delete'], { id: `${ACCOUNT}/sqlDatabases/userapi-db/containers/c` });
    const other = change('azurerm_cosmosdb_sql_container.other', ['delete'], {
      id: `${ACCOUNT}/sqlDatabases/userapi-db/containers/e`,
    });
    expect(gate(terraform(account, database, inIt), gone)).toMatchObject({
      passes: true,
      verdict: 'data-loss',
    });
    expect(gate(terraform(account, database, inIt, other), gone).refused).toMatchObject([
      { address: other.address },
      { address: database.address },
    ]);
    // Azure may have containers in it that neither the lock nor Terraform knows.
    const unnamed = planOf([], { ...SHOP, lock: plan.lock, discard });
    expect(gate(terraform(account, database, inIt), unnamed).refused).toMatchObject([
      { address: database.address },
    ]);
  });

  describe('with a discard of one container of several', () => {
    const inMain = (id: string) => crud(id, { databaseName: 'main' });
    const both = planOf([inMain('A'), inMain('B')]);
    const database = 'azurerm_cosmosdb_sql_database.shop_cosmos_shared_main';
    const account = 'azurerm_cosmosdb_account.shop_cosmos_shared';
    const ids: Readonly<Record<string, string>> = {
      [account]: ACCOUNT,
      [database]: `${ACCOUNT}/sqlDatabases/main`,
    };
    const containerB = change('azurerm_cosmosdb_sql_container.shop_cosmos_shared_main_b', ['delete'], {
      id: `${ACCOUNT}/sqlDatabases/main/containers/b`,
    });

    // Terraform does not replace what refers to an account by its name. It knows nothing of what is retained.
    it.each([
      ['another is in use', planOf([inMain('A')], { ...SHOP, lock: both.lock, discard: ['cosmos:main/b'] })],
      [
        'another is retained',
        planOf([], {
          ...SHOP,
          lock: planOf([inMain('B')], { ...SHOP, lock: both.lock }).lock,
          discard: ['cosmos:main/b'],
        }),
      ],
    ])('refuses to destroy or replace what it stands in while %s', (_case, given) => {
      for (const address of [account, database])
        for (const actions of [['delete'], ['delete', 'create'], ['create', 'delete']]) {
          const parent = change(address, actions, { id: ids[address] });
          const { refused } = gate(terraform(parent, containerB), given);
          expect(refused.map((each) => each.address)).toEqual([address]);
        }
    });

    it('refuses to destroy an unknown database with a container that Terraform keeps or forgets', () => {
      const given = planOf([inMain('A')], { ...SHOP, lock: both.lock, discard: ['cosmos:main/b'] });
      const gone = change('azurerm_cosmosdb_sql_database.gone', ['delete'], {
        id: `${ACCOUNT.toLowerCase()}/sqlDatabases/main`,
      });
      for (const action of ['no-op', 'update', 'forget']) {
        const other = change('azurerm_cosmosdb_sql_container.other', [action], {
          id: `${ACCOUNT}/sqlDatabases/main/containers/c`,
        });
        expect(gate(terraform(gone, containerB, other), given).passes).toBe(false);
      }
      expect(gate(terraform(gone, containerB), given).passes).toBe(false);
      expect(gate(terraform(gone, containerB), given, { allow: [gone.address] }).passes).toBe(true);
    });
  });

  it("refuses the data of another backend of the stack under dataProtection 'destroy'", () => {
    const disposable = planOf([crud()], { ...SHOP, dataProtection: 'destroy' });
    const of = (id: string) => terraform(change(`azurerm_cosmosdb_account.${id}`, ['delete']));
    expect(gate(of('shop_cosmos_shared-2'), disposable).passes).toBe(true);
    expect(gate(of('billing_cosmos_shared'), disposable).passes).toBe(false);
  });

  it('lets go what held nothing but data that was discarded after Terraform forgot it', () => {
    const left = planOf([], { ...SHOP, lock: plan.lock });
    const unit = 'cosmos:userapi-db/userapi';
    const gone = planOf([], { ...SHOP, lock: left.lock, discard: [unit, 'cosmos:userapi-db'] });
    const account = change('azurerm_cosmosdb_account.shop_cosmos_shared', ['delete'], { id: ACCOUNT });
    const database = (name: string) =>
      change(`azurerm_cosmosdb_sql_database.shop_cosmos_shared_${name}`, ['delete'], {
        id: `${ACCOUNT}/sqlDatabases/${name}`,
      });
    expect(gate(terraform(account, database('userapi-db')), gone)).toMatchObject({
      passes: true,
      verdict: 'data-loss',
    });
    expect(gate(terraform(account, database('userapi-db')), left).passes).toBe(false);
    const more = gate(terraform(account, database('userapi-db'), database('other')), gone);
    expect(more.refused.map(({ address }) => address)).toEqual([account.address, database('other').address]);
    expect(gone.warnings.find(({ code }) => code === 'DATA_FORGOTTEN')?.message).toContain(
      "Terraform destroys 'cosmos:shared'",
    );
  });

  it("lets go everything under dataProtection 'destroy', and what is allowed by address", () => {
    const lost = terraform(change(container, ['delete']));
    expect(gate(lost, planOf([crud()], { ...SHOP, dataProtection: 'destroy' })).passes).toBe(true);
    expect(gate(lost, plan, { allow: [container] }).passes).toBe(true);
  });

  it.each([
    ['kept by Terraform', ['no-op']],
    ['forgotten by Terraform', ['forget']],
    ['destroyed by itself', ['delete']],
  ])('refuses to destroy a resource group with data that is %s', (_case, actions) => {
    const group = change('azurerm_resource_group.resource_group', ['delete'], {
      id: '/subscriptions/s/resourceGroups/RG',
    });
    const account = change('azurerm_cosmosdb_account.gone', actions, { id: ACCOUNT });
    const result = gate(terraform(group, account), plan);
    expect(result.passes).toBe(false);
    expect(result.refused.map(({ address }) => address)).toContain('azurerm_resource_group.resource_group');
    // Anything may be in a group, so the author has to name it.
    const gone = change('azurerm_cosmosdb_account.gone', ['delete'], { id: ACCOUNT });
    expect(gate(terraform(group, gone), plan, { allow: [gone.address] }).passes).toBe(false);
    expect(gate(terraform(group, gone), plan, { allow: [gone.address, group.address] }).passes).toBe(true);
    expect(gate(terraform(group), plan).refused).toMatchObject([{ holdsData: null }]);
  });

  it.each([
    'azurerm_mssql_database',
    'azurerm_postgresql_flexible_server_database',
    'azurerm_mysql_flexible_database',
    'azurerm_cosmosdb_mongo_collection',
    'azurerm_cosmosdb_gremlin_graph',
    'azurerm_cosmosdb_cassandra_table',
    'azurerm_cosmosdb_table',
    'azurerm_eventhub',
    'azurerm_storage_share',
    'azurerm_storage_data_lake_gen2_filesystem',
    'azurerm_managed_disk',
    'azurerm_key_vault_key',
    'azurerm_data_protection_backup_vault',
    'azurerm_recovery_services_vault',
    'azurerm_monitor_workspace',
    'azurerm_storage_encryption_scope',
  ])('refuses to destroy %s, which the library does not lay out', (type) => {
    const { refused } = gate(terraform(change(`${type}.it`, ['delete'])), plan);
    expect(refused).toMatchObject([{ holdsData: true, verdict: 'data-loss' }]);
  });

  it.each([
    'azapi_resource',
    'azurerm_resource_group_template_deployment',
    'azurerm_future_thing',
    'aws_s3_bucket',
  ])('cannot judge whether %s holds data, and refuses to destroy it unless it is allowed', (type) => {
    const gone = change(`${type}.it`, ['delete']);
    expect(gate(terraform(gone), plan).refused).toMatchObject([{ holdsData: null }]);
    expect(gate(terraform(gone), plan, { allow: [gone.address] }).passes).toBe(true);
    expect(gate(terraform(change(`${type}.it`, ['update'])), plan).passes).toBe(true);
  });

  it.each([
    'azurerm_subnet',
    'azurerm_role_assignment',
    'azurerm_monitor_metric_alert',
    'azurerm_monitor_diagnostic_setting',
    'azurerm_monitor_scheduled_query_rules_alert_v2',
    'azurerm_mssql_firewall_rule',
    'random_string',
    'terraform_data',
  ])('lets %s go', (type) => {
    expect(gate(terraform(change(`${type}.it`, ['delete'])), plan).passes).toBe(true);
  });

  it('does not take the word of a type of the user for hubs and for what is not of the backend', () => {
    const replacedBy = { azurerm_eventhub: { arguments: ['name'] }, acme_thing: { arguments: ['name'] } };
    const refusedOf = (address: string) =>
      gate(terraform(change(address, ['delete'])), { ...plan, replacedBy }).refused;
    expect(refusedOf('azurerm_eventhub.billing_orders')).toMatchObject([{ holdsData: true }]);
    expect(refusedOf('azurerm_eventhub.shop_orders')).toMatchObject([{ holdsData: true }]);
    expect(refusedOf('acme_thing.billing_it')).toMatchObject([{ holdsData: null }]);
    expect(refusedOf('acme_thing.shop_it')).toEqual([]);
  });

  it('counts what is in a replaced parent as lost, which the plan of Terraform does not say', () => {
    const account = change('azurerm_cosmosdb_account.shop_cosmos_shared', ['delete', 'create'], {
      id: ACCOUNT,
    });
    const kept = change(container, ['no-op'], { id: `${ACCOUNT.toUpperCase()}/sqlDatabases/d/containers/c` });
    const result = gate(terraform(account, kept), plan);
    expect(result.refused).toMatchObject([
      { address: account.address, action: 'replace', lostWith: null },
      { address: container, action: 'destroy', verdict: 'data-loss', lostWith: account.address },
    ]);
    const gateway = change('azurerm_service_plan.p', ['delete', 'create'], { id: '/p' });
    const within = change('azurerm_eventhub.h', ['update'], { id: '/p/hubs/h' });
    expect(gate(terraform(gateway, within), plan).refused.map(({ address }) => address)).toEqual([
      within.address,
    ]);
    expect(gate(terraform(gateway, within), plan, { allow: [gateway.address] }).passes).toBe(true);
  });

  it.each([
    ['azurerm_service_plan.p', ['delete'], 'destroy', 'in-place', false],
    ['azurerm_service_plan.p', ['create', 'delete'], 'replace', 'downtime', false],
    ['azurerm_service_plan.p', ['update'], 'update', 'in-place', false],
    ['azurerm_service_plan.p', ['create'], 'create', 'none', false],
    ['azurerm_service_plan.p', ['forget'], 'forget', 'none', false],
    [container, ['update'], 'update', 'in-place', true],
    [container, ['forget'], 'forget', 'none', true],
    ['azurerm_future_thing.it', ['delete'], 'destroy', 'data-loss', null],
    ['azurerm_future_thing.it', ['update'], 'update', 'in-place', null],
  ])('says of %s what %j does', (address, actions, action, verdict, holdsData) => {
    const isRefused = verdict === 'data-loss';
    const changed = {
      address,
      type: address.split('.')[0],
      action,
      verdict,
      holdsData,
      forcedBy: [],
      lostWith: null,
      risks: [],
      isPermitted: false,
      isPlanned: address === container,
    };
    expect(gate(terraform(change(address, actions)), plan)).toEqual({
      passes: !isRefused,
      errored: false,
      verdict,
      changes: [changed],
      refused: isRefused ? [changed] : [],
    });
  });

  it('leaves out what Terraform only reads or leaves alone', () => {
    const source = (action: string) => ({
      ...change('data.azurerm_storage_account.read', [action]),
      type: 'azurerm_storage_account',
      mode: 'data',
    });
    const idle = change('azurerm_service_plan.p', ['no-op']);
    expect(gate(terraform(source('read'), source('no-op'), idle), plan)).toMatchObject({
      passes: true,
      changes: [],
    });
  });

  it('says nothing new of what holds no data in a replaced parent', () => {
    const outer = change('azurerm_service_plan.p', ['delete', 'create'], { id: '/p' });
    const within = change('azurerm_subnet.s', ['update'], { id: '/p/s' });
    const idle = change('azurerm_subnet.t', ['no-op'], { id: '/p/t' });
    const beside = change('azurerm_eventhub.h', ['update'], { id: '/q/h' });
    expect(gate(terraform(outer, within, idle, beside), plan)).toMatchObject({
      passes: true,
      changes: [
        { address: beside.address, action: 'update', lostWith: null },
        { address: outer.address, action: 'replace' },
        { address: within.address, action: 'update', lostWith: null },
      ],
    });
  });

  it('counts a group as data where Terraform knows data in it, and nothing else by what is in it', () => {
    const group = change('azurerm_resource_group.g', ['delete'], { id: '/g' });
    const service = change('azurerm_service_plan.p', ['update'], { id: '/g/p' });
    const hub = change('azurerm_eventhub.h', ['no-op'], { id: '/g/p/h' });
    const [, groupChange, planChange] = gate(terraform(group, service, hub), plan).changes;
    expect([groupChange, planChange]).toMatchObject([
      { address: group.address, holdsData: true },
      { address: service.address, holdsData: false },
    ]);
  });

  it('says all of data that is gone', () => {
    const gone = change('azurerm_storage_queue.gone', ['delete']);
    expect(gate({ ...terraform(), resource_drift: [gone] }, plan).changes).toEqual([
      {
        address: gone.address,
        type: 'azurerm_storage_queue',
        action: 'forget',
        verdict: 'data-loss',
        holdsData: true,
        forcedBy: [],
        lostWith: null,
        risks: [],
        isPermitted: false,
        isPlanned: false,
        isGone: true,
      },
    ]);
  });

  it('takes containers and accounts of the backend for data, unless they are those of packages and sites', () => {
    const account = (name: string, id?: string) =>
      change(`azurerm_storage_account.shop_${name}`, ['delete'], { ...(id !== undefined && { id }) });
    const files = change('azurerm_storage_container.shop_files', ['delete'], { name: 'files' });
    const site = change('azurerm_storage_account_static_website.shop_site', ['delete'], {
      storage_account_id: '/site',
    });
    const { refused } = gate(
      terraform(account('site', '/site'), account('other', '/o'), account('none'), files, site),
      plan,
    );
    expect(refused.map(({ address }) => address)).toEqual([
      'azurerm_storage_account.shop_none',
      'azurerm_storage_account.shop_other',
      files.address,
    ]);
  });

  it('makes no exception for data of the backend of a type without one', () => {
    const queue = change('azurerm_storage_queue.shop_gone', ['delete'], { id: '/q', name: 'q' });
    expect(gate(terraform(queue), plan).refused).toMatchObject([{ address: queue.address, holdsData: true }]);
  });

  it('takes an address that the lock gives to the backend for its own', () => {
    const site = change('azurerm_storage_account.old', ['delete'], { id: '/site' });
    const website = change('azurerm_storage_account_static_website.old', ['delete'], {
      storage_account_id: '/site',
    });
    const lock = { ...plan.lock, formerAddresses: { 'website:old': [site.address] } };
    expect(gate(terraform(site, website), plan).passes).toBe(false);
    expect(gate(terraform(site, website), { ...plan, lock }).passes).toBe(true);
  });

  it('refuses a plan that ended in an error', () => {
    expect(gate({ ...terraform(), errored: true }, plan)).toMatchObject({ passes: false, errored: true });
    expect(gate({ ...terraform(), errored: false }, plan).passes).toBe(true);
  });

  it('names what forces a replacement', () => {
    const forced = {
      ...change(container, ['delete', 'create']),
      change: {
        actions: ['delete', 'create'],
        before: {},
        replace_paths: [['partition_key_paths', 0], ['partition_key_paths', 1], ['name']],
      },
    };
    expect(gate(terraform(forced), plan).changes[0]?.forcedBy).toEqual(['name', 'partition_key_paths']);
  });

  it('takes a plan of nothing, which has no list of changes', () => {
    expect(gate({ format_version: '1.2', planned_values: { root_module: {} } }, plan).passes).toBe(true);
  });

  it.each([
    ['no JSON', '{'],
    ['another format', { format_version: '2.0', resource_changes: [] }],
    ['a state', { version: 4, resources: [] }],
    ['what Terraform shows of a state', { format_version: '1.0', values: { root_module: {} } }],
    ['null', null],
    ['an unknown action', terraform(change('azurerm_storage_queue.q', ['purge']))],
    ['a change without actions', terraform({ address: 'a.b', mode: 'managed', type: 'a', change: {} })],
    ['an empty list of actions', terraform(change(container, []))],
    ['actions that Terraform never has together', terraform(change(container, ['no-op', 'forget']))],
    ['a managed resource that is only read', terraform(change(container, ['read']))],
    ['a data source that is destroyed', terraform({ ...change(container, ['delete']), mode: 'data' })],
    ['an update of nothing', terraform(change(container, ['update'], null))],
    [
      'an update of which nothing is known',
      terraform({
        ...change(container, ['update']),
        change: { actions: ['update'], before: {}, after: {}, after_unknown: true },
      }),
    ],
  ])('refuses %s', (_what, input) => {
    expect(() => gate(input, plan)).toThrow(InvalidTerraformPlanError);
  });
});
