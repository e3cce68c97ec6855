import { defineBackend } from '@atakora/component/backend';
import {
  CrudApi,
  type CrudApiDefinition,
  type DefaultOperation,
  type EntitySchema,
  type Operation,
} from '@atakora/component/crud';
import { expectError, expectType } from 'tsd';

const orderSchema = { id: 'string', userId: 'string', total: { type: 'number', required: true } } as const;
const order = { entityName: 'Order', schema: orderSchema } as const;

// A partition key is '/' and a field of the schema.
CrudApi.define('OrderApi', { ...order, partitionKey: '/id' });
CrudApi.define('OrderApi', { ...order, partitionKey: '/total' });
CrudApi.define('OrderApi', {
  entityName: 'Order',
  schema: { id: 'string', userId: 'string' },
  partitionKey: '/userId',
});
expectError(CrudApi.define('OrderApi', { ...order, partitionKey: '/userid' }));
expectError(CrudApi.define('OrderApi', { ...order, partitionKey: 'userId' }));
expectError(CrudApi.define('OrderApi', { ...order, partitionKey: '/' }));
expectError(CrudApi.define('OrderApi', { ...order, partitionKey: '/userId/id' }));
declare const path: string;
expectError(CrudApi.define('OrderApi', { ...order, partitionKey: path }));

// Operations decide which endpoints there are.
const reader = defineBackend({
  orders: CrudApi.define('OrderApi', { ...order, operations: ['read', 'list'] }),
}).components.orders;
expectType<Readonly<Record<'read' | 'list', string>>>(reader.endpoints);
expectType<string>(reader.endpoints.read);
expectType<Readonly<Record<'read' | 'list', string>>>(reader.getOutputs().endpoints);
expectError(reader.endpoints.create);
expectError(reader.endpoints.delete);
expectError(reader.endpoints.lst);

const all = defineBackend({ orders: CrudApi.define('OrderApi', order) }).components.orders;
expectType<Readonly<Record<DefaultOperation, string>>>(all.endpoints);
expectType<string>(all.endpoints.delete);

expectError(CrudApi.define('OrderApi', { ...order, operations: ['reed'] }));
expectError(CrudApi.define('OrderApi', { ...order, operations: 'read' }));

// Fields.
expectError(CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'strng' } }));
expectError(CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: { type: 'strng' } } }));
expectError(CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: { required: true } } }));
expectError(CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: String } }));

// Every option has a type, and there are no others.
CrudApi.define('OrderApi', { ...order, consistency: 'Strong', uniqueKeys: ['/id', ['/userId', '/total']] });
expectError(CrudApi.define('OrderApi', { schema: orderSchema }));
expectError(CrudApi.define('OrderApi', { entityName: 'Order' }));
expectError(CrudApi.define('OrderApi'));
expectError(CrudApi.define(1, order));
expectError(CrudApi.define('OrderApi', { ...order, partitonKey: '/id' }));
expectError(CrudApi.define('OrderApi', { ...order, consistency: 'strong' }));
expectError(CrudApi.define('OrderApi', { ...order, throughput: '400' }));
expectError(CrudApi.define('OrderApi', { ...order, cache: { enabled: true } }));
expectError(CrudApi.define('OrderApi', { ...order, cache: { ttl: 60, stale: true } }));
expectError(CrudApi.define('OrderApi', { ...order, healthCheck: { path: '/health', intervall: 5 } }));

// A search is over fields of the schema; filters and facets also over the times that the service sets.
CrudApi.define('OrderApi', {
  ...order,
  search: { fields: ['userId'], filters: ['total', 'createdAt'], facets: ['userId'] },
});
expectError(CrudApi.define('OrderApi', { ...order, search: { fields: ['user'] } }));
expectError(CrudApi.define('OrderApi', { ...order, search: { fields: ['createdAt'] } }));
expectError(CrudApi.define('OrderApi', { ...order, search: { fields: ['userId'], filters: ['state'] } }));
expectError(CrudApi.define('OrderApi', { ...order, search: { fields: ['userId'], facets: ['state'] } }));
expectError(CrudApi.define('OrderApi', { ...order, search: { fields: ['userId'], sku: 'free' } }));
expectError(CrudApi.define('OrderApi', { ...order, search: { filters: ['total'] } }));

// A definition says its id, its schema and its operations, and cannot be changed.
const definition = CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string' } });
expectType<CrudApiDefinition<'OrderApi', { readonly id: 'string' }, DefaultOperation>>(definition);
expectType<'OrderApi'>(definition.componentId);
expectError((definition.config.entityName = 'Other'));
expectError((definition.config.schema.id = 'string'));

// A schema that is only known at run time is one too.
declare const dynamicSchema: EntitySchema;
declare const dynamicId: string;
const dynamic = CrudApi.define(dynamicId, { entityName: 'Any', schema: dynamicSchema, partitionKey: '/any' });
expectType<CrudApiDefinition<string, EntitySchema, DefaultOperation>>(dynamic);
