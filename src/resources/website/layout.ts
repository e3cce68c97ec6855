import type { RoleAssignmentConfig } from '@cdktf/provider-azurerm/lib/role-assignment/index.js';
import type { StorageAccountStaticWebsiteAConfig } from '@cdktf/provider-azurerm/lib/storage-account-static-website/index.js';

import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block, type BlockRef } from '../block.js';
import { type LayoutContext, placeOf, type PlanningContext } from '../layout-context.js';
import { storageOptions } from '../storage/options.js';
import { layOutContent } from './content.js';
import type { WebsiteConfig } from './requirement.js';
import { directoryOf, hasFiles } from './files.js';
import type { WebsiteResource } from './website-resource.js';

declare module '../block.js' {
  interface TerraformConfigs {
    azurerm_role_assignment: RoleAssignmentConfig;
    azurerm_storage_account_static_website: StorageAccountStaticWebsiteAConfig;
  }
}

/**
 * Lays out an account for one site. It is open to the internet, also in an isolated backend, because browsers load the
 * site from it; it holds nothing else, and takes no keys.
 * Source: learn.microsoft.com/azure/storage/blobs/storage-blob-static-website
 */
export function layOutWebsite(resource: WebsiteResource, context: LayoutContext): TerraformBlock[] {
  const { config, variant, name } = resource;
  const account = block('azurerm_storage_account', websiteAccountRef(variant, context).id, {
    name,
    ...placeOf(context),
    accountTier: 'Standard',
    accountReplicationType: context.settings.section(storageOptions).replication ?? 'LRS',
    accountKind: 'StorageV2',
    httpsTrafficOnlyEnabled: true,
    minTlsVersion: 'TLS1_2',
    // The website is served all the same: this closes the other way to its files, past the index document.
    allowNestedItemsToBePublic: false,
    crossTenantReplicationEnabled: false,
    defaultToOauthAuthentication: true,
    sharedAccessKeyEnabled: false,
    publicNetworkAccessEnabled: true,
    blobProperties: { deleteRetentionPolicy: { days: 7 }, containerDeleteRetentionPolicy: { days: 7 } },
  });
  const uploads = config.sourceDirectory !== undefined;
  const access = uploads ? layOutDeployerAccess(variant, account, context) : [];
  const website = block(
    'azurerm_storage_account_static_website',
    context.id('website', variant),
    {
      storageAccountId: ref(account, 'id'),
      indexDocument: config.indexDocument,
      error404Document: config.errorDocument,
    },
    access.slice(-1),
    uploads && config.buildCommand === undefined
      ? { precondition: hasDocuments(config.sourceDirectory, config) }
      : undefined,
  );
  // The container of the files comes with the website, and files go there with the role.
  const content = layOutContent(resource, { account, after: [website, ...access.slice(-1)] }, context);
  return [account, website, ...access, ...content];
}

/** Returns `https://<account>.<zone>.web.core.windows.net` as an expression: Azure chooses the zone. */
export function websiteUrl(variant: string, context: PlanningContext): string {
  return `https://${ref(websiteAccountRef(variant, context), 'primary_web_host')}`;
}

/** Returns the block of a website's account. */
export function websiteAccountRef(variant: string, context: PlanningContext): BlockRef {
  return { type: 'azurerm_storage_account', id: context.id('website', variant) };
}

/** Whoever runs Terraform may write files: an account without keys takes them from nobody else. The role comes last. */
function layOutDeployerAccess(
  variant: string,
  account: TerraformBlock,
  context: LayoutContext,
): TerraformBlock[] {
  const deployer = block('data.azurerm_client_config', context.id('website', variant, 'deployer'), {});
  const role = block('azurerm_role_assignment', context.id('website', variant, 'deployer'), {
    scope: ref(account, 'id'),
    roleDefinitionName: 'Storage Blob Data Contributor',
    principalId: ref(deployer, 'object_id'),
  });
  return [deployer, role];
}

/** A directory that is missing looks like an empty one, which would empty the site; a document that is missing answers nobody. */
function hasDocuments(sourceDirectory: string, { indexDocument, errorDocument }: WebsiteConfig) {
  const directory = directoryOf(sourceDirectory);
  const documents = errorDocument === undefined ? [indexDocument] : [indexDocument, errorDocument];
  const result = errorDocument === undefined ? 'the site would be empty' : 'the site would not answer';
  return {
    condition: hasFiles(directory, documents),
    errorMessage: `There is no ${documents.join(' or no ')} in ${sourceDirectory}, so ${result}: build it first, or set buildCommand.`,
  };
}
