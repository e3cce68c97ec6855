import { ref, type TerraformBlock } from '../../plan/terraform-block.js';
import { block } from '../block.js';
import { placeOf, type Site } from '../site.js';
import { layOutContent } from './website-content.js';
import type { WebsiteConfig } from './website-config.js';
import { directoryOf, hasFiles } from './website-files.js';
import type { WebsiteResource } from './website-type.js';

/** The blocks of one website. */
export interface WebsiteLayout {
  readonly resource: WebsiteResource;
  readonly account: TerraformBlock;
  readonly blocks: readonly TerraformBlock[];
}

/**
 * Lays out an account for one site. It is open to the internet, also in an isolated backend, because browsers load the
 * site from it; it holds nothing else, and takes no keys.
 * Source: learn.microsoft.com/azure/storage/blobs/storage-blob-static-website
 */
export function layOutWebsite(resource: WebsiteResource, site: Site): WebsiteLayout {
  const { config, purpose, name } = resource;
  const account = block('azurerm_storage_account', accountId(purpose, site), {
    name,
    ...placeOf(site),
    accountTier: 'Standard',
    accountReplicationType: site.settings.storageReplication,
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
  const access = uploads ? layOutDeployerAccess(purpose, account, site) : [];
  const website = block(
    'azurerm_storage_account_static_website',
    site.id('website', purpose),
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
  const content = layOutContent(resource, { account, after: [website, ...access.slice(-1)] }, site);
  return { resource, account, blocks: [account, website, ...access, ...content] };
}

/** `https://<account>.<zone>.web.core.windows.net`, as an expression: Azure chooses the zone. */
export function websiteUrl(purpose: string, site: Site): string {
  return `https://${ref({ type: 'azurerm_storage_account', id: accountId(purpose, site) }, 'primary_web_host')}`;
}

function accountId(purpose: string, site: Site): string {
  return site.id('website', purpose);
}

/** Whoever runs Terraform may write files: an account without keys takes them from nobody else. The role comes last. */
function layOutDeployerAccess(purpose: string, account: TerraformBlock, site: Site): TerraformBlock[] {
  const deployer = block('data.azurerm_client_config', site.id('website', purpose, 'deployer'), {});
  const role = block('azurerm_role_assignment', site.id('website', purpose, 'deployer'), {
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
