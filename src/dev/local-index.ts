import { ownValue } from '../plan/json.js';
import { type IndexedDocument, readFilter } from './odata-filter.js';

/** A field of the definition of an index. */
interface IndexField {
  readonly name: string;
  readonly type: string;
  readonly key?: boolean;
  readonly searchable?: boolean;
  readonly filterable?: boolean;
  readonly sortable?: boolean;
  readonly facetable?: boolean;
  readonly retrievable?: boolean;
}

/** The body of a search. */
export interface SearchBody {
  readonly search?: string;
  readonly searchFields?: string;
  readonly filter?: string;
  readonly facets?: readonly string[];
  readonly orderby?: string;
  readonly select?: string;
  readonly skip?: number;
  readonly top?: number;
}

const WORDS = /[\p{L}\p{M}\p{N}]+/gu;

/** An index in memory, which answers the calls of the runtime as Azure AI Search does. */
export class LocalIndex {
  readonly documents = new Map<string, IndexedDocument>();
  readonly #fields: readonly IndexField[];

  constructor({ fields }: { readonly fields: readonly IndexField[] }) {
    this.#fields = fields;
  }

  /** Makes the changes of a call. */
  change(actions: readonly IndexedDocument[]): object[] {
    return actions.map(({ '@search.action': action, ...document }) => {
      const key = String(document['key']);
      const wrong = this.#fault(document);
      if (wrong !== undefined) return { key, status: false, errorMessage: wrong, statusCode: 400 };
      if (action === 'delete') this.documents.delete(key);
      else this.documents.set(key, document);
      return { key, status: true, errorMessage: null, statusCode: 200 };
    });
  }

  /** @throws Error for a search that the fields of the index do not allow. */
  search({
    search = '*',
    searchFields,
    filter,
    facets = [],
    orderby,
    select,
    skip = 0,
    top = 50,
  }: SearchBody) {
    const words = search === '*' ? [] : wordsOf(search);
    const places = searchFields?.split(',') ?? this.#namesWith('searchable');
    this.#check('searchable', places);
    this.#check('facetable', facets);
    const selects =
      filter === undefined ? () => true : readFilter(filter, new Set(this.#namesWith('filterable')));
    const found = [...this.documents.values()]
      .filter((document) => selects(document))
      .map((document) => ({ document, score: scoreOf(document, places, words) }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => (orderby === 'key' ? 0 : b.score - a.score) || compare(a.document, b.document))
      .map(({ document }) => document);
    const shown = select?.split(',') ?? this.#namesWith('retrievable');
    this.#check('retrievable', shown);
    return {
      '@odata.count': found.length,
      ...(facets.length > 0 && {
        '@search.facets': Object.fromEntries(facets.map((name) => [name, facetOf(found, name)])),
      }),
      value: found
        .slice(skip, skip + top)
        .map((document) => Object.fromEntries(shown.map((name) => [name, ownValue(document, name) ?? null]))),
    };
  }

  #namesWith(ability: 'searchable' | 'filterable' | 'facetable' | 'retrievable'): string[] {
    return this.#fields.filter((field) => field[ability] === true).map(({ name }) => name);
  }

  #check(ability: 'searchable' | 'facetable' | 'retrievable', names: readonly string[]): void {
    const able = this.#namesWith(ability);
    const wrong = names.find((name) => !able.includes(name));
    if (wrong !== undefined)
      throw new Error(
        `'${wrong}': must be a field that is ${ability}, received another. Correct the search.`,
      );
  }

  #fault(document: IndexedDocument): string | undefined {
    for (const [name, value] of Object.entries(document)) {
      const field = this.#fields.find((one) => one.name === name);
      if (field === undefined) return `the index does not have the field '${name}'`;
      if (value !== null && !fits(field.type, value)) return `'${name}' must be of type ${field.type}`;
    }
    return undefined;
  }
}

function wordsOf(text: string): string[] {
  return (text.match(WORDS) ?? []).map((word) => word.toLowerCase());
}

/** Returns how often the words are in a document; 0 where one of them is missing. */
function scoreOf(document: IndexedDocument, places: readonly string[], words: readonly string[]): number {
  if (words.length === 0) return 1;
  const own = places
    .flatMap((name) => [ownValue(document, name)].flat())
    .flatMap((text) => (typeof text === 'string' ? wordsOf(text) : []));
  let score = 0;
  for (const word of words) {
    const times = own.filter((one) => one === word).length;
    if (times === 0) return 0;
    score += times;
  }
  return score;
}

function facetOf(found: readonly IndexedDocument[], name: string): { value: unknown; count: number }[] {
  const counts = new Map<unknown, number>();
  for (const document of found)
    for (const value of [ownValue(document, name) ?? []].flat())
      counts.set(value, (counts.get(value) ?? 0) + 1);
  return Array.from(counts, ([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, 10);
}

function compare({ key: a }: IndexedDocument, { key: b }: IndexedDocument): number {
  return String(a) < String(b) ? -1 : 1;
}

function fits(type: string, value: unknown): boolean {
  switch (type) {
    case 'Edm.Double':
      return typeof value === 'number';
    case 'Edm.Boolean':
      return typeof value === 'boolean';
    case 'Collection(Edm.String)':
      return Array.isArray(value) && value.every((one) => typeof one === 'string');
    case 'Edm.DateTimeOffset':
      return typeof value === 'string' && /^\d{4}-\d\d-\d\dT.+Z$/.test(value);
    default:
      return typeof value === 'string';
  }
}
