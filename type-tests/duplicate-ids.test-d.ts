import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { expectError } from 'tsd';

declare const flag: boolean;

const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
const orderApi = CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string' } });
const otherUserApi = FunctionsApp.define('UserApi', { functions: { status: { trigger: 'http' } } });
const custom = {
  componentId: 'UserApi' as const,
  componentType: 'Search',
  config: {},
  factory: () => ({ search: true }),
};

const withUsers = defineBackend().addComponent(userApi);

// One more of another id is fine.
withUsers.addComponent(orderApi);
withUsers.addComponents([orderApi]);

// The same id again, whatever the component is.
expectError(withUsers.addComponent(userApi));
expectError(withUsers.addComponent(otherUserApi));
expectError(withUsers.addComponent(custom));
expectError(withUsers.addComponent(orderApi).addComponent(userApi));
expectError(defineBackend().addComponent(custom).addComponent(userApi));

// In a list, at any place.
expectError(withUsers.addComponents([userApi]));
expectError(withUsers.addComponents([orderApi, userApi]));
expectError(withUsers.addComponents([otherUserApi, orderApi]));
expectError(defineBackend().addComponents([orderApi, userApi]).addComponent(userApi));
expectError(defineBackend().addComponents([orderApi, userApi]).addComponents([userApi]));

// Setting options in between forgets nothing.
expectError(withUsers.withMonitoring().withTags({ team: 'shop' }).addComponent(userApi));
expectError(withUsers.withNetworking('isolated').withLimits({ maxFunctionApps: 1 }).addComponent(userApi));

// Twice in one list.
expectError(defineBackend().addComponents([userApi, userApi]));
expectError(defineBackend().addComponents([userApi, orderApi, otherUserApi]));
// Definitions of one type whose ids only the run knows may be many.
declare const some: readonly (typeof userApi | typeof orderApi)[];
defineBackend().addComponents(some);

// What may be there already is let through, because conditions can exclude each other. At run time it is refused.
const maybeUsers = defineBackend().when(flag, (builder) => builder.addComponent(userApi));
maybeUsers.addComponent(orderApi);
maybeUsers.when(!flag, (builder) => builder.addComponent(otherUserApi));
expectError(withUsers.when(flag, (builder) => builder.addComponent(userApi)));
