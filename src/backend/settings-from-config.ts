import { sortKeys } from '../plan/json.js';
import { callHook, RETURNS } from '../providers/custom-code.js';
import { STACK_PARAMETERS } from '../plan/terraform-block.js';
import type {
  AlertingSettings,
  AutoscaleSettings,
  CosmosSettings,
  ExistingNetwork,
  MonitoringSettings,
  NetworkSettings,
  ResourceNameFormatter,
  Settings,
} from '../resources/settings.js';
import type { AlertingConfig, BackendConfig, NamingConvention, NetworkingConfig } from './backend-config.js';
import { isConstructName, parameterOf } from './construct-names.js';
import type { AutoScaleConfig } from './cosmos-account-config.js';
import { isExisting } from './networking-schema.js';

/** Id of a backend that was given none. */
export const DEFAULT_BACKEND_ID = 'backend';

/** Fills in the defaults of a valid configuration. */
export function settingsFrom(config: BackendConfig): Settings {
  return {
    backendId: config.backendId ?? DEFAULT_BACKEND_ID,
    namedByUser: config.backendId !== undefined || config.naming !== undefined,
    environment: config.environment ?? 'dev',
    location: config.location === undefined ? null : shortRegion(config.location),
    tags: sortKeys(config.tags ?? {}),
    monitoring: monitoringFrom(config.monitoring ?? false),
    network: networkFrom(config.networking ?? 'public'),
    cosmos: cosmosFrom(config),
    keyVault: {
      name: config.keyVault?.name ?? null,
      existing: config.keyVault?.useExisting ?? false,
      resourceGroupName: config.keyVault?.resourceGroup ?? null,
    },
    storageReplication: config.storageReplication ?? 'LRS',
    httpsOnly: config.enforceHttps ?? true,
    managedIdentity: config.useManagedIdentity ?? true,
    limits: config.limits ?? {},
    formatResourceName: config.naming === undefined ? null : checkedFormatter(config.naming),
  };
}

/** What a user's formatter returns is text, or an error that names it. */
function checkedFormatter(naming: NamingConvention): ResourceNameFormatter {
  return (type, backendId, suffix) => {
    const hook = {
      owner: 'Option naming',
      hook: 'formatResourceName',
      resource: `${type} ${suffix ?? ''}`.trim(),
    };
    return callHook(hook, RETURNS.name, () => naming.formatResourceName(type, backendId, suffix));
  };
}

/**
 * Azure takes `East US` for `eastus`.
 * @example shortRegion('East US') // 'eastus'
 */
export function shortRegion(location: string): string {
  return location.replaceAll(' ', '').toLowerCase();
}

function cosmosFrom({ cosmosConfig = {}, autoScale, location }: BackendConfig): CosmosSettings {
  const {
    failoverPolicies = [],
    useExisting,
    accountName,
    accountResourceGroup,
    readLocation,
  } = cosmosConfig;
  const regions = [...failoverPolicies].sort((a, b) => a.priority - b.priority);
  const nearest = readLocation ?? (regions.length > 1 || useExisting === true ? location : undefined);
  return {
    regions: regions.map(({ locationName }) => shortRegion(locationName)),
    automaticFailover: cosmosConfig.enableAutomaticFailover ?? false,
    multipleWrites: cosmosConfig.enableMultipleWriteLocations ?? false,
    backup: cosmosConfig.backup ?? 'Periodic',
    consistency: cosmosConfig.consistencyLevel ?? 'Session',
    existing:
      accountName === undefined
        ? null
        : { name: accountName, resourceGroupName: accountResourceGroup ?? null },
    readLocation: nearest === undefined ? null : shortRegion(nearest),
    autoscale: autoScale === undefined ? null : autoscaleFrom(autoScale),
  };
}

function autoscaleFrom({
  enabled = true,
  maxThroughput,
  minThroughput,
  targetUtilization,
}: AutoScaleConfig): AutoscaleSettings | null {
  if (!enabled || maxThroughput === undefined) return null;
  return {
    maxThroughput,
    ignored: [
      ...(minThroughput === undefined || minThroughput * 10 === maxThroughput ? [] : ['minThroughput']),
      ...(targetUtilization === undefined ? [] : ['targetUtilization']),
    ],
  };
}

function monitoringFrom(monitoring: NonNullable<BackendConfig['monitoring']>): MonitoringSettings | null {
  const config = typeof monitoring === 'boolean' ? { enabled: monitoring } : monitoring;
  if (config.enabled === false) return null;
  return {
    retentionDays: config.retentionDays ?? 90,
    samplingPercentage: config.samplingPercentage ?? 100,
    workspaceName: config.workspaceName ?? null,
    diagnosticLogs: config.diagnosticLogs ?? 'audit',
    alerting:
      config.alerting === undefined || config.alerting.enabled === false
        ? null
        : alertingFrom(config.alerting),
  };
}

function alertingFrom({
  errorThreshold = 5,
  latencyThreshold = 1000,
  emails = [],
}: AlertingConfig): AlertingSettings {
  return { errorThreshold, latencyThreshold, emails };
}

function networkFrom(networking: NonNullable<BackendConfig['networking']>): NetworkSettings | null {
  const config = typeof networking === 'string' ? { mode: networking } : networking;
  if (config.mode === 'public') return null;
  const existing = isExisting(config);
  return {
    vnetName: existing ? null : (config.vnetName ?? null),
    subnetName: existing ? null : (config.subnetName ?? null),
    privateEndpointSubnetName: existing ? null : (config.privateEndpointSubnetName ?? null),
    existing: existing ? existingFrom(config) : null,
    dnsZoneResourceGroup: config.privateDnsZoneResourceGroup ?? null,
    addressSpace: config.addressSpace ?? '10.0.0.0/16',
    serviceTags: config.serviceTags ?? [],
  };
}

function existingFrom(config: NetworkingConfig): ExistingNetwork {
  // The text of a construct's name differs from run to run: a parameter stands for it.
  const nameOf = (option: 'vnetName' | 'subnetName' | 'privateEndpointSubnetName') => {
    const name = config[option] ?? '';
    return isConstructName(name) ? STACK_PARAMETERS[parameterOf(option)] : name;
  };
  return {
    vnetName: nameOf('vnetName'),
    subnetName: nameOf('subnetName'),
    privateEndpointSubnetName: nameOf('privateEndpointSubnetName'),
    resourceGroupName: config.vnetResourceGroup ?? null,
  };
}
