import type { Replacement } from '../../plan/replacement.js';

const OF_PROFILE = ['cdnFrontdoorProfileId', 'name'];
const RECORD = ['name', 'resourceGroupName', 'zoneName'];

/**
 * Arguments whose change makes azurerm replace a Front Door or a part of it. Source: azurerm 4.55.0, ForceNew
 * and CustomizeDiff
 */
export const CDN_REPLACED_BY: Readonly<Record<string, Replacement>> = {
  azurerm_cdn_frontdoor_custom_domain: { arguments: [...OF_PROFILE, 'hostName'] },
  azurerm_cdn_frontdoor_custom_domain_association: { arguments: ['cdnFrontdoorCustomDomainId'] },
  azurerm_cdn_frontdoor_endpoint: { arguments: OF_PROFILE },
  azurerm_cdn_frontdoor_origin: {
    arguments: ['cdnFrontdoorOriginGroupId', 'name', 'privateLink.location'],
  },
  azurerm_cdn_frontdoor_origin_group: { arguments: OF_PROFILE },
  azurerm_cdn_frontdoor_profile: {
    arguments: ['name', 'resourceGroupName', 'skuName'],
    conditions: [
      {
        argument: 'skuName',
        effect: 'refuse',
        kind: 'transition',
        from: 'Premium_AzureFrontDoor',
        to: 'Standard_AzureFrontDoor',
      },
    ],
  },
  azurerm_cdn_frontdoor_route: { arguments: ['cdnFrontdoorEndpointId', 'name'] },
  azurerm_cdn_frontdoor_rule: { arguments: ['cdnFrontdoorRuleSetId', 'name'] },
  azurerm_cdn_frontdoor_rule_set: { arguments: OF_PROFILE },
  azurerm_dns_a_record: { arguments: RECORD },
  azurerm_dns_cname_record: { arguments: RECORD },
  azurerm_dns_txt_record: { arguments: RECORD },
  azurerm_dns_zone: { arguments: ['name', 'resourceGroupName'] },
};
