/**
 * The values that only the stack knows, as people see them: `${stack.location}`. A plan refers to them by name, and `apply` puts
 * the stack's values in their place.
 */
export const STACK_PARAMETERS = {
  resourceGroupName: '${stack.resource_group_name}',
  location: '${stack.location}',
  virtualNetworkName: '${stack.virtual_network_name}',
  subnetName: '${stack.subnet_name}',
  privateEndpointSubnetName: '${stack.private_endpoint_subnet_name}',
  /** The directory from which relative paths of files start. */
  projectDirectory: '${stack.project_directory}',
} as const;

/** Name of a value that only the stack knows. */
export type StackParameter = keyof typeof STACK_PARAMETERS;
