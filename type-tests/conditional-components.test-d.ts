import { type BackendBuilder, defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { expectAssignable, expectError, expectNotAssignable, expectType } from 'tsd';

declare const flag: boolean;
declare const setting: string | undefined;

type Api = CrudApi<{ readonly id: 'string' }, 'create' | 'read' | 'update' | 'delete' | 'list'>;
const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
const orderApi = CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string' } });
const stockApi = CrudApi.define('StockApi', { entityName: 'Stock', schema: { id: 'string' } });

const conditional = defineBackend()
  .addComponent(userApi)
  .when(flag, (builder) => builder.addComponent(orderApi));
expectAssignable<BackendBuilder<{ readonly UserApi: Api; readonly OrderApi?: Api }>>(conditional);

// What was there before stays certain, what was added may be missing.
const { components } = conditional.build();
expectType<string>(components.UserApi.apiEndpoint);
expectType<Api | undefined>(components.OrderApi);
expectType<string | undefined>(components.OrderApi?.apiEndpoint);
expectNotAssignable<Api>(components.OrderApi);
expectError((components.OrderApi = undefined));

// What comes afterwards is certain again, also when it was inside of another condition.
expectType<Api>(conditional.addComponent(stockApi).build().components.StockApi);
const nested = defineBackend().when(flag, (outer) =>
  outer.addComponent(userApi).when(flag, (inner) => inner.addComponents([orderApi, stockApi])),
);
expectType<{ readonly UserApi?: Api; readonly OrderApi?: Api; readonly StockApi?: Api }>(
  nested.build().components,
);

// One id in two conditions that exclude each other.
const either = defineBackend()
  .when(flag, (builder) => builder.addComponent(userApi))
  .when(!flag, (builder) => builder.addComponent(userApi));
expectType<{ readonly UserApi?: Api }>(either.build().components);

// An id that is one of several, or a pattern, promises nothing.
const several = CrudApi.define(flag ? 'BigApi' : 'SmallApi', {
  entityName: 'User',
  schema: { id: 'string' },
});
expectType<{ readonly BigApi?: Api; readonly SmallApi?: Api }>(
  defineBackend().addComponent(several).build().components,
);
declare const tenant: string;
const ofTenant = CrudApi.define(`DataApi-${tenant}`, { entityName: 'User', schema: { id: 'string' } });
const perTenant = defineBackend().addComponent(userApi).addComponent(ofTenant).build().components;
expectType<Api>(perTenant.UserApi);
expectType<Api | undefined>(perTenant['DataApi-north']);
expectType<Api | undefined>(perTenant[`DataApi-${tenant}`]);
expectType<Api | undefined>(
  defineBackend().addComponents([ofTenant, userApi]).build().components['DataApi-north'],
);

// A part that several backends have.
const withOrders = (builder: BackendBuilder) => builder.addComponent(orderApi).withMonitoring();
expectType<{ readonly UserApi: Api; readonly OrderApi: Api }>(
  defineBackend().addComponent(userApi).with(withOrders).build().components,
);
expectError(defineBackend().with(() => undefined));

// Options only: the components are the same as before.
const monitored = defineBackend()
  .addComponent(userApi)
  .when(flag, (builder) => builder.withMonitoring());
expectType<{ readonly UserApi: Api }>(monitored.build().components);

// The function gets the builder as it is, and gives one back.
defineBackend()
  .addComponent(userApi)
  .when(flag, (builder) => {
    expectType<{ readonly UserApi: Api }>(builder.build().components);
    return builder;
  });
expectError(defineBackend().when(flag, () => undefined));
expectError(defineBackend().when(flag, (builder) => builder.addComponent(userApi).build()));
expectError(defineBackend().when(flag));

// A condition is a boolean. The text 'false' of an environment variable would count as true.
expectError(defineBackend().when('false', (builder) => builder.addComponent(userApi)));
expectError(defineBackend().when(setting, (builder) => builder.addComponent(userApi)));
expectError(defineBackend().when(1, (builder) => builder.addComponent(userApi)));
expectError(defineBackend().when(undefined, (builder) => builder.addComponent(userApi)));
expectAssignable<BackendBuilder>(defineBackend().when(setting === 'true', (builder) => builder));
