import { expect, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { AutoScaleConfig, CosmosAccountOptions } from '../../src/resources/cosmos/options.js';
import { defineResourceType } from '../../src/resources/define-resource-type.js';
import type { ExistingKeyVault, KeyVaultConfig } from '../../src/resources/key-vault/options.js';
import { keyVaultSecret } from '../../src/resources/key-vault/secret.js';
import type { AlertingConfig, MonitoringConfig } from '../../src/resources/monitoring/options.js';
import type { NetworkingConfig } from '../../src/resources/network/options.js';
import type { NetworkingFields } from '../../src/resources/network/options-together.js';
import type { Limits } from '../../src/resources/settings.js';
import { storage } from '../../src/resources/storage/index.js';
import { app, crud, custom, requirement } from '../support/definitions.js';
import { NamesProvider } from '../support/providers.js';
import { planOf } from '../support/plans.js';
import { ENTRA } from '../support/sign-in.js';
import { effectOf, type TogglesOf } from './toggled.js';
import { GUEST_DEPLOYER, offerFor } from '../support/offers.js';

const base = { backendId: 'shop', location: 'eastus' } as const;
const twoRegions = [
  { locationName: 'eastus', priority: 0 },
  { locationName: 'westus2', priority: 1 },
];
const isolated = { mode: 'isolated' } as const;
const existing = {
  ...isolated,
  useExistingVnet: true,
  vnetName: 'vnet-hub',
  subnetName: 'snet-apps',
  privateEndpointSubnetName: 'snet-endpoints',
};

const components = () => [
  crud('UserApi'),
  app('Jobs', { secrets: { KEY: keyVaultSecret('key') } }),
  custom('Files', [requirement('storage', { containers: [{ name: 'files' }] })]),
];

const USER_DATA = 'cosmos:userapi-db/userapi';
/** What the components have, what they have beside one that is gone, and what is left while the first is out. */
const locked = planOf(components(), base).lock;
const more = planOf([...components(), crud('Gone')], base).lock;
const less = planOf(components().slice(1), { ...base, lock: locked }).lock;

const hub = '/subscriptions/hub/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub';
const byIds = {
  ...isolated,
  virtualNetworkId: hub,
  subnetId: `${hub}/subnets/apps`,
  privateEndpointSubnetId: `${hub}/subnets/endpoints`,
};

const emptyStorage = defineResourceType({ ...storage, provider: 'mine', layOut: () => ({ blocks: [] }) });

// test/hardening/secrets.test.ts tests publicTags.
const BACKEND: TogglesOf<Omit<BackendConfig, 'publicTags'>> = {
  backendId: { with: { backendId: 'other' } },
  environment: { with: { environment: 'prod' } },
  location: { with: { location: 'westus2' } },
  auth: { with: { auth: ENTRA } },
  entry: { with: { entry: { frontDoor: {} } } },
  deployer: { with: { deployer: { storageAccess: 'entra-id' } } },
  codeDeployment: { with: { codeDeployment: 'separate' } },
  cosmosConfig: { with: { cosmosConfig: { backup: 'Continuous7Days' } } },
  host: { with: { host: offerFor('shop.dev') } },
  offer: { with: { offer: { guests: { 'orders.prod': { deployer: GUEST_DEPLOYER } } } } },
  autoScale: { with: { autoScale: { maxThroughput: 4000 } } },
  keyVault: { with: { keyVault: { name: 'kv-mine' } } },
  storageReplication: { with: { storageReplication: 'ZRS' } },
  storageConfig: { with: { storageConfig: { versioning: true } } },
  enforceHttps: { with: { enforceHttps: false } },
  useManagedIdentity: { with: { useManagedIdentity: false } },
  monitoring: { with: { monitoring: true } },
  networking: { with: { networking: 'isolated' } },
  naming: { with: { naming: { formatResourceName: (type, id, suffix) => `${type}${id}${suffix}x` } } },
  tags: { with: { tags: { team: 'a' } } },
  providers: { with: { providers: [new NamesProvider('storage')] } },
  resourceTypes: { with: { resourceTypes: [emptyStorage] } },
  azurerm: { with: { azurerm: 5 } },
  limits: { with: { limits: { maxFunctionApps: 0 } } },
  lock: { with: { lock: locked } },
  moves: { without: { lock: locked }, with: { lock: locked, moves: { [USER_DATA]: 'new' } } },
  discard: { without: { lock: more }, with: { lock: more, discard: ['cosmos:gone-db/gone'] } },
  restored: { without: { lock: less }, with: { lock: less, restored: [USER_DATA] } },
  adopt: {
    with: {
      adopt: {
        'cosmos:shared':
          '/subscriptions/s/resourceGroups/rg/providers/Microsoft.DocumentDB/databaseAccounts/cosmos-old',
      },
    },
  },
  dataProtection: { with: { dataProtection: 'destroy' } },
  resourceGroupName: { with: { resourceGroupName: 'rg-shop' } },
};

const MONITORING: TogglesOf<MonitoringConfig> = {
  enabled: { with: { enabled: false } },
  retentionDays: { with: { retentionDays: 30 } },
  samplingPercentage: { with: { samplingPercentage: 10 } },
  workspaceName: { with: { workspaceName: 'log-mine' } },
  workspaceId: {
    with: {
      workspaceId:
        '/subscriptions/s/resourceGroups/rg/providers/Microsoft.OperationalInsights/workspaces/log',
    },
  },
  dailyCapGb: { with: { dailyCapGb: 1 } },
  diagnosticLogs: { with: { diagnosticLogs: 'none' } },
  alerting: { with: { alerting: {} } },
};

const ALERTING: TogglesOf<AlertingConfig> = {
  enabled: { with: { enabled: false } },
  errorThreshold: { with: { errorThreshold: 7 } },
  latencyThreshold: { with: { latencyThreshold: 7 } },
  throttlingThreshold: { with: { throttlingThreshold: 7 } },
  severities: { with: { severities: { errors: 0 } } },
  webhooks: { with: { webhooks: ['https://hooks.example.com'] } },
  sms: { with: { sms: [{ countryCode: '49', phoneNumber: '1701234567' }] } },
  actionGroupIds: {
    with: {
      actionGroupIds: ['/subscriptions/s/resourceGroups/rg/providers/Microsoft.Insights/actionGroups/a'],
    },
  },
  emails: { with: { emails: ['a@example.com'] } },
};

const NETWORKING: TogglesOf<NetworkingFields> = {
  mode: { without: { mode: 'public' }, with: isolated },
  vnetName: { without: isolated, with: { ...isolated, vnetName: 'vnet-mine' } },
  subnetName: { without: isolated, with: { ...isolated, subnetName: 'snet-mine' } },
  privateEndpointSubnetName: {
    without: isolated,
    with: { ...isolated, privateEndpointSubnetName: 'snet-pep' },
  },
  useExistingVnet: { without: { ...existing, useExistingVnet: false }, with: existing },
  vnetResourceGroup: { without: existing, with: { ...existing, vnetResourceGroup: 'rg-hub' } },
  privateDnsZoneResourceGroup: {
    without: existing,
    with: { ...existing, privateDnsZoneResourceGroup: 'rg-dns' },
  },
  virtualNetworkId: { without: existing, with: byIds },
  subnetId: { without: byIds, with: { ...byIds, subnetId: `${hub}/subnets/others` } },
  privateEndpointSubnetId: {
    without: byIds,
    with: { ...byIds, privateEndpointSubnetId: `${hub}/subnets/others` },
  },
  privateDnsZones: { without: isolated, with: { ...isolated, privateDnsZones: 'policy' } },
  linkPrivateDnsZones: {
    without: { ...isolated, privateDnsZoneResourceGroup: 'rg-dns' },
    with: { ...isolated, privateDnsZoneResourceGroup: 'rg-dns', linkPrivateDnsZones: false },
  },
  // Ranges that overlap are refused; others change nothing.
  peeredAddressSpaces: {
    without: isolated,
    with: { ...isolated, addressSpace: '10.9.0.0/16', peeredAddressSpaces: ['10.0.0.0/16'] },
  },
  deployFrom: { without: isolated, with: { ...isolated, deployFrom: 'inside' } },
  addressSpace: { without: isolated, with: { ...isolated, addressSpace: '10.9.0.0/16' } },
  // The only value that it takes in isolated mode is its default.
  privateEndpoints: { without: { mode: 'public' }, with: { ...isolated, privateEndpoints: true } },
  serviceTags: { without: isolated, with: { ...isolated, serviceTags: ['Storage'] } },
  allowedIpRanges: {
    without: { mode: 'public' },
    with: { mode: 'public', allowedIpRanges: { functions: ['203.0.113.0/24'] } },
  },
};

const COSMOS: TogglesOf<CosmosAccountOptions> = {
  enableMultiRegion: { with: { enableMultiRegion: true, failoverPolicies: twoRegions } },
  failoverPolicies: { with: { failoverPolicies: twoRegions } },
  enableAutomaticFailover: {
    without: { failoverPolicies: twoRegions },
    with: { failoverPolicies: twoRegions, enableAutomaticFailover: true },
  },
  enableMultipleWriteLocations: {
    without: { failoverPolicies: twoRegions },
    with: { failoverPolicies: twoRegions, enableMultipleWriteLocations: true },
  },
  consistencyLevel: { with: { consistencyLevel: 'Eventual' } },
  backup: { with: { backup: 'Continuous30Days' } },
  databaseThroughput: { with: { databaseThroughput: { 'userapi-db': { throughput: 400 } } } },
  freeTier: { with: { freeTier: true } },
  useExisting: { with: { useExisting: true, accountName: 'cosno-other' } },
  accountName: {
    without: { useExisting: true, accountName: 'cosno-other' },
    with: { useExisting: true, accountName: 'cosno-third' },
  },
  accountResourceGroup: {
    without: { useExisting: true, accountName: 'cosno-other' },
    with: { useExisting: true, accountName: 'cosno-other', accountResourceGroup: 'rg-other' },
  },
  readLocation: {
    without: { useExisting: true, accountName: 'cosno-other' },
    with: { useExisting: true, accountName: 'cosno-other', readLocation: 'westus2' },
  },
};

const AUTOSCALE: TogglesOf<AutoScaleConfig> = {
  enabled: { without: { maxThroughput: 1000 }, with: { maxThroughput: 1000, enabled: false } },
  maxThroughput: { without: { maxThroughput: 1000 }, with: { maxThroughput: 2000 } },
  minThroughput: { without: { maxThroughput: 1000 }, with: { maxThroughput: 1000, minThroughput: 400 } },
  targetUtilization: {
    without: { maxThroughput: 1000 },
    with: { maxThroughput: 1000, targetUtilization: 70 },
  },
};

const KEY_VAULT: TogglesOf<ExistingKeyVault> = {
  name: { with: { name: 'kv-mine' } },
  useExisting: { without: { name: 'kv-mine' }, with: { name: 'kv-mine', useExisting: true } },
  resourceGroup: {
    without: { name: 'kv-mine', useExisting: true },
    with: { name: 'kv-mine', useExisting: true, resourceGroup: 'rg-other' },
  },
};

const LIMITS: TogglesOf<Limits> = {
  maxCosmosAccounts: { with: { maxCosmosAccounts: 0 } },
  maxFunctionApps: { with: { maxFunctionApps: 0 } },
  maxStorageAccounts: { with: { maxStorageAccounts: 0 } },
  maxFunctionsPerApp: { with: { maxFunctionsPerApp: 0 } },
  maxContainersPerStorage: { with: { maxContainersPerStorage: 0 } },
  maxThroughputPerDatabase: { without: {}, with: { maxThroughputPerDatabase: 1 } },
  maxResources: { with: { maxResources: { functions: 0 } } },
};

const effect = (config: BackendConfig, parts = components()) => effectOf(parts, { ...base, ...config });

const cases = [
  ...casesOf('', BACKEND, (config) => config),
  ...casesOf('monitoring.', MONITORING, (monitoring) => ({ monitoring })),
  ...casesOf('monitoring.alerting.', ALERTING, (alerting) => ({ monitoring: { alerting } })),
  ...casesOf('networking.', NETWORKING, (networking) => ({
    // Each case above has the options of its mode.
    networking: { mode: 'public', ...networking } as NetworkingConfig,
  })),
  ...casesOf('cosmosConfig.', COSMOS, (cosmosConfig) => ({ cosmosConfig })),
  ...casesOf('autoScale.', AUTOSCALE, (autoScale) => ({
    autoScale: { maxThroughput: 1000, ...autoScale },
  })),
  ...casesOf('keyVault.', KEY_VAULT, (keyVault) => ({ keyVault: keyVault as KeyVaultConfig })),
];

it.each(cases)('an option of the backend changes what is made or said: %s', (_option, without, changed) => {
  expect(effect(changed)).not.toEqual(effect(without));
});

it.each(Object.entries(LIMITS))('a limit is a violation when exceeded: %s', (_limit, { with: limits }) => {
  const parts = [crud('UserApi', { throughput: 400 }), ...components().slice(1)];
  expect(effect({ limits }, parts)['violations']).toHaveLength(1);
});

function casesOf<O>(
  prefix: string,
  toggles: TogglesOf<O>,
  configOf: (options: Partial<O>) => BackendConfig,
): [string, BackendConfig, BackendConfig][] {
  return (Object.keys(toggles) as (keyof O & string)[]).map((option) => {
    const { without = {}, with: changed } = toggles[option];
    return [prefix + option, configOf(without), configOf(changed)];
  });
}
