import { namingRule } from '../naming-rule.js';

// Source: azurerm 4.55.0, validation of the name of azurerm_cdn_frontdoor_firewall_policy
export const FIREWALL_POLICY = namingRule({
  kind: 'firewallPolicy',
  abbreviation: 'fdfp',
  max: 128,
  pattern: /^[a-zA-Z][a-zA-Z0-9]*$/,
  alphabet: 'letters and digits, starting with a letter',
  separator: '',
});

/** Returns the message with which a Front Door requests a private link, and by which the owner of the app knows its request. */
export function requestMessage({ name }: { readonly name: string }): string {
  return `Front Door ${name}`;
}
