/** Options of `StaticSite.define`. */
export interface StaticSiteConfig {
  /**
   * Directory of the files, relative to where you synthesize, such as `./admin/dist`. With `buildCommand`, directory of the
   * project that it builds. Terraform uploads the files. Default: nothing is uploaded.
   */
  readonly sourceDirectory?: string;
  /**
   * Shell command that Terraform runs in `sourceDirectory` while it applies, such as `npm run build`. Planning does not run it.
   * The Azure CLI then uploads the output. The command runs again when a source file has changed.
   */
  readonly buildCommand?: string;
  /**
   * `['buildCommand']` if the command looks like it contains a secret but is public, such as one with the key of a map that
   * every page shows. The list is in the plan, for reviewers. @default none
   */
  readonly publicSettings?: readonly 'buildCommand'[];
  /** Output directory of `buildCommand`, below `sourceDirectory`. Default `dist`. */
  readonly outputDirectory?: string;
  /** Answers `/`, and paths that end in `/`. Default `index.html`. */
  readonly indexDocument?: string;
  /** Answers paths that do not exist, with status 404, such as `404.html`. Default: a page of Azure's. */
  readonly errorDocument?: string;
  /**
   * First id of the component, by which the lock identifies it. Never remove it. The data, the account of the
   * site and its address stay the same.
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
  /** Answers paths without an extension with `indexDocument` and status 200, for applications with routes of their own. Default false. */
  readonly enableSpaMode?: boolean;
  /** Your host name, such as `app.example.com`, with a certificate that Azure renews. Default: none. */
  // A conditional type, so that the option is never undefined and `Domain` is still inferred from it.
  readonly customDomain?: Domain extends string ? Domain : never;
  /** Azure DNS zone of the domain, such as `example.com`. Default: you create the records yourself. */
  readonly dnsZoneName?: string;
  /** Resource group of an existing zone. Default: the zone is created. */
  readonly dnsZoneResourceGroup?: string;
  /** Compresses text files and fonts. Default true; requires caching. */
  readonly enableCompression?: boolean;
  /**
   * Seconds that Front Door and browsers keep a file; 0: no caching. `.html` files are never cached, so that a new
   * version of the site shows at once. Default 3600.
   */
  readonly cacheMaxAge?: number;
  readonly cors?: SiteCorsConfig;
}

/** Origins of other web pages that may read the files of a site. */
export interface SiteCorsConfig {
  /** Such as `https://shop.example.com`, or `*` for all. */
  readonly allowedOrigins: readonly string[];
}
