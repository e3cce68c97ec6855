import { ref } from '../../plan/expression/expression.js';
import { declareAccess, grantAskedRoles, type Role, strongestOf } from '../access.js';
import type { Connection } from '../connection.js';
import type { ConnectionContext } from '../layout-context.js';
import type { Requirement } from '../requirement.js';
import type { Resource } from '../resource.js';
import type {
  ContainerAccess,
  QueueAccess,
  StorageAccountConfig,
  StorageRequirementConfig,
} from './requirement.js';

type Account = Resource<StorageRequirementConfig, StorageAccountConfig>;

/** Source: learn.microsoft.com/azure/role-based-access-control/built-in-roles/storage */
const CONTAINER_ROLES: Readonly<Record<ContainerAccess, string>> = {
  read: 'Storage Blob Data Reader',
  write: 'Storage Blob Data Contributor',
};

/** Source: learn.microsoft.com/azure/role-based-access-control/built-in-roles/storage */
const QUEUE_ROLES: Readonly<Record<QueueAccess, string>> = {
  receive: 'Storage Queue Data Message Processor',
  send: 'Storage Queue Data Message Sender',
};

/** Connects an account with the apps whose components ask for access to its containers and queues. */
export function storageAccess(account: Account, context: ConnectionContext): Connection[] {
  return [
    declareAccess(account, {
      blobEndpoint: {
        levelOf: ({ containers = [] }) => strongestOf(containers.flatMap(({ access = [] }) => access)),
        option: "containers: [{ name: '<container>', access: ['read'] }]",
      },
      queueEndpoint: {
        levelOf: ({ queues = [] }) =>
          queues.some(({ access = [] }) => access.length > 0) ? 'write' : undefined,
        option: "queues: [{ name: '<queue>', access: ['send'] }]",
      },
    }),
    ...grantAskedRoles(account, context, (requirements) => rolesOf(requirements, account, context)),
  ];
}

/** Returns a role for each container and queue that the components of an app ask for, and for no other. */
function rolesOf(
  requirements: readonly Requirement<StorageRequirementConfig>[],
  { variant }: Account,
  context: ConnectionContext,
): Role[] {
  const roleOn = (kind: 'container' | 'queue', name: string, role: string): Role => {
    const block = { type: `azurerm_storage_${kind}`, id: context.id('storage', variant, kind, name) };
    return { role, scope: ref(block, 'id'), id: ['storage', variant, kind, name], formerId: null };
  };
  return requirements.flatMap(({ config: { containers = [], queues = [] } }) => [
    ...containers.flatMap(({ name, access = [] }) =>
      access.map((each) => roleOn('container', name, CONTAINER_ROLES[each])),
    ),
    ...queues.flatMap(({ name, access = [] }) =>
      access.map((each) => roleOn('queue', name, QUEUE_ROLES[each])),
    ),
  ]);
}
