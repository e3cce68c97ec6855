import type { Replacement } from '../../plan/replacement.js';

const PLACE = ['location', 'name', 'resourceGroupName'];

/**
 * Arguments whose change makes azurerm replace a network or a part of it. Source: azurerm 4.55.0, ForceNew
 */
export const NETWORK_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_network_security_group: { arguments: PLACE },
  azurerm_network_security_rule: { arguments: ['name', 'networkSecurityGroupName', 'resourceGroupName'] },
  azurerm_private_dns_zone: { arguments: ['name', 'resourceGroupName'] },
  azurerm_private_dns_zone_virtual_network_link: {
    arguments: ['name', 'privateDnsZoneName', 'resourceGroupName', 'virtualNetworkId'],
  },
  azurerm_private_endpoint: {
    arguments: [
      ...PLACE,
      'privateServiceConnection.isManualConnection',
      'privateServiceConnection.name',
      'privateServiceConnection.privateConnectionResourceId',
      'privateServiceConnection.subresourceNames',
      'subnetId',
    ],
  },
  azurerm_subnet: { arguments: ['name', 'resourceGroupName', 'virtualNetworkName'] },
  azurerm_subnet_network_security_group_association: { arguments: ['networkSecurityGroupId', 'subnetId'] },
  azurerm_virtual_network: { arguments: PLACE },
};
