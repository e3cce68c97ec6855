import { quoted } from '../../plan/phrases.js';
import type { PlanError, PlanWarning } from '../../plan/diagnostics.js';
import { componentsOf } from '../resource.js';
import { type CosmosRequirementConfig, LEAST_THROUGHPUT } from './requirement.js';
import { ownValue } from '../../plan/json.js';
import { type Settings, typeOptionsOf } from '../settings.js';
import { hostedAccount } from './hosted-account.js';
import { cosmosOptions, type CosmosSettings } from './settings.js';
import { containerNames, type CosmosResource, insistsOnServerless } from './sharing.js';
import { asksThroughput, sharingContainers } from './throughput.js';
import { withoutEffect } from '../without-effect.js';

/**
 * Warns of containers that became provisioned because others in the account are. In an existing account nothing is created, so its
 * owner decides on their throughput.
 */
export function defaultedThroughput(account: CosmosResource, settings: Settings): PlanWarning[] {
  const { key, config, requirements } = account;
  if (config.enableServerless || typeOptionsOf(settings, cosmosOptions).existing !== null) return [];
  const parts = requirements.flatMap(({ component, config: { databases = [] } }) =>
    databases.flatMap(({ name, containers = [] }) =>
      containers.map((part) => ({
        component,
        name: `${name}/${part.name}`,
        asks: asksThroughput(part),
      })),
    ),
  );
  const shared = config.databases.flatMap((database) =>
    sharingContainers(database).map(({ name }) => `${database.name}/${name}`),
  );
  const asked = new Set([...shared, ...parts.filter(({ asks }) => asks).map(({ name }) => name)]);
  const defaulted = parts.filter(({ name }) => !asked.has(name));
  if (defaulted.length === 0) return [];
  const names = [...new Set(defaulted.map(({ name }) => name))].sort();
  return [
    {
      code: 'THROUGHPUT_DEFAULTED',
      message: `${names.join(', ')} asked for no throughput and get ${LEAST_THROUGHPUT} RU/s each, because the account is provisioned.`,
      resource: key,
      path: 'throughput',
      components: componentsOf(defaulted),
      resolution: `Set throughput for them${serverlessWay(account, names, settings)}.`,
    },
  ];
}

/** Says how containers come to a serverless account: data that is deployed moves. Returns nothing where they cannot. */
function serverlessWay(
  { key, requirements }: CosmosResource,
  names: readonly string[],
  settings: Settings,
): string {
  const { regions, autoscale } = typeOptionsOf(settings, cosmosOptions);
  const declaring = requirements.filter(({ config }) =>
    containerNames(config.databases ?? []).some((name) => names.includes(name)),
  );
  const together = declaring.flatMap(({ config: { databases = [] } }) => databases);
  const isFixed =
    regions.length > 1 ||
    autoscale !== null ||
    hostedAccount(settings) !== undefined ||
    declaring.some(({ config }) => config.enableMultiRegion === true) ||
    together.some(asksThroughput) ||
    // A requirement moves as a whole, and another component has throughput for a container of it.
    containerNames(together).some((name) => !names.includes(name));
  if (isFixed) return '';
  const { units, members } = ownValue(settings.lock?.resources, key) ?? {};
  // The lock keeps a requirement where it is with all its containers, also those that are new.
  const kept = containerNames(
    declaring
      .filter(({ requirementId }) => ownValue(members, requirementId) !== undefined)
      .flatMap(({ config: { databases = [] } }) => databases),
  );
  const moving = names.filter((name) => kept.includes(name) || ownValue(units, name) !== undefined);
  if (moving.length === 0) return ', or enableServerless: true to give them a serverless account';
  const moves = moving.map((name) => `'cosmos:${name}': 'new'`).join(', ');
  return `, or enableServerless: true and moves: { ${moves} }, which give them a serverless account that is new and empty`;
}

/**
 * Warns of autoscale without effect. It moves between a tenth of its maximum and the maximum. Source:
 * learn.microsoft.com/azure/cosmos-db/provision-throughput-autoscale
 */
export function ignoredAutoscale({ autoscale }: CosmosSettings): PlanWarning[] {
  return (autoscale?.ignored ?? []).map((option) =>
    withoutEffect(
      `autoScale.${option}`,
      'autoscale of Cosmos DB follows the load between a tenth of the maximum and the maximum',
      `Leave ${option} out.`,
    ),
  );
}

/**
 * Refuses settings of the backend that a serverless account cannot have: several regions, and throughput.
 * Source: learn.microsoft.com/azure/cosmos-db/serverless
 */
export function serverlessConflicts(
  accounts: readonly CosmosResource[],
  { regions, autoscale, existing, databaseThroughput }: CosmosSettings,
): PlanError[] {
  const insisting: CosmosResource['requirements'][number][] = [];
  for (const { requirements } of accounts)
    for (const each of requirements) if (insistsOnServerless(each.config)) insisting.push(each);
  const serverless = componentsOf(insisting);
  if (serverless.length === 0 || existing !== null) return [];
  const error = (path: string, has: string): PlanError => ({
    code: 'INVALID_COMBINATION',
    message: `${quoted(serverless)} ask for enableServerless: true, and the backend has ${has}. A serverless account has one region and no throughput.`,
    path,
    components: serverless,
    resolution: `Leave enableServerless out, or ${path} of the backend.`,
  });
  return [
    ...(regions.length > 1 ? [error('cosmosConfig.failoverPolicies', 'several regions')] : []),
    ...(autoscale === null ? [] : [error('autoScale', 'autoscale')]),
    ...(insisting.some(({ config }) => declaresShared(config, databaseThroughput))
      ? [error('cosmosConfig.databaseThroughput', 'a throughput for one of their databases')]
      : []),
  ];
}

/** Returns true if the backend gives one of the databases of a requirement a throughput. */
function declaresShared(
  { databases = [] }: CosmosRequirementConfig,
  databaseThroughput: CosmosSettings['databaseThroughput'],
): boolean {
  return databases.some(({ name }) => Object.hasOwn(databaseThroughput, name));
}
