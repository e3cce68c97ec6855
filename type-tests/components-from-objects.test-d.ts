import { type BackendConfig, defineBackend, parseConfig } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { expectError, expectType } from 'tsd';

declare const flag: boolean;
declare const tenants: readonly string[];
declare const json: { environment: string; networking: string };

const api = <const Id extends string>(id: Id) =>
  CrudApi.define(id, { entityName: 'User', schema: { id: 'string' } });
type Api = CrudApi<{ readonly id: 'string' }, 'create' | 'read' | 'update' | 'delete' | 'list'>;
const userApi = api('UserApi');
const orderApi = api('OrderApi');

// A component that a spread may leave out is optional, in both forms.
expectType<{ readonly userApi: Api; readonly orderApi?: Api }>(
  defineBackend({ userApi, ...(flag ? { orderApi } : {}) }).components,
);
expectType<{ readonly userApi: Api; readonly orderApi?: Api }>(
  defineBackend({ userApi, ...(flag && { orderApi }) }, { environment: 'prod' }).components,
);
expectError(defineBackend({ userApi, ...(flag ? { other: userApi } : {}) }));

// A record with any keys: each may be missing.
const perTenant = Object.fromEntries(tenants.map((tenant) => [tenant, api(tenant)]));
expectType<Api | undefined>(defineBackend(perTenant).components['north']);
const prefixed = Object.fromEntries(tenants.map((tenant) => [tenant, api(`Data-${tenant}`)]));
expectType<Api | undefined>(defineBackend(prefixed, {}).components['north']);

// The key is there; which of two ids the component has is another question.
expectType<string>(defineBackend({ big: api(flag ? 'BigApi' : 'SmallApi') }).components.big.apiEndpoint);

// JSON that was imported has texts of any value, which parseConfig checks.
expectError(defineBackend({ backendId: 'shop', ...json }));
expectType<BackendConfig>(parseConfig(json));
expectType<Api>(
  defineBackend({ backendId: 'shop', ...parseConfig(json) })
    .addComponent(userApi)
    .build().components.UserApi,
);
defineBackend({ userApi, ...parseConfig(json) });
defineBackend({ userApi }, { ...parseConfig(json), location: 'eastus' });

// A schema has an id, and unique keys name its fields.
expectError(CrudApi.define('A', { entityName: 'A', schema: { name: 'string' } }));
expectError(CrudApi.define('A', { entityName: 'A', schema: { id: 'string' }, uniqueKeys: ['/mail'] }));
expectError(
  CrudApi.define('A', { entityName: 'A', schema: { id: 'string' }, uniqueKeys: [['/id', '/mail']] }),
);
CrudApi.define('A', {
  entityName: 'A',
  schema: { id: 'string', mail: 'string', home: 'object' },
  uniqueKeys: ['/mail', ['/id', '/home/city']],
});
