/**
 * Tiers of a search service, from the least to the most. The free tier has neither identities nor private endpoints, and the
 * storage optimized tiers have no way to another tier.
 * Source: learn.microsoft.com/azure/search/search-sku-tier
 */
export const SEARCH_SKUS = ['basic', 'standard', 'standard2', 'standard3'] as const;

/** One of `SEARCH_SKUS`. */
export type SearchSku = (typeof SEARCH_SKUS)[number];

/** Access of code to an index, from the least to the most. */
export const INDEX_ACCESS = ['read', 'write'] as const;

/** One of `INDEX_ACCESS`. */
export type IndexAccess = (typeof INDEX_ACCESS)[number];

/** Numbers of partitions. Source: learn.microsoft.com/azure/search/search-capacity-planning */
export const PARTITIONS = [1, 2, 3, 4, 6, 12] as const;

/**
 * Requirement of a service of Azure AI Search.
 * @example
 * { resourceType: 'aisearch', requirementKey: 'Shop-aisearch', config: { indexes: [{ name: 'products', access: 'write' }] } }
 */
export interface SearchRequirement {
  /** Tier of the service. Requirements with different tiers get different services. @default 'basic' */
  readonly sku?: SearchSku;
  /** Copies that answer queries: 1 to 12, on a basic service 1 to 3. The SLA for queries needs 2. @default 1 */
  readonly replicas?: number;
  /** Parts of the storage: 1, 2, 3, 4, 6 or 12, on a basic service 1 to 3. @default 1 */
  readonly partitions?: number;
  /** Indexes that the code of the component uses. */
  readonly indexes?: readonly SearchIndex[];
}

/** An index. Terraform does not make indexes: the code that writes to one makes it with its identity. */
export interface SearchIndex {
  /** 2 to 100 lower-case letters, digits and hyphens. */
  readonly name: string;
  /** `write`: the code makes the index, fills it and searches. `read`: the code searches. @default 'write' */
  readonly access?: IndexAccess;
  /**
   * Version of the fields: 8 hexadecimal digits. A plan with another version than the lock's warns that the index is built anew.
   * @default no warning
   */
  readonly version?: string;
}

/** A search service, every default filled in. */
export interface SearchConfig extends SearchRequirement {
  readonly sku: SearchSku;
  readonly replicas: number;
  readonly partitions: number;
  readonly indexes: readonly SearchIndex[];
}
