import { SYNC_PROGRAM, SYNC_URL } from '../../../plan/trigger-sync.js';
import { PACKAGE_FILE } from '../../../plan/package.js';
import type { AppDependencies } from '../app-dependencies.js';
import { join, type OrExpression, packageFact, ref } from '../../../plan/expression/expression.js';
import type { PlannedPackage } from '../../../plan/package.js';
import type { TerraformBlock } from '../../../plan/terraform-block.js';
import { block, type BlockRef, type LocalCommand, makeBlock } from '../../block.js';
import { type DeployerRole, deployerRole } from '../../deployer/data-role.js';
import { deployerOptions } from '../../deployer/options.js';
import type { LayoutContext } from '../../layout-context.js';
import { hostStorage } from '../../storage/connections.js';
import { storage } from '../../storage/index.js';
import { website } from '../../website/index.js';
import { typeOptionsOf } from '../../settings.js';

/** A container for the code of an app, and the code where Terraform puts it there. */
export interface PackageBlob {
  readonly container: TerraformBlock;
  /** Address of the zip. */
  readonly url: OrExpression<string>;
  readonly blocks: readonly TerraformBlock[];
  /** Blocks that must exist before the app starts. */
  readonly after: readonly BlockRef[];
  /** The role by which Terraform puts it there. */
  readonly access: DeployerRole | undefined;
}

/**
 * Returns true if Terraform reaches storage by Entra ID. One account without keys, or one site, has it do so
 * for all accounts.
 */
export function reachesStorageByEntraId({ settings, graph }: LayoutContext): boolean {
  const isKeyless = ({ key }: { readonly key: string }) =>
    !graph.incoming(key, hostStorage).some(({ data }) => data.accessKey);
  return (
    settings.lock?.backend.storageUseAzuread === true ||
    typeOptionsOf(settings, deployerOptions).alwaysEntraId ||
    graph.of(website).length > 0 ||
    graph.of(storage).some(isKeyless)
  );
}

/** Lays out the container of an app's code, and the code as a blob where Terraform deploys it. */
export function layOutPackageBlob(
  variant: string,
  { account, host, endpoints }: Pick<AppDependencies, 'account' | 'host' | 'endpoints'>,
  code: PlannedPackage | undefined,
  context: LayoutContext,
): PackageBlob {
  const container = block('azurerm_storage_container', context.id('functions', variant, 'packages'), {
    name: `app-packages-${variant}`,
    storage_account_id: ref(account, 'id'),
    container_access_type: 'private',
  });
  const url = join`${ref(account, 'primary_blob_endpoint')}${ref(container, 'name')}/${PACKAGE_FILE}`;
  if (code?.deployment !== 'blob' && code?.deployment !== 'package-url')
    return { container, url, blocks: [container], after: [], access: undefined };
  const access = reachesStorageByEntraId(context)
    ? deployerRole(
        {
          scope: account,
          role: 'Storage Blob Data Contributor',
          reason: 'writes the code of the app',
          words: ['storage', host.variant],
          formerWords: context.graph
            .incoming(host.key, hostStorage)
            .map(({ data }) => ['functions', data.variant, 'packages']),
        },
        context,
      )
    : undefined;
  const released = block(
    'azurerm_storage_blob',
    context.id('functions', variant, 'package'),
    {
      name: PACKAGE_FILE,
      storage_account_name: ref(account, 'name'),
      storage_container_name: ref(container, 'name'),
      type: 'Block',
      source: packageFact(code.app, 'path'),
      content_md5: packageFact(code.app, 'md5'),
    },
    // In an isolated backend nothing but private endpoints leads to the account.
    { depends_on: [...(access?.after ?? []), ...endpoints] },
  );
  return {
    container,
    url,
    blocks: [container, released],
    after: [released],
    access,
  };
}

/**
 * Lays out the step that has Azure read the triggers of new code. Without it Azure may not know when to start an app whose
 * code changed in its container.
 * Source: learn.microsoft.com/azure/azure-functions/functions-deployment-technologies (trigger syncing)
 */
export function layOutTriggerSync(
  variant: string,
  app: TerraformBlock,
  code: PlannedPackage | undefined,
  context: LayoutContext,
): TerraformBlock[] {
  const { codeDeployment } = typeOptionsOf(context.settings, deployerOptions);
  const isBlob = code?.deployment === 'blob' || code?.deployment === 'package-url';
  if (codeDeployment !== 'terraform-sync' || !isBlob) return [];
  const command: LocalCommand = {
    command: join`${SYNC_URL[0]}${ref(app, 'id')}${SYNC_URL[1]}`,
    interpreter: SYNC_PROGRAM,
  };
  return [
    makeBlock(
      'terraform_data',
      context.id('functions', variant, 'sync'),
      { triggers_replace: { app: ref(app, 'id'), code: packageFact(code.app, 'sha256') } },
      { depends_on: [app], local_exec: [command] },
    ),
  ];
}
