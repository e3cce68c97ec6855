import * as v from 'valibot';

import { flag, options, recordOf, rule, textLike, together, wholeNumber } from '../../../validation/rule.js';
import { byName, record, sameName } from '../../merge/merge-table.js';
import { either, maximum } from '../../merge/strategies.js';

/** Memory of a Flex Consumption instance in megabytes. Source: learn.microsoft.com/azure/azure-functions/flex-consumption-plan#instance-sizes */
export const INSTANCE_MEMORY = [512, 2048, 4096] as const;

/** Limits for the scaling of an app. Components that share an app get the largest of their values. */
export interface ScaleConfig {
  /**
   * Instances that always run: 1 to 20 on Elastic Premium, 1 to 30 on `P`, 10 on `S`, 3 on `B`.
   * Source: `worker_count`, `elastic_instance_minimum`
   * @default 1
   */
  readonly minimumInstances?: number;
  /**
   * Instances at the most: 40 to 1,000 on Flex Consumption, 1 to 100 on Elastic Premium. Elastic Premium has fewer in some
   * regions. Plans `S` and `P` autoscale by processor time up to this number.
   * Source: `maximum_instance_count`, `maximum_elastic_worker_count`, `azurerm_monitor_autoscale_setting`
   * @default 100 on `FC1`, else `minimumInstances`
   */
  readonly maximumInstances?: number;
  /**
   * Megabytes of an instance of Flex Consumption: 512, 2048 or 4096.
   * Source: `instance_memory_in_mb`
   * @default 2048
   */
  readonly instanceMemory?: (typeof INSTANCE_MEMORY)[number];
  /**
   * Instances of Flex Consumption that always run, by group. A group is `http`, `blob`, `durable`, or `function:<name>` for one
   * function, named as in the app (`orders_take`). 1 to 1,000, and all groups of an app together at most its `maximumInstances`.
   * Source: `always_ready`
   * @default none
   * @example { http: 1, 'function:orders_take': 2 }
   */
  readonly alwaysReady?: Readonly<Record<string, number>>;
  /**
   * True: instances in several zones of the region. Not on `B`, `S` and `Y1`. Elastic Premium needs two instances, `P` plans two,
   * Flex Consumption two always-ready ones per group. Changing it makes another plan.
   * Source: `zone_balancing_enabled`
   * @default false
   */
  readonly zones?: boolean;
}

/** A group of always-ready instances. */
export interface AlwaysReady {
  readonly name: string;
  readonly instances: number;
}

/** {@link ScaleConfig} as a requirement states it. */
export interface ScaleRequirement extends Omit<ScaleConfig, 'alwaysReady' | 'instanceMemory'> {
  readonly instanceMemory?: number;
  readonly alwaysReady?: readonly AlwaysReady[];
}

const memoryRule = rule(
  `must be one of ${INSTANCE_MEMORY.join(', ')} megabytes`,
  'use 2048, or omit this option',
);

const ENTRIES = {
  minimumInstances: v.exactOptional(wholeNumber('a number of instances', 1, 30)),
  maximumInstances: v.exactOptional(wholeNumber('a number of instances', 1, 1000)),
  instanceMemory: v.exactOptional(v.picklist(INSTANCE_MEMORY, memoryRule)),
  zones: v.exactOptional(flag('zones')),
};

const groupSchema = textLike(
  'a group of instances',
  /^(?:http|blob|durable|function:[A-Za-z][A-Za-z0-9_-]*)$/,
  "must be 'http', 'blob', 'durable' or 'function:<name>'",
  "use 'http', or a name like 'function:orders_take'",
);

const readySchema = wholeNumber('a number of always-ready instances', 1, 1000);

/** Schema of the option `scale` of a component. */
export const scaleSchema: v.GenericSchema<ScaleConfig, ScaleConfig> = v.pipe(
  options({ ...ENTRIES, alwaysReady: v.exactOptional(recordOf(groupSchema, readySchema)) }),
  together(
    ['maximumInstances', 'minimumInstances'],
    ({ minimumInstances = 1, maximumInstances = 1000 }) => minimumInstances <= maximumInstances,
    rule('must be at least the minimum', 'raise maximumInstances'),
  ),
);

export const scaleRequirementSchema: v.GenericSchema<unknown, ScaleRequirement> = options({
  ...ENTRIES,
  alwaysReady: v.exactOptional(v.array(options({ name: groupSchema, instances: readySchema }))),
});

/** Merges what components ask of one app's scale. */
export const mergeScale = record<ScaleRequirement>({
  minimumInstances: maximum(),
  maximumInstances: maximum(),
  instanceMemory: maximum(),
  alwaysReady: byName(record<AlwaysReady>({ name: sameName(), instances: maximum() })),
  zones: either(),
});

/** Returns the option of a component as a requirement states it. */
export function scaleRequirement({ alwaysReady, ...scale }: ScaleConfig): ScaleRequirement {
  if (alwaysReady === undefined) return scale;
  const groups = Object.entries(alwaysReady).map(([name, instances]) => ({ name, instances }));
  return { ...scale, alwaysReady: groups.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}
