/** Access of code to a container of Cosmos DB: read items, or read, write and delete them. */
export const ITEM_ACCESS = ['read', 'write'] as const;

/** One of `ITEM_ACCESS`. */
export type ItemAccess = (typeof ITEM_ACCESS)[number];

/** Access of code to the data of CRUD APIs of the backend, by component id. */
export type ApiUses = Readonly<Record<string, readonly ItemAccess[]>>;
