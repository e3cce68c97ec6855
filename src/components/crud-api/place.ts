import type { CrudApiData } from './crud-api-config.js';

/** Names of the database and the container of an API. */
export interface Place {
  readonly database: string;
  readonly container: string;
}

/** Returns where the data of an API is. */
export function placeOf({ entityName, databaseName }: CrudApiData): Place {
  const entity = entityName.toLowerCase();
  return { database: databaseName ?? `${entity}-db`, container: entity };
}
