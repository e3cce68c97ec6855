/** Names of the app settings that an API reads. */
export interface ApiSettings {
  /** Address of the Cosmos DB account. */
  readonly endpoint: string;
  readonly database: string;
  readonly container: string;
  /** Seconds that clients may keep a response; the setting is absent when they may not. */
  readonly cacheSeconds: string;
  /** Address of the search service. Absent without a search. */
  readonly searchEndpoint: string;
  /** Tier of the search service. Another tier is another service, with other indexes. Absent without a search. */
  readonly searchTier: string;
}

/**
 * Returns the names of the app settings of an API, which begin with its route in capitals.
 * @example apiSettings({ route: 'user-api' }).database // 'USER_API_DATABASE_NAME'
 */
export function apiSettings({ route }: { readonly route: string }): ApiSettings {
  const prefix = route.replaceAll('-', '_').toUpperCase();
  return {
    endpoint: `${prefix}_COSMOS_ENDPOINT`,
    database: `${prefix}_DATABASE_NAME`,
    container: `${prefix}_CONTAINER_NAME`,
    cacheSeconds: `${prefix}_CACHE_SECONDS`,
    searchEndpoint: `${prefix}_SEARCH_ENDPOINT`,
    searchTier: `${prefix}_SEARCH_TIER`,
  };
}
