import { counted, quoted } from '../../plan/phrases.js';
import type { PlanError } from '../../plan/diagnostics.js';
import { type HostedAccount, hostedAccount } from './hosted-account.js';
import { networkConflict } from '../network/host-conflict.js';
import { hostOptions, type HostSettings } from '../host/options.js';
import type { LayoutContext } from '../layout-context.js';
import { lockedUnits } from '../locked-facts.js';
import { sharersOf } from '../resource.js';
import { type Settings, typeOptionsOf } from '../settings.js';
import { hostOf } from './connections.js';
import { cosmosOptions } from './settings.js';
import { containerNames, type CosmosResource } from './sharing.js';
import { asksThroughput } from './throughput.js';

/** Options about accounts of the backend itself, which a guest does not have. */
const ACCOUNT_OPTIONS = ['cosmosConfig', 'autoScale'];

/** Refuses what a guest needs and its host does not offer. */
export function hostConflicts(accounts: readonly CosmosResource[], context: LayoutContext): PlanError[] {
  const { settings } = context;
  const host = typeOptionsOf(settings, hostOptions);
  const account = hostedAccount(settings);
  if (host === null || account === undefined) return [];
  return [
    ...backendConflicts(host, account, settings),
    ...accounts.flatMap((each) =>
      hostOf(each, context) === undefined
        ? incompatibleAccount(each, host, account)
        : tooMuch(each, host, account, settings),
    ),
  ];
}

function backendConflicts(
  { host, permitsOwn }: HostSettings,
  account: HostedAccount,
  settings: Settings,
): PlanError[] {
  const unreachable = networkConflict(`the account of '${host.id}'`, account.network, settings);
  const owned = ACCOUNT_OPTIONS.filter((option) => !permitsOwn && Object.hasOwn(settings.declared, option));
  return [
    ...owned.map((option) =>
      conflict(
        `host: the account of '${host.id}' is as its owner made it, received ${option} too.`,
        `Leave ${option} out, or permit an account of its own for what does not fit, with host: { offer, else: 'own' }.`,
      ),
    ),
    ...(permitsOwn && typeOptionsOf(settings, cosmosOptions).existing !== null
      ? [
          conflict(
            `host: data is in the account of '${host.id}' or in one that the backend makes, received cosmosConfig.useExisting too.`,
            'Leave useExisting out.',
          ),
        ]
      : []),
    ...(unreachable === undefined ? [] : [conflict(unreachable.message, unreachable.resolution)]),
  ];
}

function incompatibleAccount(
  account: CosmosResource,
  { host, permitsOwn }: HostSettings,
  offered: HostedAccount,
): PlanError[] {
  if (permitsOwn) return [];
  const { enableServerless, capabilities } = account.config;
  const asked = [enableServerless ? 'serverless' : 'provisioned', ...capabilities].join(', ');
  return [
    conflict(
      `'${account.key}' must be ${asked}, and the account of '${host.id}' is ${offered.capacityMode}.`,
      `Leave throughput, enableServerless and capabilities out, or permit an account of its own, with host: { offer, else: 'own' }.`,
      account,
    ),
  ];
}

function tooMuch(
  account: CosmosResource,
  { host, guest }: HostSettings,
  { containers }: HostedAccount,
  settings: Settings,
): PlanError[] {
  const { databases } = account.config;
  const count = new Set([...containerNames(databases), ...retainedIn(account, settings)]).size;
  const sharing = databases.filter(asksThroughput).map(({ name }) => name);
  return [
    ...(count > containers
      ? [
          conflict(
            `'${host.id}' admits ${counted(containers, 'container')} of '${guest}', received ${count}.`,
            `Have '${host.id}' admit more, with offer: { guests: { '${guest}': { containers: ${count}, … } } }, and read its new offer.`,
            account,
          ),
        ]
      : []),
    ...(sharing.length > 0
      ? [
          conflict(
            `${quoted(sharing)} must have a throughput that containers share, and the containers of a guest are in one database of '${host.id}'.`,
            'Give the containers a throughput of their own.',
            account,
          ),
        ]
      : []),
  ];
}

/** Returns the containers that left the declarations and are in Azure. */
function retainedIn({ key, type }: CosmosResource, settings: Settings): string[] {
  return Object.entries(lockedUnits(key, settings))
    .filter(([, { retained }]) => retained === true || settings.retainsData)
    .map(([name]) => name)
    .filter(
      (name) =>
        ![`${type}:${name}`, `${type}:${name}@${key}`].some((each) => settings.discard.includes(each)),
    );
}

function conflict(message: string, resolution: string, account?: CosmosResource): PlanError {
  return {
    code: 'HOST_CONFLICT',
    message,
    path: 'host',
    ...(account !== undefined && { resource: account.key }),
    components: account === undefined ? [] : sharersOf(account),
    resolution,
  };
}

/** Refuses containers of the host itself in the databases of its guests. */
export function guestConflicts(accounts: readonly CosmosResource[]): PlanError[] {
  return accounts
    .flatMap(({ config }) => config.databases)
    .filter(({ reserved, containers }) => reserved !== undefined && containers.length > 0)
    .map(({ name }) => ({
      code: 'INVALID_COMBINATION',
      message: `offer: the database '${name}' belongs to the guest, and a component declares containers in it.`,
      path: 'offer',
      components: [],
      resolution: 'Give the component another databaseName.',
    }));
}
