import { quoted } from '../../plan/phrases.js';
import type { PlanError } from '../../plan/diagnostics.js';
import { ownValue } from '../../plan/json.js';
import { pushTo } from '../../plan/maps.js';
import type { LayoutContext } from '../layout-context.js';
import type { ServiceBusRequirement } from './requirement.js';
import type { ServiceBusResource } from './sharing.js';

/** A component, or a guest, that names a queue or topic. */
interface User {
  readonly component: string;
  readonly isGuest: boolean;
  /** Guest or backend that has it, as the record of the guest says. */
  readonly of: string | undefined;
}

/**
 * Refuses that two guests, or a guest and the host, have one queue or topic by accident: they would take each other's messages. One
 * has it, and the others say `of` whom.
 */
export function sharedAmongGuests(
  { key, requirements }: ServiceBusResource,
  { settings }: LayoutContext,
): PlanError[] {
  const users = new Map<string, User[]>();
  for (const { component, config } of requirements)
    for (const name of entitiesOf(config))
      pushTo(users, name, {
        component,
        isGuest: config.owners !== undefined,
        of: ownValue(config.owners, name),
      });
  const own = `${settings.backendId}.${settings.environment}`;
  return [...users].flatMap(([name, named]) =>
    named
      .filter(({ isGuest }) => isGuest)
      .flatMap(({ component, of }) => {
        const problem = problemOf({ component, of }, named, own);
        if (problem === undefined) return [];
        return [
          {
            code: 'INVALID_COMBINATION' as const,
            message: `offer: ${name} of '${component}' ${problem.is}.`,
            path: 'offer',
            resource: key,
            components: named.map((each) => each.component).sort(),
            resolution: problem.resolution,
          },
        ];
      }),
  );
}

function problemOf(
  { component, of }: Pick<User, 'component' | 'of'>,
  named: readonly User[],
  own: string,
): { is: string; resolution: string } | undefined {
  const having = named.filter((each) => each.of === undefined);
  const owners = [...new Set(having.map((each) => (each.isGuest ? each.component : own)))].sort();
  if (of === undefined) {
    const others = owners.filter((owner) => owner !== component);
    return others.length === 0
      ? undefined
      : {
          is: `must be of one of '${component}', ${quoted(others)} alone, received it of each`,
          resolution: `Rename it, or set of: '${others[0] ?? ''}' where '${component}' only uses it.`,
        };
  }
  return owners.includes(of)
    ? undefined
    : {
        is: `must be of a guest that has it, received of: '${of}'`,
        resolution:
          owners.length === 0
            ? `Leave of out, so that '${component}' has it.`
            : `Write of: '${owners[0] ?? ''}'.`,
      };
}

function entitiesOf({ queues = [], topics = [] }: ServiceBusRequirement): string[] {
  const names = [...queues.map(({ name }) => `queue/${name}`), ...topics.map(({ name }) => `topic/${name}`)];
  return [...new Set(names)];
}
