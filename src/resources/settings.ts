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
  readonly limits: Limits;
  readonly formatResourceName: ResourceNameFormatter | null;
}

/** Application Insights and its workspace. */
export interface MonitoringSettings {
  /** Days. */
  readonly retentionDays: number;
  /** 0 to 100. */
  readonly samplingPercentage: number;
  /** Name of the workspace that the plan creates; null for a generated one. */
  readonly workspaceName: string | null;
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
