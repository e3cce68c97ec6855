import { absenceCounts, absentIs, byName, record, sameName } from '../merge/merge-table.js';
import { immutable, safest, union } from '../merge/strategies.js';
import {
  EVERY_ADDRESS_ALLOWED,
  effectiveIpRanges,
  ipRangeChange,
  ipRangeConstraint,
  ipRangesInCommon,
} from '../network/allowed-ip-ranges.js';
import type { Constraint, ConstraintValues, Sharing } from '../resource-type.js';
import { typeOptionsOf, type Settings } from '../settings.js';
import { storageOptions } from './options.js';
import type {
  BlobLifecycle,
  ContainerAccess,
  NamedPart,
  QueueAccess,
  StorageAccountConfig,
  StorageContainer,
  StorageQueue,
  StorageReplication,
  StorageRequirementConfig,
} from './requirement.js';

export const PERFORMANCE = 'performance tier';
export const ZONES = 'zones of replication';
export const REPLICATION = 'replication';

const named = record<NamedPart>({ name: sameName() });
const queue = record<StorageQueue>({ name: sameName(), access: union<QueueAccess>() });

/**
 * Returns the strategy for one step of a lifecycle. Blobs take the step as late as a component asks; a component without the
 * step keeps its blobs from it. The steps of merged lifecycles still rise, because each is the latest.
 */
const days = () => absenceCounts(safest<number | null>((count) => count ?? Infinity));

const lifecycle = record<BlobLifecycle>({
  coolAfterDays: days(),
  coldAfterDays: days(),
  archiveAfterDays: days(),
  deleteAfterDays: days(),
});

const container = record<StorageContainer>({
  name: sameName(),
  access: union<ContainerAccess>(),
  // Blobs of a component without a lifecycle stay where they are. A component that only reads has no blobs.
  lifecycle: absentIs<BlobLifecycle, StorageContainer>(
    {},
    lifecycle,
    ({ access }) => access === undefined || access.includes('write'),
  ),
});

/** Merges the requirements of one account. */
export const mergeStorage = record<StorageRequirementConfig>({
  performanceTier: immutable(),
  replication: immutable(),
  containers: byName(container),
  queues: byName(queue),
  tables: byName(named),
  allowedIpRanges: ipRangesInCommon(),
});

/** Conditions under which requirements can share one account. */
export const storageSharing: Partial<Sharing<StorageRequirementConfig>> = {
  constraints(config, settings) {
    const { performanceTier, replication } = config;
    const asked = replication ?? typeOptionsOf(settings, storageOptions).replication ?? undefined;
    const constraints: Constraint[] = [ipRangeConstraint(config)];
    if (performanceTier !== undefined) constraints.push({ name: PERFORMANCE, value: performanceTier });
    if (asked !== undefined) {
      constraints.push({ name: ZONES, value: zonesOf(asked) }, { name: REPLICATION, value: asked });
    }
    return constraints;
  },
  constraintChanges: {
    [PERFORMANCE]: { kind: 'new-resource', source: 'azurerm 4.55.0, ForceNew of account_tier' },
    [ZONES]: { kind: 'new-resource', source: 'azurerm 4.55.0, CustomizeDiff of azurerm_storage_account' },
    // Within one zone, or within several.
    [REPLICATION]: { kind: 'in-place', source: 'azurerm 4.55.0, CustomizeDiff of azurerm_storage_account' },
    ...ipRangeChange('azurerm 4.55.0, update of network_rules'),
  },
  defaults: ({ [ZONES]: zones = 'one' }) => ({
    [PERFORMANCE]: 'Standard',
    [ZONES]: zones,
    [REPLICATION]: zones === 'one' ? 'LRS' : 'ZRS',
    ...EVERY_ADDRESS_ALLOWED,
  }),
  holdsMessages: (unit) => unit.startsWith('queue/'),
  units({ containers = [], queues = [], tables = [] }) {
    const units: string[] = [];
    for (const { name } of containers) units.push(`container/${name}`);
    for (const { name } of queues) units.push(`queue/${name}`);
    for (const { name } of tables) units.push(`table/${name}`);
    return units;
  },
  // Azure sets no number of containers, queues or tables per account.
  capacity: { max: Infinity, unit: 'containers, queues and tables' },
  variant({ [PERFORMANCE]: performance, [ZONES]: zones }) {
    const words = [performance === 'Premium' ? 'premium' : undefined, zones === 'one' ? undefined : 'zones'];
    return words.filter((word) => word !== undefined).join('-') || 'shared';
  },
  retain: () => ({}),
};

/** Fills in the defaults of an account. */
export function withStorageDefaults(
  config: StorageRequirementConfig,
  settings: Settings,
  constraints: ConstraintValues,
): StorageAccountConfig {
  const { containers = [], queues = [], tables = [] } = config;
  return {
    performanceTier: constraints[PERFORMANCE] === 'Premium' ? 'Premium' : 'Standard',
    // The values of a constraint are those of its requirements, and it has a default.
    replication: constraints[REPLICATION] as StorageReplication,
    containers,
    queues,
    tables,
    ...effectiveIpRanges('storage', config.allowedIpRanges, settings),
  };
}

/** Returns the number of zones that copies are in. */
function zonesOf(replication: StorageReplication): 'one' | 'several' {
  return replication.includes('Z') ? 'several' : 'one';
}
