import { idOfNamed, rewrite } from '../rewrite.js';
import type { Azurerm5 } from '../resource-type.js';

/** Source: azurerm 5.0 upgrade guide, azurerm_private_dns_zone_virtual_network_link */
export const networkAzurerm5: Azurerm5 = {
  registers: ['Microsoft.Network'],
  renames: {
    azurerm_private_dns_zone_virtual_network_link: {
      from: ['private_dns_zone_name', 'resource_group_name'],
      to: ['private_dns_zone_id'],
      replacing: ['private_dns_zone_id'],
    },
  },
  rewrites: {
    azurerm_private_dns_zone_virtual_network_link: rewrite<'azurerm_private_dns_zone_virtual_network_link'>(
      ({ private_dns_zone_name, resource_group_name: _, ...link }) => {
        const private_dns_zone_id = idOfNamed(private_dns_zone_name);
        // The layout links zones that it makes. An empty id would fail while Terraform applies.
        if (private_dns_zone_id === undefined)
          throw new TypeError(
            'link of a zone: must refer to the block of the zone, received a name. Report this as a bug.',
          );
        return { ...link, private_dns_zone_id };
      },
    ),
  },
};
