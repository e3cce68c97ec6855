import { type Expression, join, ref } from '../../plan/expression/expression.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { compareText } from '../../plan/json.js';
import { type Role, roleAssignment } from '../access.js';
import type { ConnectionContext } from '../layout-context.js';
import { HOST, hostIdentity } from '../host/host-identity.js';
import type { AppDependencies } from './app-dependencies.js';
import { identityRef } from './connections.js';
import { hostingOf, needsStorageKey } from './hosting/hosting.js';
import type { FunctionsResource } from './sharing.js';
import { usesBlobs, waitsOnStorage } from './triggers/triggers.js';
import { secretsOf } from './calls/used-secrets.js';

/**
 * Lays out what the app's identity may do: what other resources grant, the queues and blobs of its storage account when a
 * function waits for them, the app's own files where no key is used for them, and its secrets.
 */
export function layOutAccess(
  app: FunctionsResource,
  { grants, account, vault }: AppDependencies,
  context: ConnectionContext,
): TerraformBlock[] {
  const variant = hostIdentity(context) === undefined ? app.variant : HOST;
  const principal = { principalId: ref(identityRef(app, context), 'principal_id'), variant };
  const scope = ref(account, 'id');
  const storageAccess = storageRoles(app).map(([role, id]) =>
    roleAssignment(principal, { role, scope, id: [id] }, context),
  );
  // azurerm 4.55.0 cannot tell a Flex app which identity reads secrets: that one has its role after the app is there.
  const reads = vault !== null && hostingOf(app.config.sku) !== 'flex';
  return [
    ...grants,
    ...storageAccess,
    ...(reads
      ? secretRoles(app, ref(vault, 'id')).map((role) => roleAssignment(principal, role, context))
      : []),
  ];
}

/**
 * Returns a role for each secret that an app reads, and none for its vault as a whole: an existing vault is the company's.
 * Source: learn.microsoft.com/azure/key-vault/general/rbac-guide (secret scope)
 */
export function secretRoles({ config }: Pick<FunctionsResource, 'config'>, vaultId: Expression): Role[] {
  return [...new Set(secretsOf(config))].sort(compareText).map((secret) => ({
    role: 'Key Vault Secrets User',
    scope: join`${vaultId}/secrets/${secret}`,
    id: ['secret', secret],
    // Up to now the scope was the vault, which is another assignment.
    formerId: null,
  }));
}

/**
 * Returns the roles on the storage account, with the word that names their block.
 * Sources: learn.microsoft.com/azure/azure-functions/functions-reference#connecting-to-host-storage-with-an-identity,
 * learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob-trigger (identity-based connections)
 */
function storageRoles({ config }: FunctionsResource): [role: string, id: string][] {
  const host = !needsStorageKey(config.sku);
  const blobs = usesBlobs(config);
  const roles: [needed: boolean, role: string, id: string][] = [
    [host || blobs, 'Storage Blob Data Owner', host ? 'host-blobs' : 'blobs'],
    // Triggers also write to the poison queue that belongs to each queue, and to one for blobs.
    [host || waitsOnStorage(config), 'Storage Queue Data Contributor', 'queues'],
    [host, 'Storage Table Data Contributor', 'host-tables'],
    [host && blobs, 'Storage Account Contributor', 'host-account'],
  ];
  return roles.flatMap(([needed, role, id]) => (needed ? [[role, id]] : []));
}
