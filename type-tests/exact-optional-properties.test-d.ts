import { type BackendConfig, defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import type { Diagnostic } from '@atakora/component/plan';
import { expectError, expectNotAssignable, expectType } from 'tsd';

// An option is there with a value, or not there: `undefined` that slipped in is found while compiling.
declare const flag: boolean;
declare const fromEnvironment: string | undefined;
const user = { entityName: 'User', schema: { id: 'string' } } as const;
const userApi = CrudApi.define('UserApi', user);

expectNotAssignable<BackendConfig>({ environment: undefined });
expectNotAssignable<BackendConfig>({ limits: { maxFunctionApps: undefined } });

expectError(defineBackend({ userApi }, { environment: undefined }));
expectError(defineBackend({ userApi }, { environment: fromEnvironment }));
expectError(defineBackend({ userApi }, { monitoring: { retentionDays: undefined } }));
expectError(defineBackend({ userApi, monitoring: { retentionDays: undefined } }));
expectError(defineBackend({ monitoring: { retentionDays: undefined } }));
expectError(defineBackend({ limits: { maxFunctionApps: undefined } }));
expectError(defineBackend().withMonitoring({ retentionDays: undefined }));
expectError(defineBackend().withNetworking({ mode: 'isolated', vnetName: fromEnvironment }));
expectError(defineBackend().withLimits({ maxFunctionApps: undefined }));

expectError(CrudApi.define('UserApi', { ...user, ttl: undefined }));
expectError(CrudApi.define('UserApi', { ...user, partitionKey: undefined }));
expectError(CrudApi.define('UserApi', { ...user, operations: undefined }));
expectError(
  CrudApi.define('UserApi', { entityName: 'User', schema: { id: { type: 'string', required: undefined } } }),
);
expectError(FunctionsApp.define('Jobs', { functions: { status: { trigger: 'http', route: undefined } } }));
expectError(FunctionsApp.define('Jobs', { functions: { status: { trigger: 'http' } }, version: undefined }));

// The way to leave an option out.
defineBackend({ userApi }, { ...(fromEnvironment !== undefined && { environment: fromEnvironment }) });
defineBackend({ ...(fromEnvironment !== undefined && { environment: fromEnvironment }) });
CrudApi.define('UserApi', { ...user, ...(flag && { ttl: 60 }) });

// What the library hands out holds to it as well.
expectNotAssignable<Diagnostic<string>>({
  code: 'RESOURCE_SPLIT',
  message: '',
  components: [],
  resolution: '',
  path: undefined,
});
const { components } = defineBackend()
  .when(flag, (builder) => builder.addComponent(userApi))
  .build();
expectNotAssignable<typeof components>({ UserApi: undefined });
expectType<'UserApi'>({} as keyof typeof components);
