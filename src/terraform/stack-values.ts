/** Names of an existing network. */
export interface NetworkNames {
  readonly virtualNetworkName?: string;
  readonly subnetName?: string;
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
