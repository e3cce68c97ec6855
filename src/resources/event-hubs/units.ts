import { join, ref } from '../../plan/expression/expression.js';
import { recordOf } from '../../plan/json.js';
import type { LayoutContext } from '../layout-context.js';
import type { PlannedUnit } from '../resource-type.js';
import { consumerGroupRef, hubRef, namespaceRef } from './connections.js';
import { DEFAULT_PARTITIONS } from './requirement.js';
import type { EventHubsResource } from './sharing.js';

/** Name of the number of partitions among the immutable properties of a hub. */
export const PARTITIONS = 'partitions';

/** Returns the hubs and consumer groups of a namespace as units. A consumer group has no events of its own. */
export function streamingUnits(
  resource: EventHubsResource,
  context: LayoutContext,
): Record<string, PlannedUnit> {
  const namespace = ref(namespaceRef(resource, context), 'id');
  const { hubs } = resource.config;
  return recordOf(
    hubs.flatMap(({ name, partitions = DEFAULT_PARTITIONS, consumerGroups = [] }) => {
      const hub: PlannedUnit = {
        blocks: [{ block: hubRef(resource, name, context), importId: join`${namespace}/eventhubs/${name}` }],
        facts: {
          [PARTITIONS]: {
            value: String(partitions),
            resolution: `Keep the number, or use a hub of another name and let the events of '${name}' run out.`,
          },
        },
      };
      const groups = consumerGroups.map((group): [string, PlannedUnit] => {
        const block = consumerGroupRef(resource, name, group, context);
        const importId = join`${namespace}/eventhubs/${name}/consumerGroups/${group}`;
        return [`hub/${name}/${group}`, { blocks: [{ block, importId }], data: false }];
      });
      return [[`hub/${name}`, hub] as [string, PlannedUnit], ...groups];
    }),
  );
}
