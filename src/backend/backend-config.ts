import type { AutoScaleConfig, CosmosAccountOptions } from './cosmos-account-config.js';
import type { IResourceProvider } from '../providers/resource-provider.js';
import type { StorageReplication } from '../resources/storage/storage-config.js';
import type { DiagnosticLogs, Limits, ResourceNameFormatter } from '../resources/settings.js';

/** Configuration of a backend. Every option has a default. */
export interface BackendConfig {
  /**
   * What Azure names and Terraform ids are made from: 1 to 40 letters, digits and hyphens, starting with a letter.
   * Two backends of one stack need two ids. Default `backend`, with a warning: names are unique in all of Azure.
   */
  readonly backendId?: string;
  /** Part of every Azure name: 1 to 32 letters, digits and hyphens, starting with a letter. Default `dev`. */
  readonly environment?: string;
  /** Azure region such as `eastus`. Default: the stack's. */
  readonly location?: string;
  /** Regions and backup of the Cosmos DB accounts, or an existing account. Default: one region, created. */
  readonly cosmosConfig?: CosmosAccountOptions;
  /** Autoscale for containers without a throughput of their own; makes their account provisioned. Default: none. */
  readonly autoScale?: AutoScaleConfig;
  /** The vault of the secrets that components name. Default: one is created where a component names some. */
  readonly keyVault?: KeyVaultConfig;
  /**
   * How storage accounts keep copies: `LRS`, `ZRS`, `GRS`, `RAGRS`, `GZRS` or `RAGZRS`. Changing between the kinds with and
   * without Z replaces the accounts. Default `LRS`: three copies in one data centre.
   */
  readonly storageReplication?: StorageReplication;
  /** Apps and storage answer https only. False allows http as well, with a warning. Default true. */
  readonly enforceHttps?: boolean;
  /** Apps reach Cosmos DB by managed identity and accounts take no keys. False uses keys, with a warning. Default true. */
  readonly useManagedIdentity?: boolean;
  /** Application Insights on a Log Analytics workspace. Default false. */
  readonly monitoring?: boolean | MonitoringConfig;
  /** `public`, or `isolated` in a virtual network of its own. Default `public`. */
  readonly networking?: 'public' | 'isolated' | NetworkingConfig;
  /** How Azure names are made. Default: abbreviation, backend id, environment, purpose and a hash. */
  readonly naming?: NamingConvention;
  /** Tags of every resource that takes tags. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Providers of resource types of one's own. They come before the built-in ones. */
  readonly providers?: readonly IResourceProvider[];
  /** What the plan must not exceed. Default: unlimited. */
  readonly limits?: Limits;
}

/** The Key Vault of a backend. Secrets are put there by people, never by Terraform. */
export interface KeyVaultConfig {
  /** 3 to 24 letters, digits and single hyphens. Default: a generated name. */
  readonly name?: string;
  /** Uses the vault `name`, which is there already and takes roles of Entra ID. Default false. */
  readonly useExisting?: boolean;
  /** Resource group of the existing vault. Default: that of the stack. */
  readonly resourceGroup?: string;
}

/** Telemetry of the function apps. */
export interface MonitoringConfig {
  /** Default true. */
  readonly enabled?: boolean;
  /** Days: 30, 60, 90, 120, 180, 270, 365, 550 or 730. Default 90. */
  readonly retentionDays?: number;
  /** Share of the telemetry that is kept: above 0, up to 100. Default 100. */
  readonly samplingPercentage?: number;
  /** Name of the workspace. Default: a generated one. */
  readonly workspaceName?: string;
  /**
   * What Cosmos DB, Key Vault, blobs, queues and Front Door log to the workspace. `audit`: who changed an account or read a
   * secret. `all`: every call as well, which costs by the gigabyte. `none`: nothing. Default `audit`.
   */
  readonly diagnosticLogs?: DiagnosticLogs;
  readonly alerting?: AlertingConfig;
}

/** Alerts on failed and slow requests. */
export interface AlertingConfig {
  /** Default true. */
  readonly enabled?: boolean;
  /** Failed requests within five minutes. Default 5. */
  readonly errorThreshold?: number;
  /** Average request duration in milliseconds. Default 1000. */
  readonly latencyThreshold?: number;
  /** Who gets mail. Default: nobody; the alerts show in the portal. */
  readonly emails?: readonly string[];
}

/** The network of a backend. */
export interface NetworkingConfig {
  /** `isolated` closes every resource to the internet and connects them by private endpoints. */
  readonly mode: 'public' | 'isolated';
  /**
   * Name of the virtual network. It is created, unless `useExistingVnet` says otherwise or the name is that of a construct
   * (`vnet.name`). Default: a generated one.
   */
  readonly vnetName?: string;
  /**
   * Uses a network that is there already: `vnetName`, `subnetName` (delegated to `Microsoft.App/environments` for apps
   * with sku FC1, to `Microsoft.Web/serverFarms` for all others) and `privateEndpointSubnetName`. Default: false for
   * plain names, true for those of constructs.
   */
  readonly useExistingVnet?: boolean;
  /** Resource group of the existing network. Default: that of the stack. */
  readonly vnetResourceGroup?: string;
  /**
   * Resource group of private DNS zones that the network is linked to already. Default: zones are created and linked;
   * a network takes one zone of a name.
   */
  readonly privateDnsZoneResourceGroup?: string;
  /** Name of the subnet that function apps send through; no underscore. Default: a generated one. */
  readonly subnetName?: string;
  /** Name of the subnet of the private endpoints. Default: a generated one. */
  readonly privateEndpointSubnetName?: string;
  /** Address range of the virtual network, /16 to /24. Default `10.0.0.0/16`. */
  readonly addressSpace?: string;
  /** Must stay true in isolated mode: without them nothing could reach the data. Default true. */
  readonly privateEndpoints?: boolean;
  /**
   * Azure services that function apps may call besides the network, `AzureMonitor` and `AzureActiveDirectory`:
   * service tags such as `Storage` or `ServiceBus.EastUS`. Default: none.
   */
  readonly serviceTags?: readonly string[];
}

/** How Azure names are made. */
export interface NamingConvention {
  /** Its result is checked against Azure's rules for the type. It must be a pure function. */
  readonly formatResourceName: ResourceNameFormatter;
}

/** A key of {@link BackendConfig}, which cannot be the key of a component. */
export type ConfigKey = keyof BackendConfig;
