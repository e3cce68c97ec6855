import {
  type ContainerRequirement,
  type DatabaseConfig,
  type DatabaseRequirement,
  LEAST_THROUGHPUT,
  type SharedThroughput,
} from './requirement.js';

/** Returns true if a container or a database asks for a throughput. */
export function asksThroughput(part: SharedThroughput): boolean {
  return part.throughput !== undefined || part.maxThroughput !== undefined;
}

/** Returns how the throughput of a database or a container is provided; undefined for one that names none. */
export function throughputKind({
  throughput,
  maxThroughput,
}: SharedThroughput): 'manual' | 'autoscale' | undefined {
  if (throughput !== undefined) return 'manual';
  return maxThroughput === undefined ? undefined : 'autoscale';
}

/** Fills in the throughput of a database in a provisioned account, and of its containers. */
export function withThroughput(database: DatabaseRequirement): DatabaseConfig {
  const { containers = [], ...rest } = withoutAutoscale(database);
  const shared = asksThroughput(rest);
  return {
    ...rest,
    containers: containers.map((container) => {
      if (asksThroughput(container)) return withoutAutoscale(container);
      return shared ? container : { ...container, throughput: LEAST_THROUGHPUT };
    }),
  };
}

/** Returns the containers that share the throughput of their database. */
export function sharingContainers(database: DatabaseConfig): readonly ContainerRequirement[] {
  return asksThroughput(database) ? database.containers.filter((part) => !asksThroughput(part)) : [];
}

/** Removes autoscale beside a fixed throughput: Terraform cannot change from one to the other. */
function withoutAutoscale<P extends SharedThroughput>(part: P): P {
  if (part.throughput === undefined || part.maxThroughput === undefined) return part;
  const { maxThroughput: _autoscale, ...rest } = part;
  // An argument less, which every such part may lack.
  return rest as P;
}
