/** Options of a backend about its network. */
export interface NetworkOptions {
  /** `public`, or `isolated` in a virtual network of its own. @default 'public' */
  readonly networking?: 'public' | 'isolated' | NetworkingConfig;
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
