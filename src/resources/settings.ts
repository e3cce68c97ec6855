import type { ConsistencyLevel } from './cosmos/cosmos-config.js';
import type { StorageReplication } from './storage/storage-config.js';

/** The backend's configuration after validation, with every default filled in: what planning reads. */
export interface Settings {
  readonly backendId: string;
  /** False when the default id stands in for one. */
  readonly namedByUser: boolean;
  readonly environment: string;
  /** Azure region in its short form; null when the stack decides. */
  readonly location: string | null;
  readonly tags: Readonly<Record<string, string>>;
  /** Null when monitoring is off. */
  readonly monitoring: MonitoringSettings | null;
  /** Null when the backend is public. */
  readonly network: NetworkSettings | null;
  readonly cosmos: CosmosSettings;
  readonly keyVault: KeyVaultSettings;
  /** Of storage accounts for which no component asks. */
  readonly storageReplication: StorageReplication;
  readonly httpsOnly: boolean;
  readonly managedIdentity: boolean;
  readonly limits: Limits;
  readonly formatResourceName: ResourceNameFormatter | null;
}

/**
 * Backups of an account. `Periodic` is what Azure does unasked; seven days of continuous backup are free of charge.
 * Source: learn.microsoft.com/azure/cosmos-db/continuous-backup-restore-introduction
 */
export const COSMOS_BACKUPS = ['Periodic', 'Continuous7Days', 'Continuous30Days'] as const;

/** One of {@link COSMOS_BACKUPS}. */
export type CosmosBackup = (typeof COSMOS_BACKUPS)[number];

/** The Cosmos DB accounts of a backend as a whole. */
export interface CosmosSettings {
  /** In the order of failover, the region that is written first; empty for the backend's alone. */
  readonly regions: readonly string[];
  readonly automaticFailover: boolean;
  readonly multipleWrites: boolean;
  readonly backup: CosmosBackup;
  /** Where no component asks for one. */
  readonly consistency: ConsistencyLevel;
  /** An account that is there already; null where accounts are created. */
  readonly existing: { readonly name: string; readonly resourceGroupName: string | null } | null;
  /** Region that apps read from first; null for whatever the account prefers. */
  readonly readLocation: string | null;
  /** RU/s at the most of a container without throughput of its own; null without autoscale. */
  readonly autoscale: AutoscaleSettings | null;
}

/** Autoscale as it was asked for. */
export interface AutoscaleSettings {
  readonly maxThroughput: number;
  /** What was asked for besides, and Azure does not have. */
  readonly ignored: readonly string[];
}

/** The vault with the secrets of a backend. */
export interface KeyVaultSettings {
  /** Null for a generated name. */
  readonly name: string | null;
  readonly existing: boolean;
  /** Of an existing vault; null for that of the stack. */
  readonly resourceGroupName: string | null;
}

/** What resources tell the workspace: nothing, who changed them or read secrets, or every call besides. */
export const DIAGNOSTIC_LOGS = ['none', 'audit', 'all'] as const;

/** One of {@link DIAGNOSTIC_LOGS}. */
export type DiagnosticLogs = (typeof DIAGNOSTIC_LOGS)[number];

/** Application Insights and its workspace. */
export interface MonitoringSettings {
  /** Days. */
  readonly retentionDays: number;
  /** 0 to 100. */
  readonly samplingPercentage: number;
  /** Name of the workspace that the plan creates; null for a generated one. */
  readonly workspaceName: string | null;
  readonly diagnosticLogs: DiagnosticLogs;
  readonly alerting: AlertingSettings | null;
}

/** Alerts on the backend's Application Insights. */
export interface AlertingSettings {
  /** Failed requests within five minutes. */
  readonly errorThreshold: number;
  /** Average request duration in milliseconds. */
  readonly latencyThreshold: number;
  /** Receivers of the action group. */
  readonly emails: readonly string[];
}

/** The virtual network of an isolated backend. */
export interface NetworkSettings {
  /** Null for a generated name. */
  readonly vnetName: string | null;
  /** Subnet of the function apps; null for a generated name. */
  readonly subnetName: string | null;
  /** Subnet of the private endpoints; null for a generated name. */
  readonly privateEndpointSubnetName: string | null;
  /** CIDR block of the virtual network, /16 to /24. */
  readonly addressSpace: string;
  /** Service tags that function apps may call besides the network itself. */
  readonly serviceTags: readonly string[];
  /** The network that is there already; null where one is created. */
  readonly existing: ExistingNetwork | null;
  /** Resource group of private DNS zones that are linked already; null where zones are created. */
  readonly dnsZoneResourceGroup: string | null;
}

/** A virtual network of somebody else's. Names may be expressions that `apply` fills in. */
export interface ExistingNetwork {
  readonly vnetName: string;
  readonly subnetName: string;
  readonly privateEndpointSubnetName: string;
  /** Null for the resource group of the stack. */
  readonly resourceGroupName: string | null;
}

/** Limits that the user sets. Absent means unlimited. */
export interface Limits {
  readonly maxCosmosAccounts?: number;
  readonly maxFunctionApps?: number;
  readonly maxStorageAccounts?: number;
  /** Functions in one function app. */
  readonly maxFunctionsPerApp?: number;
  /** Blob containers in one storage account. */
  readonly maxContainersPerStorage?: number;
  /** RU/s of one database, its containers included. */
  readonly maxThroughputPerDatabase?: number;
}

/**
 * Makes the Azure name of a resource.
 * @param resourceType - Cloud Adoption Framework abbreviation: `cosno`, `func`, `asp`, `st`, `id`, `appi`, `log`, …
 * @param backendId - The backend's id.
 * @param suffix - What the resource is for, such as `shared`.
 */
export type ResourceNameFormatter = (resourceType: string, backendId: string, suffix?: string) => string;
