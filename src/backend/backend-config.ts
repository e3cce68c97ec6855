import type { IResourceProvider } from '../providers/resource-provider.js';
import type { Limits, ResourceNameFormatter } from '../resources/settings.js';

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
  /** Name of the virtual network that is created. Default: a generated one. */
  readonly vnetName?: string;
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
