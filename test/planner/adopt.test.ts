import { type BackendConfig, defineBackend, InvalidConfigError } from '@atakora/component/backend';
import { parsePlan, type ResourcePlan, serializePlan } from '@atakora/component/plan';
import { renderTerraform } from '@atakora/component/terraform';
import { describe, expect, test } from 'vitest';

import { search } from '../own-types/search-type.js';
import { crud, custom, requirement } from '../support/definitions.js';
import { blocksOf, thrownBy } from '../support/plans.js';
import { issueOf } from '../support/refusals.js';

const GROUP = '/subscriptions/8d6f0a52-64f1-4d2c-9d0f-1f3c8f5a7b11/resourceGroups/rg-old/providers';
const ACCOUNT = `${GROUP}/Microsoft.DocumentDB/databaseAccounts/cosmos-old`;
const STORE = `${GROUP}/Microsoft.Storage/storageAccounts/stold`;
const COSMOS = 'azurerm_cosmosdb_account.shop_cosmos_shared';
const SHOP = { backendId: 'shop', environment: 'prod', location: 'eastus' } satisfies BackendConfig;

const planOf = (config: BackendConfig): ResourcePlan =>
  defineBackend({ ...SHOP, ...config })
    .addComponent(crud('UserApi'))
    .plan();

const adopting = (adopt: Record<string, string>, config: BackendConfig = {}) => planOf({ ...config, adopt });

describe('a resource that is adopted', () => {
  const plan = adopting({ 'cosmos:shared': ACCOUNT });

  test('has the name of its id, in its block and in the lock', () => {
    expect(plan.errors).toEqual([]);
    expect(blocksOf(plan, 'azurerm_cosmosdb_account')[0]?.arguments['name']).toBe('cosmos-old');
    expect(plan.lock.resources['cosmos:shared']?.name).toBe('cosmos-old');
    expect(plan.lock.backend.resourceGroup).toBe('rg-old');
  });

  test('is imported, and nothing else is', () => {
    expect(plan.state.imports).toEqual([{ to: COSMOS, id: ACCOUNT }]);
    expect(planOf({}).state.imports).toEqual([]);
  });

  test('has an import block, also when the plan was read from a file', () => {
    const read = parsePlan(serializePlan(plan));
    const packages = read.packages.map(({ app }) => ({
      app,
      path: 'assets/package.zip',
      md5: '0'.repeat(32),
      sha256: '0'.repeat(64),
    }));
    const json = renderTerraform(read, { resourceGroup: 'RG-old', packages });
    expect(json.import).toEqual([{ to: COSMOS, id: ACCOUNT }]);
    expect(() => renderTerraform(read, { resourceGroup: 'rg-other', packages })).toThrow(
      "resource group 'rg-old'",
    );
  });

  test('keeps its name by the lock, with and without the option', () => {
    const { lock } = plan;
    expect(adopting({ 'cosmos:shared': ACCOUNT }, { lock }).lock).toEqual(lock);
    const later = planOf({ lock });
    expect(later.lock).toEqual(lock);
    expect(later.state.imports).toEqual([]);
  });

  test('is imported by the type that azurerm writes', () => {
    const shouted = ACCOUNT.replace('databaseAccounts', 'DATABASEACCOUNTS');
    expect(adopting({ 'cosmos:shared': shouted }).state.imports).toEqual([{ to: COSMOS, id: ACCOUNT }]);
  });
});

describe('what is in a resource', () => {
  const units = {
    'cosmos:userapi-db': `${ACCOUNT}/sqlDatabases/userapi-db`,
    'cosmos:userapi-db/userapi@cosmos:shared': `${ACCOUNT}/sqlDatabases/userapi-db/containers/userapi`,
  };

  test('is imported by the id that its account has', () => {
    const plan = adopting({ 'cosmos:shared': ACCOUNT, ...units });
    expect(plan.errors).toEqual([]);
    expect(plan.state.imports).toEqual([
      { to: COSMOS, id: ACCOUNT },
      {
        to: 'azurerm_cosmosdb_sql_container.shop_cosmos_shared_userapi-db_userapi',
        id: { $join: [{ $ref: `${COSMOS}.id` }, '/sqlDatabases/userapi-db/containers/userapi'] },
      },
      {
        to: 'azurerm_cosmosdb_sql_database.shop_cosmos_shared_userapi-db',
        id: { $join: [{ $ref: `${COSMOS}.id` }, '/sqlDatabases/userapi-db'] },
      },
    ]);
    expect(plan.lock.resources['cosmos:shared']?.units['userapi-db/userapi']?.imported).toBe(true);
  });

  test('is refused with the id of another database, and of another account', () => {
    const other = { 'cosmos:shared': ACCOUNT, 'cosmos:userapi-db': `${ACCOUNT}/sqlDatabases/order-db` };
    expect(adopting(other).errors).toMatchObject([
      {
        code: 'INVALID_COMBINATION',
        resource: 'cosmos:shared',
        message: expect.stringContaining(
          "for 'cosmos:userapi-db', which is '…/sqlDatabases/userapi-db'",
        ) as string,
      },
    ]);
    expect(adopting({ 'cosmos:userapi-db': units['cosmos:userapi-db'] }).errors).toHaveLength(1);
  });
});

test('a resource of several units, and one that is a unit itself, is imported once', () => {
  const plan = defineBackend({ ...SHOP, monitoring: true })
    .addComponent(crud('UserApi'))
    .withAdopt({
      'monitoring:shared': `${GROUP}/Microsoft.OperationalInsights/workspaces/log-old`,
      'storage:shared': STORE,
    })
    .plan();
  expect(plan.errors).toEqual([]);
  expect(plan.state.imports.map(({ to }) => to)).toEqual([
    'azurerm_log_analytics_workspace.shop_monitoring_workspace',
    'azurerm_storage_account.shop_storage_shared',
  ]);
});

describe('adopt refuses', () => {
  const messageOf = (adopt: Record<string, string>, config: BackendConfig = {}) => {
    const plan = adopting(adopt, config);
    expect(plan.state.imports).toEqual([]);
    return plan.errors.map(({ message, resolution }) => `${message} ${resolution}`);
  };

  test('a key that the plan does not have', () => {
    expect(messageOf({ 'cosmos:share': ACCOUNT })).toEqual([
      "adopt names 'cosmos:share', which the plan does not have. Write 'cosmos:shared' if that is meant, or remove it from adopt.",
    ]);
  });

  test('an id of another type', () => {
    expect(messageOf({ 'cosmos:shared': STORE })).toEqual([
      "adopt has an id of type 'Microsoft.Storage/storageAccounts' for 'cosmos:shared', which is of type 'Microsoft.DocumentDB/databaseAccounts'. Give the id of a Cosmos DB account.",
    ]);
  });

  test('a resource that is locked with another name', () => {
    const { lock } = planOf({});
    const name = lock.resources['cosmos:shared']?.name ?? '';
    expect(messageOf({ 'cosmos:shared': ACCOUNT }, { lock })).toEqual([
      `adopt has 'cosmos-old' for 'cosmos:shared', and the lock has '${name}'. Remove it from adopt: what is locked keeps its name.`,
    ]);
  });

  test('a resource that the backend does not make, or names otherwise', () => {
    const existing = { cosmosConfig: { useExisting: true, accountName: 'cosmos-old' } };
    expect(messageOf({ 'cosmos:shared': ACCOUNT }, existing)[0]).toContain(
      'uses as it is, without making it',
    );
    const site = `${GROUP}/Microsoft.Web/sites/func-old`;
    expect(messageOf({ 'functions:shared': site })[0]).toContain('cannot be adopted by its id alone');
  });

  test.each([
    ['no id', 'cosmos-old'],
    ['an expression', `${ACCOUNT}\${x}`],
    ['half an id', `${GROUP}/Microsoft.DocumentDB/databaseAccounts`],
    ['no text', 7],
  ])('%s', (_what, id) => {
    const issue = issueOf(() => adopting({ 'cosmos:shared': id as string }));
    expect(issue).toMatchObject({ path: 'adopt.cosmos:shared' });
    expect(issue.rule).toContain('is an Azure id');
  });

  test('another resource group than that of the backend', () => {
    const elsewhere = ACCOUNT.replace('rg-old', 'rg-new');
    for (const act of [
      () => adopting({ 'cosmos:shared': ACCOUNT }, { resourceGroupName: 'rg-shop' }),
      () => adopting({ 'cosmos:shared': ACCOUNT, 'storage:shared': STORE.replace('rg-old', 'rg-new') }),
      () => adopting({ 'cosmos:shared': elsewhere }, { lock: adopting({ 'cosmos:shared': ACCOUNT }).lock }),
    ])
      expect(issueOf(act).rule).toContain('what is adopted is in the resource group of the backend');
    expect(adopting({ 'cosmos:shared': ACCOUNT }, { resourceGroupName: 'RG-OLD' }).errors).toEqual([]);
  });

  test('one id for two resources', () => {
    const issue = issueOf(() =>
      adopting({ 'cosmos:shared': ACCOUNT, 'cosmos:other': ACCOUNT.toUpperCase() }),
    );
    expect(issue.path).toBe('adopt.cosmos:other');
  });

  test('a backend without a location', () => {
    const { location: _, ...nowhere } = SHOP;
    expect(thrownBy(() => defineBackend({ ...nowhere, adopt: { 'cosmos:shared': ACCOUNT } }))).toBeInstanceOf(
      InvalidConfigError,
    );
  });
});

test('what a type of the user makes is adopted once it says its Azure type', () => {
  const plan = defineBackend({
    ...SHOP,
    adopt: { 'search:shared': `${GROUP}/Microsoft.Search/searchServices/s-old` },
  })
    .addComponent(custom('Finder', [requirement('search', { indexes: [] })]))
    .withResourceType(search)
    .plan();
  expect(plan.errors).toEqual([]);
  expect(plan.state.imports.map(({ id }) => id)).toEqual([`${GROUP}/Microsoft.Search/searchServices/s-old`]);
});
