import { sortKeys } from '../plan/json.js';
import type {
  AlertingSettings,
  MonitoringSettings,
  NetworkSettings,
  Settings,
} from '../resources/settings.js';
import type { AlertingConfig, BackendConfig } from './backend-config.js';

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
    limits: config.limits ?? {},
    formatResourceName: config.naming?.formatResourceName ?? null,
  };
}

/**
 * Azure takes `East US` for `eastus`.
 * @example shortRegion('East US') // 'eastus'
 */
export function shortRegion(location: string): string {
  return location.replaceAll(' ', '').toLowerCase();
}

function monitoringFrom(monitoring: NonNullable<BackendConfig['monitoring']>): MonitoringSettings | null {
  const config = typeof monitoring === 'boolean' ? { enabled: monitoring } : monitoring;
  if (config.enabled === false) return null;
  return {
    retentionDays: config.retentionDays ?? 90,
    samplingPercentage: config.samplingPercentage ?? 100,
    workspaceName: config.workspaceName ?? null,
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
  return {
    vnetName: config.vnetName ?? null,
    subnetName: config.subnetName ?? null,
    privateEndpointSubnetName: config.privateEndpointSubnetName ?? null,
    addressSpace: config.addressSpace ?? '10.0.0.0/16',
    serviceTags: config.serviceTags ?? [],
  };
}
