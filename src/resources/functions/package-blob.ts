import type { AppDependencies } from './app-dependencies.js';
import { packageFact, type PlannedPackage } from '../../plan/package.js';
import { type LocalCommand, ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block, type BlockRef } from '../block.js';
import { deployerRole } from '../deployer/data-role.js';
import { deployerOptions } from '../deployer/options.js';
import type { LayoutContext } from '../layout-context.js';
import type { ResourceLayout } from '../resource-type.js';
import { hostStorage } from '../storage/connections.js';
import { storage } from '../storage/index.js';
import { website } from '../website/index.js';
import { sectionOf } from '../settings.js';

/** The one name that a Flex Consumption app starts from. */
const PACKAGE = 'released-package.zip';

/** A container for the code of an app, and the code where Terraform puts it there. */
export interface PackageBlob {
  readonly container: TerraformBlock;
  /** Address of the zip. */
  readonly url: string;
  readonly blocks: readonly TerraformBlock[];
  /** Blocks that must exist before the app starts. */
  readonly after: readonly BlockRef[];
  readonly rights: NonNullable<ResourceLayout['rights']>;
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
    sectionOf(settings, deployerOptions).alwaysEntraId ||
    graph.of(website).length > 0 ||
    graph.of(storage).some(isKeyless)
  );
}

/** Lays out the container of an app's code, and the code as a blob where Terraform deploys it. */
export function layOutPackageBlob(
  variant: string,
  { account, endpoints }: Pick<AppDependencies, 'account' | 'endpoints'>,
  code: PlannedPackage | undefined,
  context: LayoutContext,
): PackageBlob {
  const container = block('azurerm_storage_container', context.id('functions', variant, 'packages'), {
    name: `app-packages-${variant}`,
    storageAccountId: ref(account, 'id'),
    containerAccessType: 'private',
  });
  const url = `${ref(account, 'primary_blob_endpoint')}${ref(container, 'name')}/${PACKAGE}`;
  if (code?.deployment !== 'blob' && code?.deployment !== 'package-url')
    return { container, url, blocks: [container], after: [], rights: [] };
  const access = reachesStorageByEntraId(context)
    ? deployerRole(
        {
          scope: account,
          role: 'Storage Blob Data Contributor',
          reason: 'writes the code of the app',
          words: ['functions', variant, 'packages'],
        },
        context,
      )
    : undefined;
  const released = block(
    'azurerm_storage_blob',
    context.id('functions', variant, 'package'),
    {
      name: PACKAGE,
      storageAccountName: ref(account, 'name'),
      storageContainerName: ref(container, 'name'),
      type: 'Block',
      source: packageFact(code.app, 'path'),
      contentMd5: packageFact(code.app, 'md5'),
    },
    // In an isolated backend nothing but private endpoints leads to the account.
    [...(access?.after ?? []), ...endpoints],
  );
  return {
    container,
    url,
    blocks: [container, ...(access?.blocks ?? []), released],
    after: [released],
    rights: access === undefined ? [] : [access.right],
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
  const { codeDeployment } = sectionOf(context.settings, deployerOptions);
  const isBlob = code?.deployment === 'blob' || code?.deployment === 'package-url';
  if (codeDeployment !== 'terraform-sync' || !isBlob) return [];
  const command: LocalCommand = {
    // Without a shell, so that nothing needs quoting.
    command: `https://management.azure.com${ref(app, 'id')}/syncfunctiontriggers?api-version=2024-04-01`,
    program: ['az', 'rest', '--method', 'post', '--url'],
  };
  return [
    block(
      'terraform_data',
      context.id('functions', variant, 'sync'),
      { triggersReplace: { app: ref(app, 'id'), code: packageFact(code.app, 'sha256') } },
      [app],
      { commands: [command] },
    ),
  ];
}
