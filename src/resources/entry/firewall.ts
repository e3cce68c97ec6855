import { ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { tagsFor } from '../azure/tags.js';
import { block } from '../block.js';
import type { LayoutContext } from '../layout-context.js';
import type { EntryResource } from './entry-resource.js';
import { FIREWALL_POLICY } from './naming.js';

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
    resource_group_name: context.resourceGroupName,
    tags: tagsFor('frontDoor', context.tags),
    sku_name: `${sku}_AzureFrontDoor`,
    mode: firewall,
    managed_rule: [
      { type: 'Microsoft_DefaultRuleSet', version: '2.1', action: 'Block' },
      { type: 'Microsoft_BotManagerRuleSet', version: '1.1', action: 'Block' },
    ],
  });
  const security = block('azurerm_cdn_frontdoor_security_policy', context.id('entry'), {
    name: 'firewall',
    cdn_frontdoor_profile_id: ref(profile, 'id'),
    security_policies: {
      firewall: {
        cdn_frontdoor_firewall_policy_id: ref(policy, 'id'),
        association: {
          patterns_to_match: ['/*'],
          domain: [endpoint, ...(domain === undefined ? [] : [domain])].map((one) => ({
            cdn_frontdoor_domain_id: ref(one, 'id'),
          })),
        },
      },
    },
  });
  return [policy, security];
}
