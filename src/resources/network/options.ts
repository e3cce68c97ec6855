/** Options of a backend about its network. */
export interface NetworkOptions {
  /**
   * `public`, or `isolated` in a virtual network of its own. `isolated` stands for `{ mode: 'isolated' }`.
   * Source: learn.microsoft.com/azure/azure-functions/functions-networking-options
   * @see docs/configuration.md#networking
   * @default 'public'
   * @example
   * {
   *   mode: 'isolated',
   *   vnetName: 'vnet-hub',
   *   subnetName: 'snet-functions',
   *   privateEndpointSubnetName: 'snet-endpoints',
   *   useExistingVnet: true,
   *   vnetResourceGroup: 'rg-network',
   * }
   */
  readonly networking?: 'public' | 'isolated' | NetworkingConfig;
}

/**
 * IPv4 addresses and networks that may call the resources of a type: `['203.0.113.0/24', '198.51.100.7']`. Azure refuses calls
 * from others. @default every address
 */
export interface AllowedIpRanges {
  /**
   * Callers of function apps: at most 512 ranges. The site for deployments stays open, to callers who sign in.
   * Source: `ip_restriction`
   * @default every address
   */
  readonly functions?: readonly string[];
  /**
   * Clients of Cosmos DB accounts. `0.0.0.0` stands for all addresses of Azure, those of other customers too.
   * Source: `ip_range_filter`
   * @default every address
   */
  readonly cosmos?: readonly string[];
  /**
   * Clients of storage accounts: at most 400 ranges. Accounts of static sites stay open.
   * Source: `network_rules`
   * @default every address
   */
  readonly storage?: readonly string[];
  /**
   * Clients of Service Bus namespaces, which must be `Premium`.
   * Source: `network_rule_set`
   * @default every address
   */
  readonly servicebus?: readonly string[];
  /**
   * Clients of the Key Vault: at most 1,000 ranges.
   * Source: `network_acls`
   * @default every address
   */
  readonly keyvault?: readonly string[];
}

/** The network of a backend, or who may call a backend without one. */
export type NetworkingConfig = PublicNetworking | IsolatedNetworking;

/** Resources that the internet reaches. */
export interface PublicNetworking {
  /**
   * `isolated` closes every resource to the internet, and connects them by private endpoints. `public` takes only
   * `allowedIpRanges` beside it.
   * Source: learn.microsoft.com/azure/private-link/private-endpoint-dns
   */
  readonly mode: 'public';
  /**
   * IPv4 addresses that may call the resources, by resource type. Where a component has a list too, only addresses in both may
   * call. An isolated backend has calls from its network alone, so a list yields a warning there.
   * @see docs/security.md#let-some-addresses-call
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
   * Source: `azurerm_virtual_network.name`
   * @default a generated one
   */
  readonly vnetName?: string;
  /**
   * Uses an existing network. Needs `vnetName`, `subnetName` (delegated to `Microsoft.App/environments` for apps with sku FC1, to
   * `Microsoft.Web/serverFarms` for all others) and `privateEndpointSubnetName`.
   * Source: `data.azurerm_virtual_network`
   * @default false for plain names, true for those of constructs
   */
  readonly useExistingVnet?: boolean;
  /**
   * Resource group of the existing network.
   * Source: `data.azurerm_virtual_network.resource_group_name`
   * @default the stack's
   */
  readonly vnetResourceGroup?: string;
  /**
   * Azure id of an existing network, in any subscription, in place of `vnetName`. Needs `subnetId` and `privateEndpointSubnetId`;
   * nothing is looked up. `networkOf(plan)` gives the ids of another backend of the same stack.
   * Source: `azurerm_private_endpoint`
   * @default none
   */
  readonly virtualNetworkId?: string;
  /**
   * Azure id of the existing subnet that function apps send through.
   * Source: `virtual_network_subnet_id`
   * @default none
   */
  readonly subnetId?: string;
  /**
   * Azure id of the existing subnet of the private endpoints.
   * Source: `azurerm_private_endpoint.subnet_id`
   * @default none
   */
  readonly privateEndpointSubnetId?: string;
  /**
   * Resource group of existing private DNS zones.
   * Source: `data.azurerm_private_dns_zone`
   * @default zones are created
   */
  readonly privateDnsZoneResourceGroup?: string;
  /**
   * Origin of the private DNS zones. `create`: the backend makes a zone for each service. `policy`: an Azure policy enters each
   * private endpoint into the zones of the company; the backend makes none, and Terraform ignores what the policy changes. An
   * object: Azure ids of zones by name; those that it does not name are created.
   * Source:
   * learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/private-link-and-dns-integration-at-scale
   * @default 'create'
   * @example { 'privatelink.documents.azure.com': '/subscriptions/…' }
   */
  readonly privateDnsZones?: 'create' | 'policy' | Readonly<Record<string, string>>;
  /**
   * Links existing zones to the network. The deployer needs the right on each zone, which is in the subscription of the provider.
   * False: they are linked already, or a resolver of the network knows them.
   * Source: `azurerm_private_dns_zone_virtual_network_link`
   * @default true for a network that the backend makes, else false
   */
  readonly linkPrivateDnsZones?: boolean;
  /**
   * Name of the subnet that function apps send through. No underscore, which Flex Consumption refuses, and no name that Azure
   * keeps, such as `GatewaySubnet`.
   * Source: learn.microsoft.com/azure/azure-functions/flex-consumption-plan
   * @default a generated one
   */
  readonly subnetName?: string;
  /**
   * Name of the subnet of the private endpoints, which is another one than `subnetName`.
   * Source: `azurerm_subnet.name`
   * @default a generated one
   */
  readonly privateEndpointSubnetName?: string;
  /**
   * Address range of the virtual network: IPv4, /16 to /24. Each subnet gets a /24, or half of a /24.
   * Source: `azurerm_virtual_network.address_space`
   * @default '10.0.0.0/16'
   */
  readonly addressSpace?: string;
  /**
   * Address ranges of networks that this one is peered with. `addressSpace` must not overlap them.
   * Source: learn.microsoft.com/azure/virtual-network/virtual-network-peering-overview
   * @default none
   */
  readonly peeredAddressSpaces?: readonly string[];
  /**
   * Place of Terraform. `inside`: in a network that reaches the private endpoints, so that code is deployed to apps with sku
   * `FC1` too. `outside`: anywhere else; code is deployed by other means, with the warning `PACKAGE_NOT_DEPLOYED`.
   * Source: `azurerm_storage_blob`
   * @default 'outside'
   */
  readonly deployFrom?: 'inside' | 'outside';
  /**
   * Must stay true in isolated mode: without them nothing could reach the data.
   * Source: `azurerm_private_endpoint`
   * @default true
   */
  readonly privateEndpoints?: true;
  /**
   * Azure services that apps may call besides the network, `AzureMonitor` and `AzureActiveDirectory`. Each on its ports:
   * `ServiceBus` and `EventHub` 443, 5671 and 5672; `Sql` 1433 and 11000-11999; others 443. `Internet` is refused, because
   * isolation closes it.
   * Sources: learn.microsoft.com/azure/virtual-network/service-tags-overview,
   * learn.microsoft.com/azure/service-bus-messaging/service-bus-faq,
   * learn.microsoft.com/azure/azure-sql/database/connectivity-architecture
   * @default none
   * @example ['Storage', 'ServiceBus.EastUS']
   */
  readonly serviceTags?: readonly string[];
  /**
   * Calls to an isolated backend come from its network alone, so the lists of {@link PublicNetworking} yield a warning here.
   * @default every address
   */
  readonly allowedIpRanges?: AllowedIpRanges;
}
