import { idOfNamed } from '../block-id.js';
import type { Azurerm5 } from '../resource-type.js';

/** Source: azurerm 5.0 upgrade guide, azurerm_private_dns_zone_virtual_network_link */
export const networkAzurerm5: Azurerm5 = {
  registers: ['Microsoft.Network'],
  renames: {
    azurerm_private_dns_zone_virtual_network_link: {
      from: ['privateDnsZoneName', 'resourceGroupName'],
      to: ['privateDnsZoneId'],
      replacing: ['privateDnsZoneId'],
    },
  },
  rewrites: {
    azurerm_private_dns_zone_virtual_network_link({ privateDnsZoneName, resourceGroupName: _, ...config }) {
      return { ...config, privateDnsZoneId: idOfNamed(privateDnsZoneName) ?? '' };
    },
  },
};
