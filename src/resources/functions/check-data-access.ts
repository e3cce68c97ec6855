import type { PlanError } from '../../plan/diagnostics.js';
import type { CosmosRequirementConfig } from '../cosmos/requirement.js';
import { cosmos } from '../cosmos/index.js';
import type { FunctionsResource } from './sharing.js';
import type { LayoutContext } from '../layout-context.js';
import type { Requirement } from '../requirement.js';
import { componentsOf } from '../resource.js';

/** Containers by component. */
type Containers = ReadonlyMap<string, ReadonlySet<string>>;

type CosmosRequirement = Requirement<CosmosRequirementConfig>;

/**
 * Refuses access to a container that no component declares. Containers in which triggers write how far they have read are
 * there for the triggers alone: no component declares them, and a function that followed them would start itself.
 */
export function validateDataAccess(
  apps: readonly FunctionsResource[],
  { graph }: LayoutContext,
): PlanError[] {
  const accounts = graph.of(cosmos);
  const leases = containersOf(apps, ({ databaseName, leaseContainerName }) => [
    databaseName,
    leaseContainerName,
  ]);
  const followed = containersOf(apps, ({ databaseName, containerName }) => [databaseName, containerName]);
  const made = new Set([...leases.values()].flatMap((names) => [...names]));
  return accounts.flatMap(({ key, config, requirements }) => {
    const declared = new Set(requirements.flatMap((requirement) => declaredIn(requirement, leases)));
    // Looking through all requirements for each access would cost components times components.
    const odd = config.access.filter(({ name }) => !declared.has(name) || made.has(name));
    return odd.flatMap(({ name }): PlanError[] => {
      const asking = requirements.filter((requirement) =>
        requirement.config.access?.some((access) => access.name === name),
      );
      const turning = asking.filter(
        ({ component }) => has(leases, component, name) && has(followed, component, name),
      );
      const lost = declared.has(name) ? [] : asking.filter(({ component }) => !has(leases, component, name));
      const error = (wrong: readonly CosmosRequirement[], what: string): PlanError => ({
        code: 'INVALID_COMBINATION',
        message: `${componentsOf(wrong)
          .map((id) => `'${id}'`)
          .join(', ')} ${what}`,
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

function declaredIn(
  { component, config: { databases = [] } }: CosmosRequirement,
  leases: Containers,
): string[] {
  return databases
    .flatMap(({ name, containers = [] }) => containers.map((part) => `${name}/${part.name}`))
    .filter((name) => !has(leases, component, name));
}

/** A trigger that follows the changes of a container. */
type CosmosTrigger = Extract<
  NonNullable<FunctionsResource['config']['functions']>[number]['trigger'],
  { readonly type: 'cosmos' }
>;

function containersOf(
  apps: readonly FunctionsResource[],
  place: (trigger: CosmosTrigger) => readonly [database: string, container: string],
): Containers {
  const found = new Map<string, Set<string>>();
  for (const { component, config } of apps.flatMap(({ requirements }) => requirements)) {
    for (const { trigger } of config.functions ?? []) {
      if (trigger.type !== 'cosmos') continue;
      const name = place(trigger).join('/');
      found.set(component, (found.get(component) ?? new Set()).add(name));
    }
  }
  return found;
}

function has(containers: Containers, component: string, name: string): boolean {
  return containers.get(component)?.has(name) === true;
}
