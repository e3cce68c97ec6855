import type { PlanError, PlanWarning } from '../../plan/diagnostics.js';
import { unknownRegionWarnings } from '../azure/region.js';
import type { LayoutContext } from '../layout-context.js';
import { componentsOf, sharersOf } from '../resource.js';
import type { Diagnostics } from '../resource-type.js';
import { sharedContainers } from './check-containers.js';
import { unusedFreeTier, unusedThroughput, validateSharing } from './check-databases.js';
import { sharingContainers } from './throughput.js';
import { LEAST_THROUGHPUT } from './requirement.js';
import { cosmosOptions, type CosmosSettings } from './settings.js';
import { containerNames, type CosmosResource, insistsOnServerless } from './sharing.js';

/** Checks the accounts of a backend and the settings about them. */
export function validateCosmos(accounts: readonly CosmosResource[], context: LayoutContext): Diagnostics {
  const { settings } = context;
  const own = settings.section(cosmosOptions);
  return {
    warnings: [
      ...accounts.flatMap(defaultedThroughput),
      ...accounts.flatMap((account) => sharedContainers(account, { settings })),
      ...accounts.flatMap(strongConsistency),
      ...accounts.flatMap((account) => ignoredRegions(account, own)),
      ...existingData(accounts, own),
      ...ignoredAutoscale(own),
      ...unusedThroughput(accounts, own),
      ...unusedFreeTier(accounts, context),
      ...unknownRegions(own, settings.location),
      ...(settings.managedIdentity || accounts.length === 0 ? [] : [KEYS_IN_USE]),
    ],
    errors: [
      ...serverlessConflicts(accounts, own),
      ...consistencyConflicts(accounts, own),
      ...accounts.flatMap(validateSharing),
    ],
  };
}

const KEYS_IN_USE: PlanWarning = {
  code: 'KEYS_IN_USE',
  message:
    'Apps reach Cosmos DB with account keys, which stand in their settings and in the Terraform state, and open every database.',
  path: 'useManagedIdentity',
  components: [],
  resolution: 'Leave useManagedIdentity out, unless a client cannot use an identity.',
};

/** Containers that became provisioned because others in the account are. */
function defaultedThroughput({ key, config, requirements }: CosmosResource): PlanWarning[] {
  if (config.enableServerless) return [];
  const parts = requirements.flatMap(({ component, config: { databases = [] } }) =>
    databases.flatMap(({ name, containers = [] }) =>
      containers.map((part) => ({
        component,
        name: `${name}/${part.name}`,
        asks: part.throughput !== undefined || part.maxThroughput !== undefined,
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
      resolution: 'Set throughput for them, or enableServerless: true to give them a serverless account.',
    },
  ];
}

/** Warns of regions without effect. The regions of an account are those of its backend. */
function ignoredRegions(
  { key, requirements }: CosmosResource,
  { regions, existing }: CosmosSettings,
): PlanWarning[] {
  const asking = requirements.filter(({ config }) => config.enableMultiRegion === true);
  if (asking.length === 0 || regions.length > 1 || existing !== null) return [];
  return [
    {
      code: 'OPTION_WITHOUT_EFFECT',
      message: `enableMultiRegion makes '${key}' a provisioned account and no more: the backend names no second region.`,
      resource: key,
      path: 'enableMultiRegion',
      components: componentsOf(asking),
      resolution: 'Name the regions in cosmosConfig.failoverPolicies of the backend.',
    },
  ];
}

/** Source: learn.microsoft.com/azure/cosmos-db/consistency-levels */
function strongConsistency(resource: CosmosResource): PlanWarning[] {
  const { key, config, requirements } = resource;
  const { consistency } = config;
  if (consistency !== 'Strong' && consistency !== 'BoundedStaleness') return [];
  const askers = componentsOf(requirements.filter((each) => each.config.consistency === consistency));
  const sharers = sharersOf(resource);
  if (askers.length === sharers.length) return [];
  const byBackend = askers.length === 0;
  return [
    {
      code: 'STRONGER_CONSISTENCY_COST',
      message: `'${key}' uses ${consistency} consistency because ${byBackend ? 'cosmosConfig' : askers.map((each) => `'${each}'`).join(', ')} asked for it, so reads by all components cost twice the request units.`,
      resource: key,
      path: byBackend ? 'cosmosConfig.consistencyLevel' : 'consistency',
      components: byBackend ? sharers : askers,
      resolution: byBackend
        ? 'Leave consistencyLevel out if the components do well with Session, which is the default.'
        : 'Give the components that need it a backend of their own if the others read a lot.',
    },
  ];
}

function existingData(accounts: readonly CosmosResource[], { existing }: CosmosSettings): PlanWarning[] {
  if (existing === null) return [];
  return accounts.map((account) => ({
    code: 'EXISTING_DATA',
    message: `Account '${existing.name}' must hold ${containerNames(account.config.databases).join(', ')} already: nothing is created in it, and ttl, throughput, keys and indexes stay as they are.`,
    resource: account.key,
    path: 'cosmosConfig.useExisting',
    components: sharersOf(account),
    resolution: 'Nothing, once the backend that owns the account is applied.',
  }));
}

/**
 * Warns of autoscale without effect. It moves between a tenth of its maximum and the maximum. Source:
 * learn.microsoft.com/azure/cosmos-db/provision-throughput-autoscale
 */
function ignoredAutoscale({ autoscale }: CosmosSettings): PlanWarning[] {
  return (autoscale?.ignored ?? []).map((option) => ({
    code: 'OPTION_WITHOUT_EFFECT',
    message: `Autoscale of Cosmos DB has a maximum alone: it goes down to a tenth of it, and follows the load by itself.`,
    path: `autoScale.${option}`,
    components: [],
    resolution: `Leave ${option} out.`,
  }));
}

function unknownRegions({ regions, readLocation }: CosmosSettings, location: string | null): PlanWarning[] {
  const further = [...new Set(regions)].filter((region) => region !== location);
  return [
    ...further.flatMap((region) => unknownRegionWarnings('cosmosConfig.failoverPolicies', region)),
    ...(readLocation === null || readLocation === location || regions.includes(readLocation)
      ? []
      : unknownRegionWarnings('cosmosConfig.readLocation', readLocation)),
  ];
}

/** Serverless accounts have one region and no throughput. Source: learn.microsoft.com/azure/cosmos-db/serverless */
function serverlessConflicts(
  accounts: readonly CosmosResource[],
  { regions, autoscale, existing, databaseThroughput }: CosmosSettings,
): PlanError[] {
  const serverless = componentsOf(
    accounts.flatMap(({ requirements }) => requirements).filter(({ config }) => insistsOnServerless(config)),
  );
  if (serverless.length === 0 || existing !== null) return [];
  const error = (path: string, has: string): PlanError => ({
    code: 'INVALID_COMBINATION',
    message: `${serverless.map((id) => `'${id}'`).join(', ')} ask for enableServerless: true, and the backend has ${has}. A serverless account has one region and no throughput.`,
    path,
    components: serverless,
    resolution: `Leave enableServerless out, or ${path} of the backend.`,
  });
  return [
    ...(regions.length > 1 ? [error('cosmosConfig.failoverPolicies', 'several regions')] : []),
    ...(autoscale === null ? [] : [error('autoScale', 'autoscale')]),
    ...(declaresShared(accounts, databaseThroughput)
      ? [error('cosmosConfig.databaseThroughput', 'a throughput for one of their databases')]
      : []),
  ];
}

function declaresShared(
  accounts: readonly CosmosResource[],
  databaseThroughput: CosmosSettings['databaseThroughput'],
): boolean {
  const serverless = accounts
    .flatMap(({ requirements }) => requirements)
    .filter(({ config }) => insistsOnServerless(config));
  return serverless.some(({ config: { databases = [] } }) =>
    databases.some(({ name }) => Object.hasOwn(databaseThroughput, name)),
  );
}

/**
 * Returns an error for Strong consistency with several regions that take writes: they cannot agree at once.
 * Source: learn.microsoft.com/azure/cosmos-db/consistency-levels
 */
function consistencyConflicts(
  accounts: readonly CosmosResource[],
  { multipleWrites }: CosmosSettings,
): PlanError[] {
  if (!multipleWrites) return [];
  return accounts
    .filter(({ config }) => config.consistency === 'Strong')
    .map(({ key, requirements }) => ({
      code: 'INVALID_COMBINATION',
      message: 'Strong consistency is not possible where several regions take writes.',
      resource: key,
      path: 'cosmosConfig.enableMultipleWriteLocations',
      components: componentsOf(requirements.filter(({ config }) => config.consistency === 'Strong')),
      resolution: 'Ask for BoundedStaleness or less, or leave enableMultipleWriteLocations out.',
    }));
}
