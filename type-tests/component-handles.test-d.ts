import { type Backend, BackendBuilder, defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { expectAssignable, expectError, expectNotAssignable, expectType } from 'tsd';

type AllOperations = 'create' | 'read' | 'update' | 'delete' | 'list';
type UserApi = CrudApi<
  { readonly id: 'string'; readonly email: { readonly type: 'string'; readonly required: true } },
  AllOperations
>;
type Jobs = FunctionsApp<{ readonly tidy: { readonly trigger: 'timer'; readonly schedule: '0 0 * * * *' } }>;

const userApi = CrudApi.define('UserApi', {
  entityName: 'User',
  schema: { id: 'string', email: { type: 'string', required: true } },
});
const jobs = FunctionsApp.define('Jobs', {
  functions: { tidy: { trigger: 'timer', schedule: '0 0 * * * *' } },
});

// The object forms: keys of the record, not ids.
const twoObjects = defineBackend({ users: userApi, jobs }, { environment: 'prod' });
expectType<Backend<{ readonly users: UserApi; readonly jobs: Jobs }>>(twoObjects);
expectType<UserApi>(twoObjects.components.users);
expectType<Jobs>(twoObjects.components.jobs);
expectType<'string'>(twoObjects.components.users.config.schema.id);
expectError(twoObjects.components.user);
expectError(twoObjects.components.UserApi);
expectError(twoObjects.components.users.apiEndpoints);
expectError(twoObjects.components.users.config.schema.mail);

const oneObject = defineBackend({ users: userApi, environment: 'prod' });
expectType<Backend<{ readonly users: UserApi }>>(oneObject);
expectError(oneObject.components.environment);
expectError(oneObject.components.UserApi);

// The builder: ids.
const built = defineBackend({ environment: 'prod' }).addComponent(userApi).addComponents([jobs]).build();
expectType<UserApi>(built.components.UserApi);
expectType<Jobs>(built.components.Jobs);
expectType<{ readonly UserApi: UserApi; readonly Jobs: Jobs }>(built.components);
expectError(built.components.UsrApi);
expectError(built.components.userApi);

// Components cannot be put in or swapped later.
expectError((built.components.UserApi = built.components.UserApi));
expectError((twoObjects.components.users = twoObjects.components.users));

// What a component offers is typed too, and only read.
expectType<string>(built.components.UserApi.apiEndpoint);
expectType<readonly 'tidy'[]>(built.components.Jobs.functionNames);
expectError((built.components.UserApi.apiEndpoint = 'https://elsewhere'));
expectError((built.components.UserApi.endpoints.read = 'https://elsewhere'));

// Without components.
expectType<BackendBuilder<{}>>(defineBackend());
expectType<BackendBuilder<{}>>(defineBackend({}));
expectType<BackendBuilder<{}>>(defineBackend({ environment: 'prod', monitoring: true }));
declare const unnamed: BackendBuilder;
expectType<BackendBuilder<{}>>(unnamed);
expectAssignable<BackendBuilder>(defineBackend().addComponent(userApi));
expectNotAssignable<BackendBuilder<{ readonly UserApi: UserApi }>>(defineBackend());
expectError(defineBackend().build().components.UserApi);
