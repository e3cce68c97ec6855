import { Backend, BackendBuilder, defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { expectAssignable, expectError, expectNotAssignable, expectType } from 'tsd';

declare const flag: boolean;
declare const tenants: readonly string[];

const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
const orderApi = CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string' } });
const jobs = FunctionsApp.define('Jobs', {
  functions: { tidy: { trigger: 'timer', schedule: '0 0 * * * *' } },
});
type Users = { readonly UserApi: CrudApi<{ readonly id: 'string' }> };

// A variable takes what a builder has become. This is how feature flags and loops are written.
let builder = defineBackend({ environment: 'prod' });
if (flag) builder = builder.addComponent(userApi);
if (flag) builder = builder.addComponents([orderApi, jobs]);
builder = builder.when(flag, (inner) => inner.addComponent(orderApi));
builder = builder.withMonitoring().withTags({ team: 'shop' }).withNetworking('isolated');
for (const tenant of tenants) {
  builder = builder.addComponent(
    CrudApi.define(tenant, { entityName: 'User', schema: { id: 'string', email: 'string' } }),
  );
  builder = builder.addComponent(
    CrudApi.define(`${tenant}Orders`, { entityName: 'Order', schema: { id: 'string' } }),
  );
}
// The variable keeps its declared type: what may not be there is looked up with getComponent.
expectError(builder.build().components.UserApi);

// Ids that are no literal types stay out of the types, and do not clash with those that are.
const dynamic = defineBackend()
  .addComponent(userApi)
  .addComponents(
    tenants.map((tenant) => CrudApi.define(tenant, { entityName: 'T', schema: { id: 'string' } })),
  )
  .addComponent(orderApi);
expectError(dynamic.build().components.someTenant);
expectType<string>(dynamic.build().components.OrderApi.apiEndpoint);

// A function asks for the components that it needs, and takes a builder or backend with more.
declare function needsUsers(of: BackendBuilder<Users>): void;
declare function needsUsersBuilt(of: Backend<Users>): void;
declare function takesAny(of: BackendBuilder): void;
const larger = defineBackend().addComponent(jobs).addComponent(userApi).addComponent(orderApi);
needsUsers(larger);
needsUsersBuilt(larger.build());
needsUsersBuilt(defineBackend({ UserApi: userApi, orderApi }, {}));
takesAny(larger);
expectError(needsUsers(defineBackend().addComponent(orderApi)));
expectError(needsUsersBuilt(defineBackend().addComponent(orderApi).build()));
expectError(needsUsers(defineBackend().when(flag, (inner) => inner.addComponent(userApi))));

// A generic function that adds keeps what was there.
declare function withJobs<C extends object>(of: BackendBuilder<C>): BackendBuilder<C & { readonly Jobs: 1 }>;
expectType<1>(withJobs(defineBackend().addComponent(userApi)).build().components.Jobs);

// Larger goes where smaller is asked, not the other way round.
expectAssignable<BackendBuilder<Users>>(larger);
expectAssignable<Backend>(larger.build());
expectNotAssignable<typeof larger>(defineBackend().addComponent(userApi));
expectNotAssignable<BackendBuilder<Users>>(
  defineBackend().addComponent(
    CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string', n: 'number' } }),
  ),
);

// A builder is no backend: it has no components, and is not applied.
expectNotAssignable<Backend>(larger);
expectError(larger.components);
