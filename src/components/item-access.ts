/** Access of code to a container of Cosmos DB: read items, or read, write and delete them. */
export const ITEM_ACCESS = ['read', 'write'] as const;

/** One of `ITEM_ACCESS`. */
export type ItemAccess = (typeof ITEM_ACCESS)[number];

/** Access of code to the data of CRUD APIs of the backend, by component id. */
export type ApiUses<Api extends string = string> = Readonly<Record<Api, readonly ItemAccess[]>>;

/** Ids of the APIs in the option `uses`: of options that the compiler inferred. */
export type UsedApi<Given> = Given extends { readonly uses: infer U } ? keyof U & string : never;

/** Ids of the APIs that code of a component can open. */
export type OpenedApi<D extends { readonly config: { readonly uses?: ApiUses } }> = keyof NonNullable<
  D['config']['uses']
> extends infer Api extends string
  ? [Api] extends [never]
    ? 'an API in uses'
    : Api
  : never;
