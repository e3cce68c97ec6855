import type { PlanError, PlanWarning } from '../plan/diagnostics.js';
import type { CosmosResource } from '../resources/cosmos/cosmos-type.js';
import type { Settings } from '../resources/settings.js';
import { sharersOf } from '../resources/shared-resource.js';
import { unknownLocations } from './advice-on-locations.js';

/** Remarks on the backend's own settings. */
export function adviseOnBackend(settings: Settings, cosmos: readonly CosmosResource[]): PlanWarning[] {
  const { httpsOnly, managedIdentity } = settings;
  return [
    ...defaultId(settings),
    ...unknownLocations(settings),
    ...existingAccount(settings, cosmos),
    ...autoscale(settings),
    ...(httpsOnly
      ? []
      : [
          remark(
            'HTTP_ALLOWED',
            'enforceHttps',
            'Apps and storage answer http as well, so that anybody on the way can read what is sent.',
            'Leave enforceHttps out, unless a client cannot speak https.',
          ),
        ]),
    ...(managedIdentity || cosmos.length === 0
      ? []
      : [
          remark(
            'KEYS_IN_USE',
            'useManagedIdentity',
            'Apps reach Cosmos DB with account keys, which stand in their settings and in the Terraform state, and open every database.',
            'Leave useManagedIdentity out, unless a client cannot use an identity.',
          ),
        ]),
  ];
}

/** Several regions that take writes cannot agree at once. Source: learn.microsoft.com/azure/cosmos-db/consistency-levels */
export function consistencyMisfits(
  { cosmos: { multipleWrites } }: Settings,
  accounts: readonly CosmosResource[],
): PlanError[] {
  if (!multipleWrites) return [];
  return accounts
    .filter(({ config }) => config.consistency === 'Strong')
    .map(({ key, needs }) => ({
      code: 'INVALID_COMBINATION',
      message: 'Strong consistency is not possible where several regions take writes.',
      resource: key,
      path: 'cosmosConfig.enableMultipleWriteLocations',
      components: sharersOf({ needs: needs.filter(({ config }) => config.consistency === 'Strong') }),
      resolution: 'Ask for BoundedStaleness or less, or leave enableMultipleWriteLocations out.',
    }));
}

function defaultId({ backendId, namedByUser }: Settings): PlanWarning[] {
  if (namedByUser) return [];
  return [
    remark(
      'DEFAULT_BACKEND_ID',
      'backendId',
      `The backend has the default id '${backendId}'. Azure names of accounts and apps are unique in the whole world ` +
        `and are made from it, so somebody else may have them already.`,
      "Set backendId in the backend config, for example backendId: 'shop'.",
    ),
  ];
}

function existingAccount(
  { cosmos: { existing } }: Settings,
  accounts: readonly CosmosResource[],
): PlanWarning[] {
  if (existing === null) return [];
  return accounts.map(({ key, config, needs }) => {
    const names = config.databases.flatMap(({ name, containers }) =>
      containers.map((part) => `${name}/${part.name}`),
    );
    return {
      code: 'EXISTING_DATA',
      message: `Account '${existing.name}' must hold ${names.join(', ')} already: nothing is created in it, and ttl, throughput, keys and indexes stay as they are.`,
      resource: key,
      path: 'cosmosConfig.useExisting',
      components: sharersOf({ needs }),
      resolution: 'Nothing, once the backend that owns the account is applied.',
    };
  });
}

/** Autoscale moves between a tenth of its maximum and the maximum. Source: learn.microsoft.com/azure/cosmos-db/provision-throughput-autoscale */
function autoscale({ cosmos: { autoscale: asked } }: Settings): PlanWarning[] {
  return (asked?.ignored ?? []).map((option) =>
    remark(
      'OPTION_WITHOUT_EFFECT',
      `autoScale.${option}`,
      `Autoscale of Cosmos DB has a maximum alone: it goes down to a tenth of it, and follows the load by itself.`,
      `Leave ${option} out.`,
    ),
  );
}

function remark(code: PlanWarning['code'], path: string, message: string, resolution: string): PlanWarning {
  return { code, message, path, components: [], resolution };
}
