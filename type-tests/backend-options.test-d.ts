import {
  type BackendBuilder,
  type BackendConfig,
  type ConfigKey,
  defineBackend,
  type IResourceProvider,
} from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { expectError, expectType } from 'tsd';

declare const config: BackendConfig;
declare const providers: readonly IResourceProvider[];
const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });

// Every option, in each form. `satisfies` keeps the literal types that an inferred argument has.
const options = {
  backendId: 'shop',
  environment: 'prod',
  location: 'eastus',
  monitoring: {
    enabled: true,
    retentionDays: 90,
    samplingPercentage: 50,
    workspaceName: 'log-shop',
    alerting: { enabled: true, errorThreshold: 3, latencyThreshold: 500, emails: ['ops@example.com'] },
  },
  networking: {
    mode: 'isolated',
    vnetName: 'vnet-shop',
    addressSpace: '10.1.0.0/16',
    serviceTags: ['Storage'],
  },
  autoScale: { enabled: false },
  tags: { team: 'shop' },
  limits: { maxCosmosAccounts: 1, maxFunctionApps: 2 },
} as const satisfies BackendConfig;
defineBackend({ userApi }, options);
defineBackend(
  { userApi },
  { ...options, providers, naming: { formatResourceName: (type, id) => type + id } },
);
defineBackend({ userApi, ...options });

// A list that is written in place, whose type is a tuple.
declare const provider: IResourceProvider;
expectType<BackendBuilder>(defineBackend({ backendId: 'shop', providers: [provider] }));
defineBackend({ userApi, providers: [provider] });
defineBackend(options).addComponent(userApi);
defineBackend({ userApi }, config);
defineBackend({ userApi, ...config });
defineBackend(config).addComponent(userApi);
defineBackend({ userApi, monitoring: false, networking: 'isolated' });

expectType<
  | 'backendId'
  | 'environment'
  | 'location'
  | 'cosmosConfig'
  | 'autoScale'
  | 'keyVault'
  | 'enforceHttps'
  | 'useManagedIdentity'
  | 'monitoring'
  | 'networking'
  | 'naming'
  | 'tags'
  | 'publicTags'
  | 'providers'
  | 'resourceTypes'
  | 'limits'
  | 'azurerm'
  | 'auth'
  | 'storageConfig'
  | 'entry'
  | 'storageReplication'
  | 'lock'
  | 'moves'
  | 'discard'
  | 'restored'
  | 'adopt'
  | 'dataProtection'
  | 'resourceGroupName'
  | 'deployer'
  | 'codeDeployment'
  | 'host'
  | 'offer'
>({} as ConfigKey);

// Unknown keys.
expectError(defineBackend({ userApi }, { enviroment: 'prod' }));
expectError(defineBackend({ userApi, enviroment: 'prod' }));
expectError(defineBackend({ enviroment: 'prod' }));
expectError(defineBackend({ environment: 'prod', monitorin: true }));
expectError(defineBackend({ userApi, retentionDays: 90 }));
expectError(defineBackend({ userApi, orderApi: {} }));
expectError(defineBackend({ userApi, orderApi: undefined }));
expectError(defineBackend({ userApi, environment: 'prod' }, { location: 'eastus' }));

// Values that an option does not take.
expectError(defineBackend({ userApi }, { monitoring: 'yes' }));
expectError(defineBackend({ userApi, monitoring: 'yes' }));
expectError(defineBackend({ monitoring: 'yes' }));
expectError(defineBackend({ userApi }, { networking: 'private' }));
expectError(defineBackend({ userApi, networking: 'private' }));
expectError(defineBackend({ networking: 'private' }));
expectError(defineBackend({ userApi, environment: 1 }));
expectError(defineBackend({ environment: null }));
expectError(defineBackend({ tags: { team: 1 } }));
expectError(defineBackend({ userApi, tags: ['team'] }));
expectError(defineBackend({ publicTags: { team: true } }));
expectError(defineBackend({ limits: { maxFunctionApps: '2' } }));
expectError(defineBackend({ userApi, monitoring: { retentionDays: '90' } }));
expectError(defineBackend({ userApi, networking: { vnetName: 'vnet-shop' } }));
expectError(defineBackend({ providers: [{ providerId: 'redis' }] }));
expectError(defineBackend('prod'));
expectError(defineBackend(null));

// Unknown keys within an option, next to known ones and alone.
expectError(defineBackend({ userApi }, { monitoring: { retentionDays: 90, retention: 90 } }));
expectError(defineBackend({ userApi, monitoring: { retentionDays: 90, retention: 90 } }));
expectError(defineBackend({ monitoring: { retentionDays: 90, retention: 90 } }));
expectError(defineBackend({ monitoring: { retention: 90 } }));
expectError(defineBackend({ userApi }, { networking: { mode: 'isolated', vnet: 'vnet-shop' } }));
expectError(defineBackend({ userApi, networking: { mode: 'isolated', vnet: 'vnet-shop' } }));
expectError(defineBackend({ networking: { mode: 'isolated', vnet: 'vnet-shop' } }));
expectError(defineBackend({ networking: { mode: 'public', allowedIpRanges: ['203.0.113.0/24'] } }));
expectError(
  defineBackend({ networking: { mode: 'public', allowedIpRanges: { cosmo: ['203.0.113.0/24'] } } }),
);
expectError(defineBackend({ userApi }, { limits: { maxFunctionApps: 2, maxApps: 1 } }));
expectError(defineBackend({ userApi, limits: { maxFunctionApps: 2, maxApps: 1 } }));
expectError(defineBackend({ limits: { maxFunctionApps: 2, maxApps: 1 } }));
expectError(defineBackend({ userApi }, { monitoring: { alerting: { email: ['ops@example.com'] } } }));
expectError(defineBackend({ monitoring: { alerting: { email: ['ops@example.com'] } } }));

// One gateway, with its own options.
const publisher = { name: 'Shop', email: 'apis@example.com' };
defineBackend({ userApi }, { entry: { apiManagement: { publisher, tier: 'BasicV2', units: 2 } } });
defineBackend({ entry: { apiManagement: { publisher, apis: { UserApi: { product: 'partners' } } } } });
expectError(defineBackend({ userApi }, { entry: { apiManagement: { publisher }, frontDoor: {} } }));
expectError(defineBackend({ userApi }, { entry: { apiManagement: { publisher }, behind: {} } }));
expectError(defineBackend({ userApi }, { entry: { frontDoor: {}, behind: {} } }));
expectError(defineBackend({ userApi }, { entry: {} }));
expectError(defineBackend({ userApi }, { entry: { apiManagement: {} } }));
expectError(defineBackend({ userApi }, { entry: { apiManagement: { publisher, sku: 'Standard' } } }));
expectError(defineBackend({ userApi }, { entry: { apiManagement: { publisher, firewall: 'Prevention' } } }));
expectError(defineBackend({ userApi }, { entry: { apiManagement: { publisher, tier: 'Premium' } } }));
expectError(defineBackend({ userApi }, { entry: { frontDoor: { publisher } } }));
expectError(
  defineBackend({ userApi }, { entry: { frontDoor: { apis: { UserApi: { product: 'partners' } } } } }),
);

// A component has a key of its own.
expectError(defineBackend({ monitoring: userApi }));
expectError(defineBackend({ monitoring: userApi, orderApi: userApi }));
expectError(defineBackend({ monitoring: userApi }, { environment: 'prod' }));
expectError(defineBackend({ tags: userApi }));
expectError(defineBackend({ providers: userApi }, {}));
expectError(defineBackend({ backendId: userApi, environment: 'prod' }));
