import type { SecurityRule } from './security-group.js';

/** Without these an isolated function app cannot report telemetry or get tokens for its identity. */
const NEEDED_TAGS = ['AzureActiveDirectory', 'AzureMonitor'];

/**
 * What the apps' subnet may call. Traffic within the network needs no rule: Azure's own AllowVnetOutBound comes after these.
 */
export function outboundRules(serviceTags: readonly string[]): SecurityRule[] {
  const allowed = [...new Set([...NEEDED_TAGS, ...serviceTags])].sort();
  return [
    ...allowed.map((tag, index) => ({
      name: `allow-${tag.toLowerCase().replace('.', '-')}`,
      priority: 100 + index * 10,
      direction: 'Outbound' as const,
      access: 'Allow' as const,
      protocol: 'Tcp',
      from: 'VirtualNetwork',
      to: tag,
      ports: '443',
    })),
    {
      name: 'deny-internet',
      priority: 4000,
      direction: 'Outbound',
      access: 'Deny',
      protocol: '*',
      from: '*',
      to: 'Internet',
      ports: '*',
    },
  ];
}

/** Who may call private endpoints. */
export const INBOUND_RULES: readonly SecurityRule[] = [
  {
    name: 'allow-network',
    priority: 100,
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    from: 'VirtualNetwork',
    to: 'VirtualNetwork',
    ports: '*',
  },
  {
    name: 'deny-others',
    priority: 4000,
    direction: 'Inbound',
    access: 'Deny',
    protocol: '*',
    from: '*',
    to: '*',
    ports: '*',
  },
];
