import type { PlanWarning } from '../../plan/diagnostics.js';
import { ownValue } from '../../plan/json.js';
import type { LayoutContext } from '../layout-context.js';
import { lockedUnits } from '../locked-facts.js';
import { componentsOf } from '../resource.js';
import type { CosmosResource } from './sharing.js';
import { pushTo } from '../../plan/maps.js';

/**
 * Says once which components share a container, whether they mean to or not, and for as long as it is so that they take the
 * same field for something else.
 */
export function sharedContainers(
  { key, requirements }: CosmosResource,
  { settings }: Pick<LayoutContext, 'settings'>,
): PlanWarning[] {
  const known = lockedUnits(key, settings);
  return [...usesByContainer(requirements)].flatMap(([name, uses]): PlanWarning[] => {
    if (uses.length < 2) return [];
    const components = componentsOf(uses);
    if (components.length < 2) return [];
    const conflicting = conflictingFields(uses);
    const isNew = components.some(
      (component) => ownValue(known, name)?.components.includes(component) !== true,
    );
    if (!isNew && conflicting.length === 0) return [];
    const differ =
      conflicting.length === 0 ? '' : ` They take a field for different things: ${conflicting.join('; ')}.`;
    return [
      {
        code: 'CONTAINER_SHARED',
        message: `${components.map((id) => `'${id}'`).join(' and ')} share the container '${name}' and read and write the same items.${differ}`,
        resource: key,
        path: `databases.${name.replace('/', '.containers.')}`,
        components,
        resolution:
          conflicting.length === 0
            ? 'Leave it so if that is meant, else give one of them another entityName or databaseName.'
            : 'Declare the fields alike, or give one of them another entityName or databaseName.',
      },
    ];
  });
}

/**
 * Warns of unique keys across owners: a refused value tells the caller that an item of another owner has it.
 * Source: learn.microsoft.com/azure/cosmos-db/unique-keys (values are unique within a partition)
 */
export function uniqueAcrossOwners({ key, requirements }: CosmosResource): PlanWarning[] {
  return requirements.flatMap(({ component, config }) =>
    (config.databases ?? []).flatMap(({ name: database, containers = [] }) =>
      containers.flatMap(({ name, partitionKey, uniqueKeys = [], ownerField }): PlanWarning[] => {
        const owner = `/${ownerField ?? ''}`;
        if (ownerField === undefined || [partitionKey].flat().includes(owner)) return [];
        const shared = uniqueKeys.map((paths) => [paths].flat()).filter((paths) => !paths.includes(owner));
        if (shared.length === 0) return [];
        return [
          {
            code: 'UNIQUE_ACROSS_OWNERS',
            message: `'${component}' has unique keys across owners (${shared.map((paths) => paths.join(' with ')).join(', ')}), so status 409 tells a caller that an item of another owner has the value.`,
            resource: key,
            path: `databases.${database}.containers.${name}.uniqueKeys`,
            components: [component],
            resolution: `Write ['${owner}', '${shared[0]?.[0] ?? ''}'] for a value that is unique for each owner, or make '${owner}' the partition key. An existing container keeps its unique keys.`,
          },
        ];
      }),
    ),
  );
}

interface ContainerUse {
  readonly component: string;
  readonly itemFields: Readonly<Record<string, string>>;
}

function usesByContainer(requirements: CosmosResource['requirements']): Map<string, ContainerUse[]> {
  const uses = new Map<string, ContainerUse[]>();
  for (const { component, config } of requirements) {
    for (const { name: database, containers = [] } of config.databases ?? []) {
      for (const { name, itemFields = {} } of containers) {
        const unit = `${database}/${name}`;
        pushTo(uses, unit, { component, itemFields });
      }
    }
  }
  return uses;
}

function conflictingFields(uses: readonly ContainerUse[]): string[] {
  const fields = new Set(uses.flatMap(({ itemFields }) => Object.keys(itemFields)));
  return [...fields].sort().flatMap((field) => {
    const typed = uses.filter(({ itemFields }) => ownValue(itemFields, field) !== undefined);
    if (new Set(typed.map(({ itemFields }) => ownValue(itemFields, field))).size < 2) return [];
    return [
      `${field} is ${typed.map(({ component, itemFields }) => `'${ownValue(itemFields, field) ?? ''}' for '${component}'`).join(' and ')}`,
    ];
  });
}
