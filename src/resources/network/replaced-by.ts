import type { Replacement } from '../../plan/replacement.js';

const PLACE = ['location', 'name', 'resource_group_name'];

/**
 * Arguments whose change makes azurerm replace a network or a part of it. Source: azurerm 4.55.0, ForceNew
 */
export const NETWORK_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_network_security_group: { arguments: PLACE },
  azurerm_network_security_rule: {
    arguments: ['name', 'network_security_group_name', 'resource_group_name'],
  },
  azurerm_private_dns_zone: { arguments: ['name', 'resource_group_name'] },
  azurerm_private_dns_zone_virtual_network_link: {
    arguments: ['name', 'private_dns_zone_name', 'resource_group_name', 'virtual_network_id'],
  },
  azurerm_private_endpoint: {
    arguments: [
      ...PLACE,
      'private_service_connection.is_manual_connection',
      'private_service_connection.name',
      'private_service_connection.private_connection_resource_id',
      'private_service_connection.subresource_names',
      'subnet_id',
    ],
  },
  azurerm_subnet: { arguments: ['name', 'resource_group_name', 'virtual_network_name'] },
  azurerm_subnet_network_security_group_association: {
    arguments: ['network_security_group_id', 'subnet_id'],
  },
  azurerm_virtual_network: { arguments: PLACE },
};
