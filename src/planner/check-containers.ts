import type { PlanError } from '../plan/diagnostics.js';
import type { CosmosResource } from '../resources/cosmos/cosmos-type.js';
import { expiresByIndex } from '../resources/cosmos/indexing-schema.js';
import { sharersOf } from '../resources/shared-resource.js';

/** Containers of which one component wants items to expire, and another one no index. */
export function unindexedExpiry({ key, config, needs }: CosmosResource): PlanError[] {
  return config.databases.flatMap(({ name: database, containers }) =>
    containers
      .filter((container) => !expiresByIndex(container))
      .map(({ name }): PlanError => {
        const sharing = needs.filter(({ config: { databases = [] } }) =>
          databases.some(
            (one) => one.name === database && one.containers?.some((container) => container.name === name),
          ),
        );
        return {
          code: 'INVALID_COMBINATION',
          message: `Items of '${database}/${name}' are to expire, which takes an index, and its indexing mode is 'none'.`,
          resource: key,
          path: 'ttl',
          components: sharersOf({ needs: sharing }),
          resolution: "Leave ttl out, or use excludedPaths: ['/*'] in place of indexing mode 'none'.",
        };
      }),
  );
}
