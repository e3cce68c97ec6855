import { quoted } from '../../plan/phrases.js';
import { combinationError } from '../combination-error.js';
import type { PlanError } from '../../plan/diagnostics.js';
import type { LayoutContext } from '../layout-context.js';
import { networkOptions } from '../network/settings.js';
import { type Resource, askersOf } from '../resource.js';
import type { Diagnostics } from '../resource-type.js';
import type { BlobLifecycle, StorageAccountConfig, StorageRequirementConfig } from './requirement.js';
import { typeOptionsOf } from '../settings.js';

type StorageResource = Resource<StorageRequirementConfig, StorageAccountConfig>;

/**
 * Refuses what a Premium account cannot be.
 * Sources: learn.microsoft.com/azure/storage/common/storage-account-overview,
 * learn.microsoft.com/azure/storage/common/storage-redundancy
 */
export function validatePremium(resource: StorageResource): PlanError[] {
  const { performanceTier, replication, containers, queues, tables } = resource.config;
  if (performanceTier !== 'Premium') return [];
  const error = (path: string, message: string, resolution: string) =>
    combinationError(resource, () => true, { path, message, resolution });
  return [
    ...(['LRS', 'ZRS'].includes(replication)
      ? []
      : [
          error(
            'replication',
            `A Premium storage account keeps its copies in one region, and ${replication} keeps some in another.`,
            'Ask for replication LRS or ZRS where performanceTier is Premium, or for the tier Standard.',
          ),
        ]),
    ...(queues.length === 0
      ? []
      : [
          error(
            'queues',
            `A Premium storage account has no queues, and components ask for ${quoted(queues.map(({ name }) => name))}.`,
            'Ask for performanceTier Standard in the components with queues.',
          ),
        ]),
    ...(tables.length === 0
      ? []
      : [
          error(
            'tables',
            `A Premium storage account has no tables, and components ask for ${quoted(tables.map(({ name }) => name))}.`,
            'Ask for performanceTier Standard in the components with tables.',
          ),
        ]),
    ...(containers.some(({ lifecycle }) => lifecycle !== undefined && isTiered(lifecycle))
      ? [
          error(
            'containers',
            'A Premium storage account has no cool, cold or archive tier, and a lifecycle asks for one.',
            'Leave all of lifecycle but deleteAfterDays out, or ask for performanceTier Standard.',
          ),
        ]
      : []),
  ];
}

function isTiered({ deleteAfterDays: _days, ...tiers }: BlobLifecycle): boolean {
  return Object.keys(tiers).length > 0;
}

/**
 * Refuses an archive in an account that keeps copies in several zones.
 * Source: learn.microsoft.com/azure/storage/blobs/access-tiers-overview
 */
export function validateArchive(resource: StorageResource): PlanError[] {
  const { containers, replication } = resource.config;
  const archived = containers.filter(({ lifecycle }) => lifecycle?.archiveAfterDays !== undefined);
  if (archived.length === 0 || !replication.includes('Z')) return [];
  return [
    combinationError(resource, () => true, {
      path: 'containers',
      message: `${quoted(archived.map(({ name }) => name))} archive blobs, which an account with replication ${replication} cannot.`,
      resolution: 'Leave archiveAfterDays out, or ask for replication LRS, GRS or RAGRS.',
    }),
  ];
}

/**
 * Checks the tables of an account, which azurerm makes at the account's own address, and whose policies it reads with a key.
 * Source: azurerm 4.55.0, storage_table_resource.go
 */
export function validateTables(resource: StorageResource, { settings }: LayoutContext): Diagnostics {
  const { key, config } = resource;
  if (config.tables.length === 0) return {};
  const names = quoted(config.tables.map(({ name }) => name));
  const asks = ({ tables = [] }: StorageRequirementConfig) => tables.length > 0;
  const outside = settings.isolated && typeOptionsOf(settings, networkOptions)?.deploysFromInside !== true;
  return {
    errors: [
      ...(outside
        ? [
            combinationError(resource, asks, {
              path: 'tables',
              message: `Terraform makes the tables ${names} at the address of '${key}', which is closed to it.`,
              resolution:
                "Run Terraform in the network and set networking.deployFrom: 'inside', or use Cosmos DB.",
            }),
          ]
        : []),
      ...twiceNamed(resource),
    ],
    warnings: [
      {
        code: 'KEYS_IN_USE',
        ...askersOf(resource, asks),
        path: 'tables',
        message: `'${key}' takes account keys, because Terraform reads the policies of the tables ${names} with one.`,
        resolution: 'Use Cosmos DB, or containers and queues, where no key may be in use.',
      },
    ],
  };
}

/**
 * Refuses tables whose names differ in case alone: to Azure they are one.
 * Source: learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model (table names)
 */
function twiceNamed(account: StorageResource): PlanError[] {
  const { key, config } = account;
  const has = (tables: readonly { readonly name: string }[], asked: string) =>
    tables.some(({ name }) => name !== asked && name.toLowerCase() === asked.toLowerCase());
  const twice = config.tables.filter(({ name }) => has(config.tables, name));
  if (twice.length === 0) return [];
  return [
    combinationError(account, ({ tables = [] }) => tables.some(({ name }) => has(twice, name)), {
      path: 'tables',
      message: `'${key}' has the tables ${quoted(twice.map(({ name }) => name))}, and Azure compares their names without case.`,
      resolution: 'Write the name in one way, or use different names.',
    }),
  ];
}
