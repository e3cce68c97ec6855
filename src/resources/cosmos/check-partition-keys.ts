import type { PlanWarning } from '../../plan/diagnostics.js';
import { ownValue } from '../../plan/json.js';
import type { ContainerRequirement } from './requirement.js';
import type { CosmosResource } from './sharing.js';

/** Least number of values of a partition key that is not said to have few. */
const MANY_VALUES = 20;

/** Names of fields that have few values by their meaning, where no list tells the number. */
const CATEGORIES: ReadonlySet<string> = new Set(['region', 'status', 'type', 'kind', 'tier']);

/**
 * Warns of partition keys with few values. All items with one value are one logical partition of at most 20 GB and 10,000 RU/s.
 * Source: learn.microsoft.com/azure/cosmos-db/concepts-limits#provisioned-throughput
 */
export function fewPartitions({ key, requirements }: CosmosResource): PlanWarning[] {
  return requirements.flatMap(({ component, config }) =>
    (config.databases ?? []).flatMap(({ name: database, containers = [] }) =>
      containers.flatMap((container): PlanWarning[] => {
        const [path, ...further] = [container.partitionKey].flat();
        // Each level of a hierarchy adds values to those of the one above it.
        if (path === undefined || further.length > 0) return [];
        const values = fewValues(path.slice(1), container);
        if (values === undefined) return [];
        return [
          {
            code: 'FEW_PARTITIONS',
            message: `'${component}' has the partition key '${path}' for '${database}/${container.name}', a field with ${values}: all items with one value share 20 GB and 10,000 RU/s at the most.`,
            resource: key,
            path: `databases.${database}.containers.${container.name}.partitionKey`,
            components: [component],
            resolution:
              "Use a field with many values, such as '/id' or the id of a customer, unless each value stays far below both limits. An existing container keeps its partition key.",
          },
        ];
      }),
    ),
  );
}

/** Returns the number of values of a field in words, or undefined if there are many or nothing tells. */
function fewValues(
  field: string,
  { partitionKeyValues, itemFields }: ContainerRequirement,
): string | undefined {
  const count =
    partitionKeyValues ?? (ownValue(itemFields, field) === 'boolean' ? BOOLEAN_VALUES : undefined);
  if (count === undefined) return CATEGORIES.has(field) ? 'few values by its name' : undefined;
  if (count >= MANY_VALUES) return undefined;
  return count === 1 ? 'one value' : `${count} values`;
}

const BOOLEAN_VALUES = 2;
