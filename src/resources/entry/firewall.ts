import type { CdnFrontdoorFirewallPolicyConfig } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-firewall-policy/index.js';
import type { CdnFrontdoorSecurityPolicyConfig } from '@cdktf/provider-azurerm/lib/cdn-frontdoor-security-policy/index.js';

import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { tagsFor } from '../azure/tags.js';
import { block } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import type { EntryResource } from './entry-resource.js';
import { FIREWALL_POLICY } from './naming.js';

declare module '../block.js' {
  interface TerraformConfigs {
    azurerm_cdn_frontdoor_firewall_policy: CdnFrontdoorFirewallPolicyConfig;
    azurerm_cdn_frontdoor_security_policy: CdnFrontdoorSecurityPolicyConfig;
  }
}

/**
 * Lays out the web application firewall before an endpoint and its domain, with the rules that Microsoft keeps.
 * Source: learn.microsoft.com/azure/web-application-firewall/afds/waf-front-door-drs
 */
export function layOutFirewall(
  { sku, firewall }: EntryResource['config'],
  {
    profile,
    endpoint,
    domain,
  }: { profile: TerraformBlock; endpoint: TerraformBlock; domain: TerraformBlock | undefined },
  context: LayoutContext,
): TerraformBlock[] {
  if (firewall === null) return [];
  const policy = block('azurerm_cdn_frontdoor_firewall_policy', context.id('entry'), {
    name: context.nameOf(FIREWALL_POLICY, 'entry'),
    resourceGroupName: context.resourceGroupName,
    tags: tagsFor('frontDoor', context.tags),
    skuName: `${sku}_AzureFrontDoor`,
    mode: firewall,
    managedRule: [
      { type: 'Microsoft_DefaultRuleSet', version: '2.1', action: 'Block' },
      { type: 'Microsoft_BotManagerRuleSet', version: '1.1', action: 'Block' },
    ],
  });
  const security = block('azurerm_cdn_frontdoor_security_policy', context.id('entry'), {
    name: 'firewall',
    cdnFrontdoorProfileId: ref(profile, 'id'),
    securityPolicies: {
      firewall: {
        cdnFrontdoorFirewallPolicyId: ref(policy, 'id'),
        association: {
          patternsToMatch: ['/*'],
          domain: [endpoint, ...(domain === undefined ? [] : [domain])].map((one) => ({
            cdnFrontdoorDomainId: ref(one, 'id'),
          })),
        },
      },
    },
  });
  return [policy, security];
}
