import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { CosmosAccountOptions } from '../../src/resources/cosmos/options.js';
import type { ContainerRequirement, DatabaseRequirement } from '../../src/resources/cosmos/requirement.js';
import { custom, requirement } from './definitions.js';
import { blocksOf, planOf, SHOP } from './plans.js';

/** A container with the partition key `/id`. */
export const part = (name: string, more: Partial<ContainerRequirement> = {}): ContainerRequirement => ({
  name,
  partitionKey: '/id',
  ...more,
});
/** A component with one database. */
export const store = (database: Partial<DatabaseRequirement>, id = 'Store') =>
  custom(id, [requirement('cosmos', { databases: [{ name: 'main', ...database }] })]);
/** Plans a backend with options of its accounts. */
export const plan = (
  components = [store({})],
  cosmosConfig: CosmosAccountOptions = {},
  more: BackendConfig = {},
) => planOf(components, { ...SHOP, cosmosConfig, ...more });
/** Returns the arguments of the blocks of one type. */
export const configsOf = (planned: ReturnType<typeof planOf>, type: string) =>
  blocksOf(planned, type).map(({ arguments: config }) => config);
