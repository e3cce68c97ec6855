import type { SearchField } from '../contract/search.js';

/** A document of an index: what the index knows of one item. */
export interface SearchDocument {
  /** Made of partition and id, see `keyOf`. */
  readonly key: string;
  readonly [field: string]: unknown;
}

/** A change of an index. */
export type IndexChange =
  | { readonly kind: 'upload'; readonly document: SearchDocument }
  | { readonly kind: 'delete'; readonly key: string };

/** A search. */
export interface IndexQuery {
  /** Words, each of which a document must have; empty: every document. */
  readonly words: readonly string[];
  /** Condition in OData; absent: none. */
  readonly filter?: string;
  /** Names of fields of the index whose values are counted. */
  readonly facets?: readonly string[];
  readonly order?: string;
  readonly skip?: number;
  readonly top: number;
}

/** Documents that a search found. */
export interface IndexResults {
  /** Documents of all pages. */
  readonly count: number;
  readonly documents: readonly { readonly key: string; readonly id: string; readonly partition: string }[];
  /** Values with their numbers of documents, by field. */
  readonly facets: Readonly<Record<string, readonly { readonly value: unknown; readonly count: number }[]>>;
}

/** An index of a search service. */
export interface SearchIndex {
  /** Makes the index, and deletes those of other versions of the API. */
  ensure(): Promise<void>;
  /** Makes changes in their order. @returns Keys of documents that the service refused for what is in them. */
  push(changes: readonly IndexChange[]): Promise<string[]>;
  query(query: IndexQuery): Promise<IndexResults>;
}

/** Returns the name of a field in the index. It cannot be the name of a field that the service has. */
export function fieldName(name: string): string {
  return `f_${name}`;
}

/** Returns the name in the index of a field with the owner or the tenant of an item. */
export function boundName(name: string): string {
  return `b_${name}`;
}

/** Types of the fields of an index. Source: learn.microsoft.com/rest/api/searchservice/supported-data-types */
export const EDM: Readonly<Record<SearchField['type'], string>> = {
  string: 'Edm.String',
  number: 'Edm.Double',
  boolean: 'Edm.Boolean',
  timestamp: 'Edm.DateTimeOffset',
  strings: 'Collection(Edm.String)',
};
