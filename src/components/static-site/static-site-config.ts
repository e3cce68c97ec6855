/** Options of `StaticSite.define`. */
export interface StaticSiteConfig {
  /**
   * Directory of the files, relative to where you synthesize, such as `./admin/dist`. With `buildCommand`, directory of the
   * project that it builds. A directory of its own, without hidden files. Terraform uploads the files.
   * Source: `azurerm_storage_blob.source`
   * @see docs/security.md#what-is-published
   * @default nothing is uploaded
   */
  readonly sourceDirectory?: string;
  /**
   * Shell command that Terraform runs in `sourceDirectory` while it applies, such as `npm run build`. Planning does not run it.
   * The Azure CLI then uploads the output. The command runs again when a source file or the command has changed.
   * Source: `terraform_data`
   * @default no build
   */
  readonly buildCommand?: string;
  /**
   * `['buildCommand']` if the command looks like it contains a secret but is public. An example is the key of a map that every
   * page shows. The list is in the plan, for reviewers.
   * @see docs/security.md#settings-that-look-like-secrets
   * @default none
   */
  readonly publicSettings?: readonly 'buildCommand'[];
  /**
   * Output directory of `buildCommand`, below `sourceDirectory`.
   * Source: `terraform_data`
   * @default 'dist'
   */
  readonly outputDirectory?: string;
  /**
   * Document that answers `/`, and paths that end in `/`.
   * Source: `azurerm_storage_account_static_website`
   * @default 'index.html'
   */
  readonly indexDocument?: string;
  /**
   * Document that answers paths that do not exist, with status 404, such as `404.html`.
   * Source: `azurerm_storage_account_static_website`
   * @default a page of Azure's
   */
  readonly errorDocument?: string;
  /**
   * First id of the component, by which the lock identifies it. Never remove it. The data, the account of the site and its
   * address stay the same.
   * @see docs/renaming-and-removing.md#rename-a-component
   * @default the id
   */
  readonly renamedFrom?: string;
}

/**
 * Options of `StaticSiteWithCdn.define`.
 * @typeParam Domain - The custom domain as a literal type; undefined without one.
 */
export interface StaticSiteWithCdnConfig<
  Domain extends string | undefined = string | undefined,
> extends StaticSiteConfig {
  /**
   * Answers paths without an extension with `indexDocument` and status 200, for applications with routes of their own. Paths
   * below `.well-known/` and missing files stay 404.
   * Source: `url_rewrite_action`
   * @default false
   */
  readonly enableSpaMode?: boolean;
  /**
   * Your host name, such as `app.example.com`, with a certificate that Azure makes and renews.
   * Source: `azurerm_cdn_frontdoor_custom_domain`
   * @default none
   */
  // A conditional type, so that the option is never undefined and `Domain` is still inferred from it.
  readonly customDomain?: Domain extends string ? Domain : never;
  /**
   * Azure DNS zone of the domain, such as `example.com`. The plan puts the records into it: the proof of ownership and a CNAME,
   * or an alias at the top of the zone.
   * Source: `azurerm_dns_zone`
   * @default you create the records yourself
   */
  readonly dnsZoneName?: string;
  /**
   * Resource group of an existing zone.
   * Source: `data.azurerm_dns_zone`
   * @default the zone is created
   */
  readonly dnsZoneResourceGroup?: string;
  /**
   * Compresses text files and fonts on the way. Requires caching.
   * Source: `cache.compression_enabled`
   * @default true
   */
  readonly enableCompression?: boolean;
  /**
   * Seconds that Front Door and browsers keep a file; 0: no caching. `.html` files are always asked for, so a new version of the
   * site shows at once. A file that you upload yourself with a `Cache-Control` header follows that.
   * Source: `route_configuration_override_action`
   * @default 3600
   */
  readonly cacheMaxAge?: number;
  /**
   * Web pages of other origins that may read the files: plain `GET` and `HEAD`, without preflight.
   * Source: `response_header_action`
   * @default only the site's pages
   * @example { allowedOrigins: ['https://shop.example.com'] }
   */
  readonly cors?: SiteCorsConfig;
}

/** Origins of other web pages that may read the files of a site. */
export interface SiteCorsConfig {
  /** Origins such as `https://shop.example.com`, or `*` for all. */
  readonly allowedOrigins: readonly string[];
}
