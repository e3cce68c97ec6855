import type { Query } from './list-query.js';
import type { Scalar } from './scalar.js';

/** A stored item, with its ETag. */
export interface StoredItem {
  readonly item: Readonly<Record<string, unknown>>;
  readonly etag: string;
}

/** One page of a list. */
export interface StoredPage {
  readonly items: readonly StoredItem[];
  /** Absent on the last page. */
  readonly continuation?: string;
}

/** A change of an item that is stored. */
export type ItemChange =
  | { readonly kind: 'replace'; readonly item: Readonly<Record<string, unknown>>; readonly etag: string }
  | { readonly kind: 'remove'; readonly id: string; readonly etag: string };

/** One change of a transaction. */
export type Change =
  ItemChange | { readonly kind: 'create'; readonly item: Readonly<Record<string, unknown>> };

/** Store of the items of an API. Every call except `list`, `first` and `count` names one partition; these may name one. */
export interface Store {
  create(item: Readonly<Record<string, unknown>>, partition: Scalar): Promise<StoredItem>;
  read(id: string, partition: Scalar): Promise<StoredItem | undefined>;
  /** @throws StoreError `changed` when the item no longer has that ETag. */
  replace(item: Readonly<Record<string, unknown>>, partition: Scalar, etag: string): Promise<StoredItem>;
  /** @throws StoreError `changed` when the item no longer has that ETag. */
  remove(id: string, partition: Scalar, etag: string): Promise<void>;
  /**
   * Makes up to 100 changes in one partition, all or none.
   * @returns The items as they are stored, in the order of the changes; undefined for one that was removed.
   * @throws StoreError with the index of the change that was refused.
   */
  transact(changes: readonly Change[], partition: Scalar): Promise<(StoredItem | undefined)[]>;
  list(query: Query, page: PageRequest): Promise<StoredPage>;
  /** Returns the first items of a query in its order, at most `limit`. */
  first(query: Query, limit: number, partition: Scalar | undefined): Promise<readonly StoredItem[]>;
  /** Returns the number that a query counts. */
  count(query: Query, partition: Scalar | undefined): Promise<number>;
  /** Resolves if the container answers. */
  ping(): Promise<void>;
}

/** Position in a list. */
export interface PageRequest {
  readonly limit: number;
  readonly partition: Scalar | undefined;
  readonly continuation: string | undefined;
}

/** Reason why a store refused a call, independent of the database. */
export type StoreErrorKind =
  'missing' | 'exists' | 'changed' | 'invalid' | 'too-large' | 'busy' | 'unavailable';

/** A refusal of the store. */
export class StoreError extends Error {
  readonly kind: StoreErrorKind;
  /** For `busy`: seconds to wait. */
  readonly retryAfter: number;
  /** Index of the change of a transaction that was refused. Undefined: the error is about the whole call. */
  readonly index: number | undefined;

  constructor(kind: StoreErrorKind, cause: unknown, retryAfter = 1, index?: number) {
    super(`The store answered: ${kind}.`, { cause });
    this.name = 'StoreError';
    this.kind = kind;
    this.retryAfter = retryAfter;
    this.index = index;
  }
}
