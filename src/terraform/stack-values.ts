/** Names of an existing network. */
export interface NetworkNames {
  /** Name of the virtual network. @default that of the construct */
  readonly virtualNetworkName?: string;
  /** Name of the apps' subnet. @default that of the construct */
  readonly subnetName?: string;
  /** Name of the subnet of the private endpoints. @default that of the construct */
  readonly privateEndpointSubnetName?: string;
}

/** A resource group: the construct, or its name and region. */
export interface ResourceGroupLike {
  readonly name: string;
  readonly location?: string;
  /** The name as it was given to a construct, whose `name` is a reference. */
  readonly nameInput?: string | undefined;
  /** The region as it was given to a construct, whose `location` is a reference. */
  readonly locationInput?: string | undefined;
}

/** The values that a plan asks its stack for. */
export interface StackValues extends NetworkNames {
  readonly resourceGroupName: string;
  readonly location: string;
  /** From where Terraform runs, for a plan that asks for it. */
  readonly projectDirectory: string;
}
