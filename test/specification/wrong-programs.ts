// Programs that do not compile: each is wrong over one option or one use, and throws or fails at run time. The compiler says so at
// once, and fails here where it does not.
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { DataPipeline, EventsApp, eventTopic, FunctionsApp } from '@atakora/component/functions';
import { StaticSite, StaticSiteWithCdn } from '@atakora/component/web';

const user = { entityName: 'User', schema: { id: 'string', name: 'string' } } as const;
const aged = { entityName: 'User', schema: { id: 'string', age: 'number' } } as const;
const topic = eventTopic('users', { Added: { id: 'string' } });
const into = { database: 'user-db', container: 'events', partitionKey: '/id' } as const;
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

/** Options that a condition leaves out, or decides, go together at run time. */
export const decided = [
  () => CrudApi.define('A', { ...user, ...(flag ? { throughput: 400 } : { enableServerless: true }) }),
  () =>
    CrudApi.define('A', { ...user, ...(flag && { throughput: 400 }), ...(!flag && { maxThroughput: 4000 }) }),
  () => CrudApi.define('A', flag ? { ...user, throughput: 400 } : { ...user, enableServerless: true }),
  () => CrudApi.define('A', { ...user, throughput: 400, enableServerless: flag }),
  () =>
    CrudApi.define('A', { ...user, ...(flag && { hooks: ['beforeCreate' as const], sourceDirectory: 'x' }) }),
  () =>
    CrudApi.define('A', {
      ...user,
      authLevel: flag ? 'entra' : 'function',
      ...(flag && { ownerField: 'name' }),
    }),
  () => CrudApi.define('A', { ...user, partitionKey: '/name', tenantField: 'name', tenantClaim: 'extn.x' }),
  () => CrudApi.define('A', { ...user, partitionKey: '/name', operations: ['create', 'batch'] }),
  () =>
    CrudApi.define('A', {
      of: 'UserApi',
      schema: user.schema,
      operations: ['read'],
      tenantField: 'name',
      tenantClaim: 'extn.x',
    }),
  () =>
    FunctionsApp.define('F', {
      functions: timer,
      ...(flag && { sourceDirectory: 'x', keyFiles: ['a.pem'] }),
    }),
  () => defineBackend({ userApi }, { keyVault: { name: 'kv-shop', useExisting: flag } }),
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
  () => CrudApi.define('A', { ...user, throughput: 400, maxThroughput: 1000 }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, throughput: 400, enableServerless: true }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, maxThroughput: 1000, enableServerless: true }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, hooks: ['beforeCreate'] }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, hooks: [], sourceDirectory: 'x' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, hooks: ['beforeUpdate'], sourceDirectory: 'x', operations: ['read'] }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, sourceDirectory: 'x' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, keyFiles: ['x.pem'] }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, uses: { B: ['read'] } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, hookTimeoutSeconds: 4 }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, tenantField: 'name', partitionKey: '/name' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, tenantClaim: 'extn.x' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, tenantField: 'name', tenantClaim: 'extn.x' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...aged, tenantField: 'age', tenantClaim: 'extn.x', partitionKey: '/age' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, tenantField: 'id', tenantClaim: 'extn.x', partitionKey: '/id' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...aged, ownerField: 'age' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, ownerField: 'name', authLevel: 'anonymous' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, permissions: { read: { roles: ['r'] } }, authLevel: 'function' }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, operations: [] }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, operations: ['create', 'batch'] }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, queries: { sorts: [[]] } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, search: { fields: ['name'] }, operations: ['create'] }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, search: { fields: ['name'] }, ttl: 60 }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...aged, search: { fields: ['age'] } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, search: { fields: [] } }),
  // @ts-expect-error -- it is wrong
  () => CrudApi.define('A', { ...user, search: { fields: ['name'], partitions: 5 } }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: timer, keyFiles: ['x.pem'] }),
  // @ts-expect-error -- it is wrong
  () => FunctionsApp.define('F', { functions: timer, allowedIpRanges: { cosmos: ['0.0.0.0'] } }),
  // @ts-expect-error -- it is wrong
  () => EventsApp.define('E', { sourceDirectory: 'x' }),
  // @ts-expect-error -- it is wrong
  () => EventsApp.define('E', { sourceDirectory: 'x', subscribers: {} }),
  // @ts-expect-error -- it is wrong
  () => EventsApp.define('E', { sourceDirectory: 'x', publishes: [topic] }),
  // @ts-expect-error -- it is wrong
  () => EventsApp.define('E', { sourceDirectory: 'x', subscribers: { a: { topic, events: [] } } }),
  // @ts-expect-error -- it is wrong
  () => EventsApp.define('E', { sourceDirectory: 'x', publishes: [topic], functions: timer, group: 'a', separateIdentity: true }),
  // @ts-expect-error -- it is wrong
  () => DataPipeline.define('P', { ingest: { hub: 'h' }, process: { into, sourceDirectory: 'x' }, version: '21' }),
  // @ts-expect-error -- it is wrong
  () => DataPipeline.define('P', { ingest: { hub: 'h' }, process: { into, sourceDirectory: 'x' }, runtime: 'node' }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { networking: { mode: 'public', vnetName: 'v' } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi, networking: { mode: 'public', deployFrom: 'inside' } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend().withNetworking({ mode: 'public', serviceTags: ['Storage'] }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { keyVault: { useExisting: true } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { keyVault: { resourceGroup: 'rg' } }),
  // @ts-expect-error -- it is wrong
  () => defineBackend({ userApi }, { entry: { frontDoor: {}, behind: { frontDoorId: 'x' } } }),
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
