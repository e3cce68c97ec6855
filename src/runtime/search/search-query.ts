import type { Bound } from '../bounds.js';
import type { FilterOperator } from '../contract/operators.js';
import { operatorsFor } from '../contract/operators.js';
import type { SearchField } from '../contract/search.js';
import { MAX_VALUES } from '../filters.js';
import { ownValue } from '../own-value.js';
import { badRequest, type Fault } from '../problem.js';
import { readScalar, type Scalar } from '../scalar.js';
import type { SearchableApi } from './index-definition.js';
import { boundName, fieldName, type IndexQuery } from './search-index.js';

/** Words of one search. Source: learn.microsoft.com/azure/search/search-limits-quotas-capacity#search-query-limits */
const MAX_WORDS = 100;

/** Documents that a search can skip. Source: the same page */
const MAX_SKIP = 100_000;

/** OData for the operators of a list; those that it does not have are not offered. */
const COMPARISONS: Readonly<Partial<Record<FilterOperator, string>>> = {
  gt: 'gt',
  gte: 'ge',
  lt: 'lt',
  lte: 'le',
};

/** Parameters of a search. */
const PARAMETERS = ['q', 'filter', 'facet', 'limit', 'continuation', 'code', 'clientId'];

/**
 * Returns the search that a call asks for. A filter is one condition in the form of a list, such as `age[gte]=18`, and all must hold.
 * It is read and written anew, so nothing that a caller sends is a part of the expression but a quoted value. The bounds of the
 * caller are always conditions, and so limit facets and counts too.
 * @throws Problem 400 for a field that the API does not search, filter or count by.
 */
export function searchQuery(
  api: SearchableApi,
  query: URLSearchParams,
  partition: Scalar | undefined,
  bounds: readonly Bound[],
): Pick<IndexQuery, 'words' | 'filter' | 'facets'> {
  const faults: Fault[] = [];
  const conditions: string[] = [];
  const known = [...PARAMETERS, ...(api.partitionKey === 'id' ? [] : [api.partitionKey])];
  for (const name of new Set(query.keys()))
    if (!known.includes(name)) faults.push({ at: name, detail: 'A search does not have this parameter.' });
  for (const text of query.getAll('filter')) {
    const read = conditionOf(api, text);
    if (typeof read === 'string') conditions.push(read);
    else faults.push(read);
  }
  if (conditions.length > MAX_VALUES)
    faults.push({ at: 'filter', detail: `At most ${MAX_VALUES} are allowed.` });
  const facets = [...new Set(query.getAll('facet'))];
  for (const name of facets)
    if (ownValue(api.search.fields, name)?.facet !== true)
      faults.push({ at: 'facet', detail: `It must be ${oneOf(api, 'facet')}.` });
  const words = wordsIn(query.getAll('q').join(' '));
  if (words.length > MAX_WORDS) faults.push({ at: 'q', detail: `It must have at most ${MAX_WORDS} words.` });
  if (faults.length > 0) throw badRequest(faults);
  if (partition !== undefined)
    conditions.push(`partition eq ${literal('string', JSON.stringify(partition))}`);
  for (const { field, value } of bounds)
    conditions.push(`${boundName(field)} eq ${literal('string', value)}`);
  return {
    words,
    ...(conditions.length > 0 && { filter: conditions.join(' and ') }),
    facets: facets.map(fieldName),
  };
}

/** Returns the words of a text. Operators of the query language are not words. */
export function wordsIn(text: string): string[] {
  return text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Returns a condition of a search in OData. */
function conditionOf(api: SearchableApi, given: string): string | Fault {
  const fault = (detail: string): Fault => ({ at: 'filter', detail });
  const [, name = '', operator, text = ''] =
    /^([A-Za-z][A-Za-z0-9_]*)(?:\[([A-Za-z]+)\])?=(.*)$/s.exec(given) ?? [];
  const field = ownValue(api.search.fields, name);
  if (field?.filter !== true)
    return fault(
      `It must be a condition such as name=value or name[gte]=value, with ${oneOf(api, 'filter')}.`,
    );
  const offered = offeredFor(field);
  const found = offered.find((one) => one === operator);
  if (operator !== undefined && found === undefined)
    return fault(`The operators of '${name}' are ${offered.join(', ')}.`);
  const texts = found === 'in' ? text.split(',') : [text];
  if (texts.length > MAX_VALUES) return fault(`It must have at most ${MAX_VALUES} values.`);
  const type = field.type === 'strings' ? 'string' : field.type;
  const values = texts.map((one) => readScalar(type, one));
  const literals = values.flatMap((value) => (value === undefined ? [] : [literal(type, value)]));
  if (literals.length < values.length)
    return fault(`'${name}' must be compared with a value of type ${type}.`);
  const place = field.type === 'strings' ? 'x' : fieldName(name);
  const any = (condition: string) =>
    field.type === 'strings' ? `${fieldName(name)}/any(x: ${condition})` : condition;
  if (found === 'ne') return `(${place} ne null and ${place} ne ${literals.join()})`;
  const comparison = found === undefined ? undefined : COMPARISONS[found];
  if (comparison !== undefined) return `${place} ${comparison} ${literals.join()}`;
  return any(`(${literals.map((one) => `${place} eq ${one}`).join(' or ')})`);
}

/** Returns the operators of a field. Entries of a list are compared for equality alone. */
function offeredFor({ type }: SearchField): FilterOperator[] {
  if (type === 'strings') return ['in'];
  return operatorsFor(type, {}).filter(
    (name) => name === 'ne' || name === 'in' || COMPARISONS[name] !== undefined,
  );
}

/** Returns a value in OData. Source: learn.microsoft.com/azure/search/query-odata-filter-orderby-syntax#constants */
function literal(type: 'string' | 'number' | 'boolean' | 'timestamp', value: Scalar): string {
  if (type === 'timestamp') return new Date(String(value)).toISOString();
  return typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
}

function oneOf({ search }: SearchableApi, use: 'filter' | 'facet'): string {
  const names = Object.entries(search.fields).flatMap(([name, field]) => (field[use] === true ? [name] : []));
  return names.length === 0 ? 'none: this API declares no such fields' : `one of ${names.join(', ')}`;
}

/**
 * Returns how many documents a page goes on after; 0: it is the first.
 * @throws Problem 400 for a continuation that no search gave.
 */
export function readSkip(query: URLSearchParams): number {
  const [text, ...more] = query.getAll('continuation');
  if (text === undefined) return 0;
  if (more.length === 0 && /^[1-9]\d{0,5}$/.test(text) && Number(text) <= MAX_SKIP) return Number(text);
  throw badRequest([{ at: 'continuation', detail: 'It must be a continuation of this search.' }]);
}

/** Returns the continuation after a page; undefined after the last, or where Azure goes no further. */
export function skipAfter(skip: number, top: number, count: number): string | undefined {
  const next = skip + top;
  return next < count && next <= MAX_SKIP ? String(next) : undefined;
}
