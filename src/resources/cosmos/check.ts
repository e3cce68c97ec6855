import type { PlanError, PlanWarning } from '../../plan/diagnostics.js';
import { unknownRegionWarnings } from '../azure/region.js';
import type { LayoutContext } from '../layout-context.js';
import { ipRangeDiagnostics, ipRangesOfOthers } from '../network/allowed-ip-ranges.js';
import { componentsOf, sharersOf } from '../resource.js';
import type { Diagnostics } from '../resource-type.js';
import { defaultedThroughput, ignoredAutoscale, serverlessConflicts } from './check-capacity.js';
import { fewPartitions } from './check-partition-keys.js';
import { consistencyConflicts, strongConsistency } from './check-consistency.js';
import { sharedContainers, uniqueAcrossOwners } from './check-containers.js';
import { guestConflicts, hostConflicts } from './check-host.js';
import { unusedFreeTier, unusedThroughput, validateSharing } from './check-databases.js';
import { hostOf } from './connections.js';
import { cosmosOptions, type CosmosSettings } from './settings.js';
import { containerNames, type CosmosResource } from './sharing.js';
import { typeOptionsOf } from '../settings.js';
import { withoutEffect } from '../without-effect.js';

/** Checks the accounts of a backend and the settings about them. */
export function validateCosmos(accounts: readonly CosmosResource[], context: LayoutContext): Diagnostics {
  const { settings } = context;
  const own = typeOptionsOf(settings, cosmosOptions);
  const ipRanges = ipRangeDiagnostics('cosmos', accounts, context);
  return {
    warnings: [
      ...accounts.flatMap((account) => defaultedThroughput(account, settings)),
      ...accounts.flatMap((account) => sharedContainers(account, { settings })),
      ...accounts.flatMap(uniqueAcrossOwners),
      ...(own.existing === null ? accounts.flatMap(fewPartitions) : []),
      ...accounts.flatMap(strongConsistency),
      ...accounts.flatMap((account) => ignoredRegions(account, own)),
      ...existingData(accounts, own),
      ...ignoredAutoscale(own),
      ...unusedThroughput(accounts, own),
      ...unusedFreeTier(accounts, context),
      ...unknownRegions(own, settings.location),
      ...ipRanges.warnings,
      ...(settings.managedIdentity || accounts.length === 0 ? [] : [KEYS_IN_USE]),
    ],
    errors: [
      ...serverlessConflicts(accounts, own),
      ...consistencyConflicts(accounts, own),
      ...accounts.flatMap(validateSharing),
      ...hostConflicts(accounts, context),
      ...guestConflicts(accounts),
      ...ipRanges.errors,
      ...accounts.flatMap((account) => rulesOfOthers(account, context)),
    ],
  };
}

/** Refuses IP rules of an account that its owner decides on, and of one with guests. */
function rulesOfOthers(account: CosmosResource, context: LayoutContext): PlanError[] {
  const { existing } = typeOptionsOf(context.settings, cosmosOptions);
  return ipRangesOfOthers('cosmos', account, {
    isForeign: existing !== null || hostOf(account, context) !== undefined,
    hasGuests: account.config.databases.some(({ reserved = 0 }) => reserved > 0),
  });
}

const KEYS_IN_USE: PlanWarning = {
  code: 'KEYS_IN_USE',
  message:
    'Apps reach Cosmos DB with account keys, which stand in their settings and in the Terraform state, and open every database.',
  path: 'useManagedIdentity',
  components: [],
  resolution: 'Leave useManagedIdentity out, unless a client cannot use an identity.',
};

/** Warns of regions without effect. The regions of an account are those of its backend. */
function ignoredRegions(
  { key, requirements }: CosmosResource,
  { regions, existing }: CosmosSettings,
): PlanWarning[] {
  const asking = requirements.filter(({ config }) => config.enableMultiRegion === true);
  if (asking.length === 0 || regions.length > 1 || existing !== null) return [];
  return [
    withoutEffect(
      'enableMultiRegion',
      `the backend does not name a second region, so '${key}' is only a provisioned account`,
      'Name the regions in cosmosConfig.failoverPolicies of the backend.',
      { resource: key, components: componentsOf(asking) },
    ),
  ];
}

/** Says which data an existing account must hold. */
function existingData(accounts: readonly CosmosResource[], { existing }: CosmosSettings): PlanWarning[] {
  if (existing === null) return [];
  return accounts.map((account) => ({
    code: 'EXISTING_DATA',
    message: `Account '${existing.name}' must hold ${containerNames(account.config.databases).join(', ')} already: nothing is created in it, and ttl, throughput, keys and indexes stay as they are.`,
    resource: account.key,
    path: 'cosmosConfig.useExisting',
    components: sharersOf(account),
    resolution:
      existing.resourceGroupName === null
        ? 'Set cosmosConfig.accountResourceGroup, unless the account is in the resource group of the stack. Nothing else, once the backend that owns the account is applied.'
        : 'Nothing, once the backend that owns the account is applied.',
  }));
}

/** Warns of regions that the library does not know. */
function unknownRegions({ regions, readLocation }: CosmosSettings, location: string | null): PlanWarning[] {
  const further = [...new Set(regions)].filter((region) => region !== location);
  return [
    ...further.flatMap((region) => unknownRegionWarnings('cosmosConfig.failoverPolicies', region)),
    ...(readLocation === null || readLocation === location || regions.includes(readLocation)
      ? []
      : unknownRegionWarnings('cosmosConfig.readLocation', readLocation)),
  ];
}
