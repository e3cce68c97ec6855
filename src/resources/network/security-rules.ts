import { ownValue } from '../../plan/json.js';
import type { LockedUnit } from '../../plan/lock/plan-lock.js';
import type { SecurityRule } from './security-group.js';
import { portsOf } from './service-tags.js';

/** Without these an isolated function app cannot report telemetry or get tokens for its identity. */
const NEEDED_TAGS = ['AzureActiveDirectory', 'AzureMonitor'];

/**
 * Returns the rules for calls from the apps' subnet. Azure's own AllowVnetOutBound comes after them and
 * permits traffic within the network.
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
      ports: portsOf(tag),
    })),
    {
      name: 'deny-internet',
      priority: 4000,
      direction: 'Outbound',
      access: 'Deny',
      protocol: '*',
      from: '*',
      to: 'Internet',
      ports: ['*'],
    },
  ];
}

/** Returns how the lock knows a rule. */
export function ruleUnit(role: string, name: string): string {
  return `rule/${role}/${name}`;
}

/**
 * Gives each rule the priority that it had, and a new one the next that is free. Azure refuses two rules of one group with
 * one priority, also for as long as it takes Terraform to change them.
 */
export function withPriorities(
  rules: readonly SecurityRule[],
  role: string,
  locked: Readonly<Record<string, LockedUnit>>,
): SecurityRule[] {
  const known = (name: string) => {
    const priority = ownValue(locked, ruleUnit(role, name))?.facts['priority'];
    return priority === undefined ? undefined : Number(priority);
  };
  const taken = Object.entries(locked).flatMap(([unit, { facts }]) =>
    unit.startsWith(ruleUnit(role, '')) ? [Number(facts['priority'])] : [],
  );
  if (taken.length === 0) return [...rules];
  // The rule that refuses the rest comes last, far from the others.
  let last = Math.max(90, ...taken.filter((priority) => priority < 4000));
  return rules.map((rule) => {
    const priority = known(rule.name);
    if (priority !== undefined) return { ...rule, priority };
    last += 10;
    return { ...rule, priority: last };
  });
}

/** Rules for calls to private endpoints. */
export const INBOUND_RULES: readonly SecurityRule[] = [
  {
    name: 'allow-network',
    priority: 100,
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    from: 'VirtualNetwork',
    to: 'VirtualNetwork',
    ports: ['*'],
  },
  {
    name: 'deny-others',
    priority: 4000,
    direction: 'Inbound',
    access: 'Deny',
    protocol: '*',
    from: '*',
    to: '*',
    ports: ['*'],
  },
];
