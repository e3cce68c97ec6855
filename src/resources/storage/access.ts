import { ref } from '../../plan/expression/expression.js';
import {
  type AccessLevel,
  type DataAccess,
  dataAccess,
  forPrincipals,
  grantRoles,
  type Role,
} from '../access.js';
import { type Connection, connection } from '../connection.js';
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
    connection(dataAccess, account.key, account.key, accessIn(account)),
    ...forPrincipals(account, context, (principal, requirements) =>
      grantRoles(principal, account, rolesOf(requirements, account, context), context),
    ),
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
  const roles = requirements.flatMap(({ config: { containers = [], queues = [] } }) => [
    ...containers.flatMap(({ name, access = [] }) =>
      access.map((each) => roleOn('container', name, CONTAINER_ROLES[each])),
    ),
    ...queues.flatMap(({ name, access = [] }) =>
      access.map((each) => roleOn('queue', name, QUEUE_ROLES[each])),
    ),
  ]);
  return [...new Map(roles.map((role) => [[...role.id, role.role].join('/'), role])).values()];
}

function accessIn({ requirements }: Account): DataAccess {
  const levels = new Map<string, AccessLevel>();
  const granted = { blobEndpoint: new Set<string>(), queueEndpoint: new Set<string>() };
  for (const { component, config } of requirements) {
    for (const access of (config.containers ?? []).flatMap((container) => container.access ?? [])) {
      granted.blobEndpoint.add(component);
      if (access === 'write' || !levels.has(component)) levels.set(component, access);
    }
    for (const { access = [] } of config.queues ?? []) {
      if (access.length === 0) continue;
      granted.queueEndpoint.add(component);
      levels.set(component, 'write');
    }
  }
  return {
    levelOf: (component) => levels.get(component),
    missingGrant(component, attribute) {
      if (attribute === 'blobEndpoint' && !granted.blobEndpoint.has(component))
        return "containers: [{ name: '<container>', access: ['read'] }]";
      if (attribute === 'queueEndpoint' && !granted.queueEndpoint.has(component))
        return "queues: [{ name: '<queue>', access: ['send'] }]";
      return undefined;
    },
  };
}
