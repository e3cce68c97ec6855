import { join, type OrExpression, ref } from '../../plan/expression/expression.js';
import { directoryOf, hasFiles } from './files.js';
import { block, type BlockRef } from '../block.js';
import { deployerRole } from '../deployer/data-role.js';
import { type LayoutContext, placeOf, type PlanningContext } from '../layout-context.js';
import type { ResourceLayout } from '../resource-type.js';
import { storageOptions } from '../storage/options.js';
import { layOutContent } from './content.js';
import type { WebsiteConfig, WebsiteResource } from './requirement.js';
import { typeOptionsOf } from '../settings.js';

/**
 * Lays out an account for one site. It is open to the internet, also in an isolated backend, because browsers load the
 * site from it; it holds nothing else, and takes no keys.
 * Source: learn.microsoft.com/azure/storage/blobs/storage-blob-static-website
 */
export function layOutWebsite(
  resource: WebsiteResource,
  context: LayoutContext,
): Pick<ResourceLayout, 'blocks' | 'shared' | 'rights'> {
  const { config, variant, name } = resource;
  const account = block('azurerm_storage_account', websiteAccountRef(variant, context).id, {
    name,
    ...placeOf(context),
    account_tier: 'Standard',
    account_replication_type: typeOptionsOf(context.settings, storageOptions).replication ?? 'LRS',
    account_kind: 'StorageV2',
    https_traffic_only_enabled: true,
    min_tls_version: 'TLS1_2',
    // The website is served all the same: this closes the other way to its files, past the index document.
    allow_nested_items_to_be_public: false,
    cross_tenant_replication_enabled: false,
    default_to_oauth_authentication: true,
    shared_access_key_enabled: false,
    public_network_access_enabled: true,
    blob_properties: { delete_retention_policy: { days: 7 }, container_delete_retention_policy: { days: 7 } },
  });
  const uploads = config.sourceDirectory !== undefined;
  // An account without keys accepts files only from an identity with a role.
  const access = uploads
    ? deployerRole(
        {
          scope: account,
          role: 'Storage Blob Data Contributor',
          reason: 'uploads the files of the site',
          words: ['website', variant],
        },
        context,
      )
    : undefined;
  const after = access?.after ?? [];
  const website = block(
    'azurerm_storage_account_static_website',
    context.id('website', variant),
    {
      storage_account_id: ref(account, 'id'),
      index_document: config.indexDocument,
      error_404_document: config.errorDocument,
    },
    {
      depends_on: after,
      ...(config.sourceDirectory !== undefined &&
        config.buildCommand === undefined && {
          precondition: hasDocuments(config.sourceDirectory, config),
        }),
    },
  );
  // The container of the files comes with the website, and files go there with the role.
  const content = layOutContent(resource, { account, after: [website, ...after] }, context);
  return {
    blocks: [account, website, ...content],
    shared: access?.shared ?? [],
    rights: access === undefined ? [] : [access.right],
  };
}

/** Returns `https://<account>.<zone>.web.core.windows.net` as an expression: Azure chooses the zone. */
export function websiteUrl(variant: string, context: PlanningContext): OrExpression<string> {
  return join`https://${ref(websiteAccountRef(variant, context), 'primary_web_host')}`;
}

export function websiteAccountRef(variant: string, context: PlanningContext): BlockRef {
  return { type: 'azurerm_storage_account', id: context.id('website', variant) };
}

/**
 * Returns a condition against missing files: a missing directory would empty the site, and without its
 * documents the site would not answer.
 */
function hasDocuments(sourceDirectory: string, { indexDocument, errorDocument }: WebsiteConfig) {
  const directory = directoryOf(sourceDirectory);
  const documents = errorDocument === undefined ? [indexDocument] : [indexDocument, errorDocument];
  const result = errorDocument === undefined ? 'the site would be empty' : 'the site would not answer';
  return {
    condition: hasFiles(directory, documents),
    error_message: `${documents.join(' or ')} is missing in ${sourceDirectory}, so ${result}: build it first, or set buildCommand.`,
  };
}
