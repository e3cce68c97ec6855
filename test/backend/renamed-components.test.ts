import { type AnyComponentDefinition, defineBackend, InvalidConfigError } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import type { ResourcePlan } from '@atakora/component/plan';
import { StaticSite, StaticSiteWithCdn } from '@atakora/component/web';
import { describe, expect, it } from 'vitest';

function planOf(definitions: readonly AnyComponentDefinition[], lock?: ResourcePlan['lock']): ResourcePlan {
  const builder = defineBackend({ backendId: 'shop', environment: 'prod', location: 'eastus' });
  return (lock === undefined ? builder : builder.withLock(lock)).addComponents(definitions).plan();
}

const api = (id: string, options = {}) =>
  CrudApi.define(id, { entityName: 'User', schema: { id: 'string' }, ...options });
const jobs = (id: string, options = {}) =>
  FunctionsApp.define(id, { functions: { take: { trigger: 'queue', queueName: 'orders' } }, ...options });
const other = CrudApi.define('Other', { entityName: 'Other', schema: { id: 'string' }, throughput: 400 });

const addressesOf = ({ terraform }: ResourcePlan) => terraform.map(({ type, id }) => `${type}.${id}`).sort();
const namesOf = ({ resources }: ResourcePlan) => resources.map(({ key, name }) => [key, name]);
const codesOf = ({ warnings }: ResourcePlan) => warnings.map(({ code }) => code);

const KINDS: Record<string, (id: string, options?: object) => AnyComponentDefinition> = {
  CrudApi: api,
  FunctionsApp: jobs,
  StaticSite: (id, options = {}) => StaticSite.define(id, { sourceDirectory: 'site', ...options }),
  StaticSiteWithCdn: (id, options = {}) =>
    StaticSiteWithCdn.define(id, { sourceDirectory: 'site', ...options }),
};

describe.each(Object.entries(KINDS))('a renamed %s', (type, define) => {
  const before = planOf([define('Old'), other]);
  const after = planOf([define('New', { renamedFrom: 'Old' }), other], before.lock);

  it('keeps every address and every name', () => {
    expect(after.errors).toEqual([]);
    expect(addressesOf(after)).toEqual(addressesOf(before));
    expect(namesOf(after)).toEqual(namesOf(before));
    // Moves of addresses of earlier versions stay: the state may be of one of them.
    expect(after.state).toEqual(before.state);
  });

  it('keeps its entry in the lock, and stays there in the next plan', () => {
    expect(after.lock.components['Old']).toMatchObject({ id: 'New' });
    expect(after.lock.components['New']).toBeUndefined();
    const again = planOf([define('New', { renamedFrom: 'Old' }), other], after.lock);
    expect(again.lock).toEqual(after.lock);
    expect(codesOf(again)).not.toContain('LOCK_CHANGED');
  });

  it('says which URLs changed, and no others', () => {
    const said = after.warnings.filter(({ code }) => code === 'ENDPOINT_CHANGES');
    const changes = type === 'CrudApi' ? [expect.objectContaining({ components: ['New'] })] : [];
    expect(said).toEqual(changes);
  });

  it('has another id than before', () => {
    expect(() => define('Old', { renamedFrom: 'Old' })).toThrow(/renamedFrom/);
    expect(() => define('New', { renamedFrom: '1st' })).toThrow(InvalidConfigError);
  });
});

describe('a renamed CrudApi', () => {
  const before = planOf([api('Old'), other]);

  it('has routes, functions and settings of its new id, and the data that it had', () => {
    const after = planOf([api('New', { renamedFrom: 'Old' }), other], before.lock);
    const [component] = after.components;
    expect(component?.outputs).toMatchObject({
      apiEndpoint: expect.stringMatching(/\/api\/new$/) as unknown,
      database: 'user-db',
      container: 'user',
    });
    const text = JSON.stringify(after.terraform);
    expect(text).toContain('NEW_CONTAINER_NAME');
    expect(text).not.toContain('OLD_CONTAINER_NAME');
  });

  it('stays with its data without renamedFrom, where the container has the same name', () => {
    const after = planOf([api('New'), other], before.lock);
    expect(addressesOf(after)).toEqual(addressesOf(before));
    expect(codesOf(after)).not.toContain('DATA_RETAINED');
    expect(Object.keys(after.lock.components)).toEqual(['New', 'Other']);
  });

  it('leaves its data behind where the container has another name', () => {
    const after = planOf([api('New', { entityName: 'Client' }), other], before.lock);
    expect(codesOf(after)).toContain('DATA_RETAINED');
    expect(after.state.removed).toEqual(['azurerm_cosmosdb_sql_container.shop_cosmos_shared_user-db_user']);
  });
});

describe('two components with one identity', () => {
  const add = (...definitions: AnyComponentDefinition[]) => defineBackend({}).addComponents(definitions);

  it.each<[string, () => unknown]>([
    ['the first id of one is the id of the other', () => add(api('New', { renamedFrom: 'Old' }), api('Old'))],
    ['the one that was renamed comes last', () => add(api('Old'), api('New', { renamedFrom: 'Old' }))],
    ['both had one id', () => add(api('A', { renamedFrom: 'Old' }), api('B', { renamedFrom: 'old' }))],
    [
      'they are added one by one',
      () =>
        defineBackend({})
          .addComponent(api('Old'))
          .addComponent(api('New', { renamedFrom: 'Old' })),
    ],
  ])('are refused before planning: %s', (_name, declare) => {
    expect(declare).toThrow(InvalidConfigError);
    expect(declare).toThrow(/must not be the first id of another component/);
  });

  it('may have swapped their ids', () => {
    expect(() => add(api('A', { renamedFrom: 'B' }), api('B', { renamedFrom: 'A' }))).not.toThrow();
  });
});

describe('another component that names an API by its former id', () => {
  const renamed = api('ClientApi', { renamedFrom: 'UserApi' });

  it.each([
    [
      'uses',
      FunctionsApp.define('Reports', {
        functions: { run: { trigger: 'http' } },
        sourceDirectory: 'src',
        uses: { UserApi: ['read'] },
      }),
      /Write 'ClientApi', which is its id now\.$/,
    ],
    [
      'of',
      CrudApi.define('Names', { of: 'UserApi', schema: { id: 'string' }, operations: ['read'] }),
      /Write of: 'ClientApi'\.$/,
    ],
  ])('is told the present one: %s', (_option, definition, resolution) => {
    expect(() => planOf([renamed, definition])).toThrow(resolution);
  });
});
