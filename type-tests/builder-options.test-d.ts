import {
  type BackendBuilder,
  defineBackend,
  type IResourceProvider,
  type NamingConvention,
} from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import type { ResourcePlan } from '@atakora/component/plan';
import { expectError, expectType } from 'tsd';

declare const provider: IResourceProvider;
declare const naming: NamingConvention;

type Users = {
  readonly UserApi: CrudApi<{ readonly id: 'string' }, 'create' | 'read' | 'update' | 'delete' | 'list'>;
};
const builder = defineBackend().addComponent(
  CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } }),
);

// An option changes nothing about the components.
expectType<BackendBuilder<Users>>(builder);
expectType<BackendBuilder<Users>>(builder.withMonitoring());
expectType<BackendBuilder<Users>>(builder.withMonitoring(false));
expectType<BackendBuilder<Users>>(builder.withMonitoring({ retentionDays: 90 }));
expectType<BackendBuilder<Users>>(builder.withNetworking('isolated'));
expectType<BackendBuilder<Users>>(builder.withNetworking({ mode: 'isolated', vnetName: 'vnet-shop' }));
expectType<BackendBuilder<Users>>(builder.withNaming(naming));
expectType<BackendBuilder<Users>>(builder.withNaming({ formatResourceName: (type, id) => `${type}-${id}` }));
expectType<BackendBuilder<Users>>(builder.withTags({ team: 'shop' }));
expectType<BackendBuilder<Users>>(builder.withLimits({ maxCosmosAccounts: 1 }));
expectType<BackendBuilder<Users>>(builder.withProvider(provider));
expectType<ResourcePlan>(builder.plan());

// Values that an option does not take.
expectError(builder.withMonitoring('yes'));
expectError(builder.withMonitoring({ retentionDays: '90' }));
expectError(builder.withNetworking('private'));
expectError(builder.withNetworking({ vnetName: 'vnet-shop' }));
expectError(builder.withNetworking());
expectError(builder.withNaming({ formatResourceName: () => 1 }));
expectError(builder.withNaming((type: string) => type));
expectError(builder.withTags({ team: 1 }));
expectError(builder.withLimits({ maxCosmosAccounts: '1' }));
expectError(builder.withProvider({ providerId: 'redis' }));
expectError(builder.withProvider([provider]));

// Unknown keys, also where an option has parts of its own.
expectError(builder.withMonitoring({ retentionDays: 90, retention: 90 }));
expectError(builder.withMonitoring({ alerting: { errorThreshold: 3, email: ['ops@example.com'] } }));
expectError(builder.withNetworking({ mode: 'isolated', vnet: 'vnet-shop' }));
expectError(builder.withNaming({ formatResourceName: naming.formatResourceName, prefix: 'shop' }));
expectError(builder.withLimits({ maxApps: 1 }));

// A method that does not exist is not found, and a builder's state is not reachable.
expectError(builder.withMonitorin());
expectError(builder.state);
expectError(builder.config);

// Components only: what is no definition is refused.
expectError(builder.addComponent({}));
expectError(builder.addComponent('UserApi'));
expectError(builder.addComponent({ componentId: 'Other', componentType: 'Search', config: {} }));
expectError(builder.addComponent(undefined));
expectError(builder.addComponents([{}]));
expectError(builder.addComponents({}));
