import type { Replacement } from '../../plan/replacement.js';

const OF_PROFILE = ['cdn_frontdoor_profile_id', 'name'];
const RECORD = ['name', 'resource_group_name', 'zone_name'];

/**
 * Arguments whose change makes azurerm replace a Front Door or a part of it. Source: azurerm 4.55.0, ForceNew
 * and CustomizeDiff
 */
export const CDN_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_cdn_frontdoor_custom_domain: { arguments: [...OF_PROFILE, 'host_name'] },
  azurerm_cdn_frontdoor_custom_domain_association: { arguments: ['cdn_frontdoor_custom_domain_id'] },
  azurerm_cdn_frontdoor_endpoint: { arguments: OF_PROFILE },
  azurerm_cdn_frontdoor_origin: {
    arguments: ['cdn_frontdoor_origin_group_id', 'name', 'private_link.location'],
  },
  azurerm_cdn_frontdoor_origin_group: { arguments: OF_PROFILE },
  azurerm_cdn_frontdoor_profile: {
    arguments: ['name', 'resource_group_name', 'sku_name'],
    conditions: [
      {
        argument: 'sku_name',
        effect: 'refuse',
        kind: 'transition',
        from: 'Premium_AzureFrontDoor',
        to: 'Standard_AzureFrontDoor',
      },
    ],
  },
  azurerm_cdn_frontdoor_route: { arguments: ['cdn_frontdoor_endpoint_id', 'name'] },
  azurerm_cdn_frontdoor_rule: { arguments: ['cdn_frontdoor_rule_set_id', 'name'] },
  azurerm_cdn_frontdoor_rule_set: { arguments: OF_PROFILE },
  azurerm_dns_a_record: { arguments: RECORD },
  azurerm_dns_cname_record: { arguments: RECORD },
  azurerm_dns_txt_record: { arguments: RECORD },
  azurerm_dns_zone: { arguments: ['name', 'resource_group_name'] },
};
