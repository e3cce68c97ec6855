// Programs that do not compile: each is wrong over one option or one use, and throws or fails at run time. The compiler says so at
// once, and fails here where it does not.
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { StaticSite, StaticSiteWithCdn } from '@atakora/component/web';

const user = { entityName: 'User', schema: { id: 'string', name: 'string' } } as const;
const timer = { run: { trigger: 'timer', schedule: '0 0 * * * *' } } as const;
const userApi = CrudApi.define('UserApi', user);
const orderApi = CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string' } });
declare const flag: boolean;

/** A component that a condition leaves out may be undefined, and so may its handle. */
export const conditional = (): (string | undefined)[] => [
  defineBackend({ userApi, order: flag ? orderApi : undefined }).components.order?.apiEndpoint,
  defineBackend({ userApi, order: flag ? orderApi : undefined }, { backendId: 'shop' }).components.order
    ?.apiEndpoint,
];

// One line each, so that the directive stands before what is wrong.
// prettier-ignore
export const wrong = [
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, partitionKey: '/nope' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, partitionKey: 'id' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { entityName: 'U', schema: { id: 'strin' } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { entityName: 'U', schema: { id: { type: 'text' } } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { entityName: 'U' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, operations: ['reed'] }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, ttl: '60' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, consistency: 'session' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, cache: { enabled: true, tll: 3 } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, cors: { allowedOrigins: '*' } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, uniqueKeys: ['nope'] }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, uniqueKeys: ['/nope'] }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, authLevel: 'everyone' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, auth: true }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, ownerField: 'nope' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, healthCheck: { interval: 30 } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, priority: 'high' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, queries: { sort: ['nope'] } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, queries: { sorts: [['nope']] } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { entityName: 'U', schema: { name: 'string' } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { entityName: 'U', schema: { id: 'number' } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { entityName: 'U', schema: { id: 'string', age: { type: 'number', minLength: 3 } } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { entityName: 'U', schema: { id: 'string', age: { type: 'number', default: 'x' } } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { entityName: 'U', schema: { id: 'string', role: { type: 'string', enum: [1] } } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { entityName: 'U', schema: { id: 'string', role: { type: 'string', enum: ['a'], default: 'b' } } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { entityName: 'U', schema: { id: 'string', n: { type: 'string', required: true, nullable: 'yes' } } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { entityName: 'U', schema: { id: 'string', createdAt: { type: 'timestamp', pattern: 'x' } } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, softDelete: 'yes' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, of: userApi }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, environmentVariables: { A: 1 } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, indexingPolicy: { mode: 'off' } }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: {} }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: { run: { trigger: 'cron' } } }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: { run: { trigger: 'timer' } } }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: { run: { trigger: 'timer', schedule: 5 } } }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: { run: { trigger: 'queue' } } }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: { run: { trigger: 'http', methods: ['get'] } } }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: { run: { trigger: 'http', queueName: 'a' } } }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: timer, runtime: 'go' }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: timer, runtime: 'python', sourceDirectory: 'x' }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: timer, version: 20 }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: timer, version: '21' }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: timer, runtime: 'python', version: '22' }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: timer, sku: 'F1' }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: timer, scale: { maxInstances: '3' } }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: timer, environmentVariables: { A: undefined } }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: timer, secrets: { A: 'plain' } }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: timer, containers: ['x'] }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: { run: { trigger: 'http', authLevel: 'entra' } }, auth: false }),
  // @ts-expect-error -- it is wrong
  () => StaticSite.define('W', { indexDocumnet: 'index.html' }),
  // @ts-expect-error -- it is wrong
  () => StaticSite.define('W', { enableSpaMode: true, errorDocument: '404.html' }),
  // @ts-expect-error -- it is wrong
  () => StaticSite.define('W', { customDomain: 'a.example.com' }),
  // @ts-expect-error -- it is wrong
  () => StaticSiteWithCdn.define('W', { cacheMaxAge: '1h' }),
  // @ts-expect-error -- it is wrong
  () => StaticSiteWithCdn.define('W', { cacheMaxAge: 3600, sku: 'Classic' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, operations: ['read', 'patch'] }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, group: 'payments', separateIdentity: true }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, allowedIpRanges: { functions: '203.0.113.0/24' } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, allowedIpRanges: { keyvault: ['203.0.113.0/24'] } }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: { run: { trigger: 'http' } }, group: 'a', separateIdentity: true }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: { run: { trigger: 'http', methods: [] } } }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: { Run: { trigger: 'http' }, run: { trigger: 'http' } } }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: timer, scale: { instanceMemory: 1024 } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { networking: { mode: 'isolated', privateEndpoints: false } }),
  // @ts-expect-error -- it is wrong
  () => StaticSiteWithCdn.define('W', { dnsZone: 'example.com' }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { storageConfig: { deletedBlobDays: '7' } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, of: 'UserApi', operations: ['create'] }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, partitionKey: '/name', operations: ['read', 'batch'] }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi, v: userApi }, {}),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi, monitorin: true }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { environmnt: 'x' }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { networking: 'private' }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { networking: { vnetName: 'x' } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { monitoring: { retentionDay: 30 } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { monitoring: { retentionDays: '30' } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { monitoring: { samplingPercentage: 0.5, workspaceId: 1 } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { limits: { maxCosmosAccount: 1 } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { limits: { maxCosmosAccounts: '1' } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { tags: { a: 1 } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { cosmosConfig: { consistencyLevel: 'session' } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { cosmosConfig: { failoverPolicies: [{ location: 'eastus', priority: 0 }] } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { throughput: 400 }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { ttl: 60 }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { storageReplication: 'XRS' }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { dataProtection: true }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { lock: {} }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { azurerm: 3 }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { codeDeployment: 'none' }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { keyVault: { name: 3 } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { providers: [{}] }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { resourceTypes: ['x'] }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { enforceHttps: 'yes' }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { auth: { tenantId: 'x' } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { entry: { frontDoor: true } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { entry: {} }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { discard: 'cosmos:a' }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ u: user }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ u: undefined }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ u: CrudApi }, {}),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ tags: userApi }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({}).addComponent(userApi).addComponent(userApi),
  // @ts-expect-error -- it is wrong
  () => defineBackend({}).addComponent(user),
  // @ts-expect-error -- it is wrong
  () => defineBackend({}).withTags('a'),
  // @ts-expect-error -- it is wrong
  () => defineBackend({}).when('yes', (b) => b.addComponent(userApi)),
  // @ts-expect-error -- it is wrong
  () => defineBackend({}).when(true, () => undefined),
  // @ts-expect-error -- it is wrong
  () => defineBackend({}).withLimits({ max: 1 }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({}).withNetworking('closed'),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }).components.x,
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }).components.userApi.functionEndpoint('x'),
  // @ts-expect-error -- it is wrong
  () => defineBackend([userApi]),
  // @ts-expect-error -- it is wrong
  () => defineBackend('x'),
  // @ts-expect-error -- it is wrong
  () => defineBackend(null),
];
