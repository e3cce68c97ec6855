/** Options of a backend about its network. */
export interface NetworkOptions {
  /** `public`, or `isolated` in a virtual network of its own. @default 'public' */
  readonly networking?: 'public' | 'isolated' | NetworkingConfig;
}

/**
 * IPv4 addresses and networks that may call the resources of a type: `['203.0.113.0/24', '198.51.100.7']`. Azure refuses calls
 * from others. @default every address
 */
export interface AllowedIpRanges {
  /** Callers of function apps: at most 512 ranges. The site for deployments stays open, to callers who sign in. */
  readonly functions?: readonly string[];
  /** Clients of Cosmos DB accounts. `0.0.0.0` stands for all addresses of Azure, those of other customers too. */
  readonly cosmos?: readonly string[];
  /** Clients of storage accounts: at most 400 ranges. Accounts of static sites stay open. */
  readonly storage?: readonly string[];
  /** Clients of Service Bus namespaces, which must be `Premium`. */
  readonly servicebus?: readonly string[];
  /** Clients of the Key Vault: at most 1,000 ranges. */
  readonly keyvault?: readonly string[];
}

/** The network of a backend, or who may call a backend without one. */
export type NetworkingConfig = PublicNetworking | IsolatedNetworking;

/** Resources that the internet reaches. */
export interface PublicNetworking {
  readonly mode: 'public';
  /**
   * Addresses that may call the resources, by resource type. Where a component has a list too, only addresses in both may call.
   * @default every address
   * @example { mode: 'public', allowedIpRanges: { functions: ['203.0.113.0/24'] } }
   */
  readonly allowedIpRanges?: AllowedIpRanges;
}

/** The network of a backend that is closed to the internet. */
export interface IsolatedNetworking {
  /** `isolated` closes every resource to the internet and connects them by private endpoints. */
  readonly mode: 'isolated';
  /**
   * Name of the virtual network. It is created, unless `useExistingVnet` says otherwise or the name is that of a construct
   * (`vnet.name`).
   * @default a generated one
   */
  readonly vnetName?: string;
  /**
   * Uses an existing network: `vnetName`, `subnetName` (delegated to `Microsoft.App/environments` for apps
   * with sku FC1, to `Microsoft.Web/serverFarms` for all others) and `privateEndpointSubnetName`.
   * @default false for plain names, true for those of constructs
   */
  readonly useExistingVnet?: boolean;
  /** Resource group of the existing network. @default that of the stack */
  readonly vnetResourceGroup?: string;
  /**
   * Azure id of an existing network, in any subscription, in place of `vnetName`. Goes with `subnetId` and
   * `privateEndpointSubnetId`; nothing is looked up. `networkOf(plan)` gives the ids of another backend of
   * the same stack.
   */
  readonly virtualNetworkId?: string;
  /** Azure id of the existing subnet that function apps send through. */
  readonly subnetId?: string;
  /** Azure id of the existing subnet of the private endpoints. */
  readonly privateEndpointSubnetId?: string;
  /**
   * Resource group of existing private DNS zones.
   * @default zones are created
   */
  readonly privateDnsZoneResourceGroup?: string;
  /**
   * `create`: the backend makes a zone for each service. `policy`: an Azure policy enters each private endpoint into the
   * zones of the company, and the backend makes none. An object: Azure ids of zones by name, such as
   * `{ 'privatelink.documents.azure.com': '/subscriptions/…' }`; those that it does not name are created.
   * @default 'create'
   */
  readonly privateDnsZones?: 'create' | 'policy' | Readonly<Record<string, string>>;
  /**
   * Links existing zones to the network. False: they are linked already, or a resolver of the network knows them.
   * @default true for a network that the backend makes, false for an existing one
   */
  readonly linkPrivateDnsZones?: boolean;
  /** Name of the subnet that function apps send through; no underscore. @default a generated one */
  readonly subnetName?: string;
  /** Name of the subnet of the private endpoints. @default a generated one */
  readonly privateEndpointSubnetName?: string;
  /** Address range of the virtual network, /16 to /24. @default '10.0.0.0/16' */
  readonly addressSpace?: string;
  /** Address ranges of networks that this one is peered with. `addressSpace` must not overlap them. @default none */
  readonly peeredAddressSpaces?: readonly string[];
  /**
   * Place of Terraform. `inside`: in a network that reaches the private endpoints, so that code is deployed
   * too. `outside`: anywhere else; code is deployed by other means.
   * @default 'outside'
   */
  readonly deployFrom?: 'inside' | 'outside';
  /** Must stay true in isolated mode: without them nothing could reach the data. @default true */
  readonly privateEndpoints?: true;
  /**
   * Azure services that function apps may call besides the network, `AzureMonitor` and `AzureActiveDirectory`:
   * service tags such as `Storage` or `ServiceBus.EastUS`.
   * @default none
   */
  readonly serviceTags?: readonly string[];
  /**
   * Calls to an isolated backend come from its network alone, so the lists of {@link PublicNetworking} yield a warning here.
   * @default every address
   */
  readonly allowedIpRanges?: AllowedIpRanges;
}
