import type { PlanError } from '../../../plan/diagnostics.js';
import { addTo } from '../../../plan/maps.js';
import { quoted } from '../../../plan/phrases.js';
import type { CosmosAccess, CosmosRequirementConfig } from '../../cosmos/requirement.js';
import { cosmos } from '../../cosmos/index.js';
import { containerNames } from '../../cosmos/sharing.js';
import type { FunctionsResource } from '../sharing.js';
import type { LayoutContext } from '../../layout-context.js';
import type { Requirement } from '../../requirement.js';
import { componentsOf } from '../../resource.js';

/** Containers by component. */
type Containers = ReadonlyMap<string, ReadonlySet<string>>;

type CosmosRequirement = Requirement<CosmosRequirementConfig>;

/**
 * Refuses access to a container that no component declares. Containers in which triggers write how far they have read are
 * only for the triggers: no component declares them, and a function that followed them would start itself.
 */
export function validateDataAccess(
  apps: readonly FunctionsResource[],
  { graph }: LayoutContext,
): PlanError[] {
  const accounts = graph.of(cosmos);
  const { leases, followed } = containersOf(apps);
  const made = new Set([...leases.values()].flatMap((names) => [...names]));
  // Placing reports access to a container of another account.
  const everywhere = new Set(accounts.flatMap(({ requirements }) => [...declaredIn(requirements, leases)]));
  return accounts.flatMap(({ key, config, requirements }) => {
    const declared = declaredIn(requirements, leases);
    // Looking through all requirements for each access would cost components times components.
    const odd: CosmosAccess[] = [];
    for (const access of config.access)
      if (!declared.has(access.name) || made.has(access.name)) odd.push(access);
    return odd.flatMap(({ name }): PlanError[] => {
      const asking = requirements.filter((requirement) =>
        requirement.config.access?.some((access) => access.name === name),
      );
      const turning = asking.filter(
        ({ component }) => has(leases, component, name) && has(followed, component, name),
      );
      const lost = everywhere.has(name)
        ? []
        : asking.filter(({ component }) => !has(leases, component, name));
      const error = (wrong: readonly CosmosRequirement[], what: string): PlanError => ({
        code: 'INVALID_COMBINATION',
        message: `${quoted(componentsOf(wrong))} ${what}`,
        resource: key,
        path: 'access',
        components: componentsOf(wrong),
        resolution: `Declare the container, or use one of: ${[...declared].filter((each) => each !== name).join(', ') || 'none here'}.`,
      });
      return [
        ...(turning.length === 0
          ? []
          : [
              error(
                turning,
                `would follow '${name}', in which its own triggers write how far they have read, and start itself again and again.`,
              ),
            ]),
        ...(lost.length === 0
          ? []
          : [error(lost, `asks for access to '${name}', which no component declares.`)]),
      ];
    });
  });
}

/** Returns the containers that requirements declare, other than those for triggers of their own component. */
function declaredIn(requirements: readonly CosmosRequirement[], leases: Containers): ReadonlySet<string> {
  const declared = new Set<string>();
  for (const { component, config } of requirements)
    for (const name of containerNames(config.databases ?? []))
      if (!has(leases, component, name)) declared.add(name);
  return declared;
}

/** Returns the containers that triggers follow, and those in which they write how far they have read. */
function containersOf(apps: readonly FunctionsResource[]): { leases: Containers; followed: Containers } {
  const leases = new Map<string, Set<string>>();
  const followed = new Map<string, Set<string>>();
  for (const { component, config } of apps.flatMap(({ requirements }) => requirements)) {
    for (const { trigger } of config.functions ?? []) {
      if (trigger.type !== 'cosmos') continue;
      const { databaseName, containerName, leaseContainerName } = trigger;
      addTo(leases, component, `${databaseName}/${leaseContainerName}`);
      addTo(followed, component, `${databaseName}/${containerName}`);
    }
  }
  return { leases, followed };
}

function has(containers: Containers, component: string, name: string): boolean {
  return containers.get(component)?.has(name) === true;
}
