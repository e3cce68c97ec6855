import type { PlanError } from '../../plan/diagnostics.js';
import { componentsOf } from '../resource.js';
import { expiresByIndex } from './indexing-schema.js';
import { containerNames, type CosmosResource } from './sharing.js';

/** Refuses containers whose items expire for one component and are not indexed for another. */
export function validateExpiry({ key, config, requirements }: CosmosResource): PlanError[] {
  return config.databases.flatMap(({ name: database, containers }) =>
    containers
      .filter((container) => !expiresByIndex(container))
      .map(({ name }): PlanError => {
        const sharing = requirements.filter(({ config: { databases = [] } }) =>
          containerNames(databases).includes(`${database}/${name}`),
        );
        return {
          code: 'INVALID_COMBINATION',
          message: `Items of '${database}/${name}' are to expire, which takes an index, and its indexing mode is 'none'.`,
          resource: key,
          path: 'ttl',
          components: componentsOf(sharing),
          resolution: "Leave ttl out, or use excludedPaths: ['/*'] in place of indexing mode 'none'.",
        };
      }),
  );
}
