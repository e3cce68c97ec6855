/** Data of a CRUD API that code of another component, or the hooks of the API, can open. */
export interface DataManifest {
  /** Component id of the API, such as `PatientApi`. */
  readonly component: string;
  /** App setting with the endpoint of the account. */
  readonly setting: string;
  readonly database: string;
  readonly container: string;
  /** True: the code reads items and does not change them. Absent: it does both. */
  readonly readOnly?: true;
}

/** Value of a partition key. */
export type PartitionValue = string | number | boolean;

/** A query: its text, and parameters whose names begin with `@`. */
export interface DataQuery {
  /** @example 'SELECT * FROM c WHERE c.court = @court' */
  readonly query: string;
  /** Values of callers belong here, never in the text. @default none */
  readonly parameters?: { name: string; value: string | number | boolean | null }[];
}

/** Options of a query. */
export interface DataQueryOptions {
  /** The only partition that is read. @default all partitions */
  readonly partitionKey?: PartitionValue;
  /** Items of a page. @default as many as Cosmos DB chooses */
  readonly maxItemCount?: number;
}

/** Options of a change. */
export interface DataChangeOptions {
  /** `IfMatch` with the `_etag` of an item: the change fails with 412 where the item has another one. @default none */
  readonly accessCondition?: { readonly type: 'IfMatch' | 'IfNoneMatch'; readonly condition: string };
}

/** An item with the fields of Cosmos DB; undefined if the container does not have it. */
export interface DataAnswer<T> {
  /** Undefined with `statusCode` 404: the item does not exist. */
  readonly resource?: (T & { readonly _etag: string }) | undefined;
  readonly statusCode: number;
}

/** Results of a query, page by page. */
export interface DataResults<T> {
  fetchAll(): Promise<{ readonly resources: T[] }>;
  fetchNext(): Promise<{ readonly resources: T[] }>;
  hasMoreResults(): boolean;
}

/** One item of a container. */
export interface DataItem<T> {
  read(): Promise<DataAnswer<T>>;
  replace(item: T, options?: DataChangeOptions): Promise<DataAnswer<T>>;
  delete(options?: DataChangeOptions): Promise<{ readonly statusCode: number }>;
}

/**
 * The items of a CRUD API in Cosmos DB: a part of the `Container` of `@azure/cosmos`, which it is. Errors are those of the
 * SDK, with `code` 404, 409, 412, 429 and so on.
 */
export interface DataContainer<T extends object> {
  readonly items: {
    query<R = T>(query: string | DataQuery, options?: DataQueryOptions): DataResults<R>;
    create(item: T): Promise<DataAnswer<T>>;
    upsert(item: T): Promise<DataAnswer<T>>;
  };
  item(id: string, partitionKey: PartitionValue): DataItem<T>;
}

/**
 * Opens the data of a CRUD API with the identity of the app, and in `atakora dev` with the emulator.
 * @param component - Id of an API that `uses` of the component names.
 * @throws Error when the component does not use that API. A change of items is rejected where `uses` has only `read`.
 * @example
 * const patients = openContainer<Item<typeof patientApi>>('PatientApi');
 * const { resource } = await patients.item('42', 'north').read();
 */
export type OpenContainer<Api extends string = string> = {
  // As a method, so that a function of the user that takes `FunctionServices` takes those that know the ids.
  open<T extends object = Record<string, unknown>>(component: Api): DataContainer<T>;
}['open'];
