import { type AppliedBackend, defineBackend, type StackLike } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import type { PlannedResource } from '@atakora/component/plan';
import { expectError, expectNotAssignable, expectType } from 'tsd';

interface Account {
  readonly endpoint: string;
}
declare const text: string;
declare const stack: StackLike;

const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
type UserApi = CrudApi<{ readonly id: 'string' }, 'create' | 'read' | 'update' | 'delete' | 'list'>;

const backend = defineBackend({ users: userApi }, {});

// By key: typed where the types know the key, `unknown` where they do not. It never pretends.
expectType<UserApi>(backend.getComponent('users'));
expectType<unknown>(backend.getComponent('UserApi'));
expectType<unknown>(backend.getComponent(text));
expectNotAssignable<object>(backend.getComponent('UserApi'));
expectError(backend.getComponent(1));
expectType<UserApi>(defineBackend().addComponent(userApi).build().getComponent('UserApi'));

// A component that may be missing stays one.
declare const flag: boolean;
const maybe = defineBackend()
  .when(flag, (builder) => builder.addComponent(userApi))
  .build();
expectType<UserApi | undefined>(maybe.getComponent('UserApi'));

// With its class, a component that the types do not know is what it is.
let steps = defineBackend();
if (flag) steps = steps.addComponent(userApi);
expectError(steps.build().components.UserApi);
expectType<string>(steps.build().getComponent('UserApi', CrudApi).apiEndpoint);
expectError(steps.build().getComponent('UserApi', {}));

// Live constructs: the caller names the class, and nothing promises that the resource is there.
expectType<unknown>(backend.getResource('cosmos'));
expectType<Account | undefined>(backend.getResource<Account>('cosmos'));
expectType<Account | undefined>(backend.getResource<Account>('cosmos', 'analytics'));
expectNotAssignable<Account>(backend.getResource<Account>('cosmos'));
expectError(backend.getResource<Account>());

const applied = backend.apply(stack);
expectType<AppliedBackend<{ readonly users: UserApi }>>(applied);
expectType<UserApi>(applied.components.users);
expectType<Account | undefined>(applied.getResource<Account>('cosmos'));
expectType<unknown>(applied.resources.get('cosmos:shared'));
expectError(applied.components.user);

// Planned resources are data, in a map that is only read.
expectType<PlannedResource | undefined>(backend.resources.get('cosmos:shared'));
expectError(backend.resources.set('cosmos:shared', backend.plan().resources[0]!));
