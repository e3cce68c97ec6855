import { type Bound, checkBound } from './bounds.js';
import { type Condition, conditionOf, equality, propertyOf, typeOfField } from './filters.js';
import { RESERVED_PARAMETERS } from './exchange.js';
import type { ApiManifest } from './contract/manifest.js';
import { reversed } from './contract/order.js';
import {
  afterPosition,
  orderClause,
  orderConditions,
  type OrderField,
  orderOf,
  type Position,
} from './order.js';
import { badRequest, type Fault } from './problem.js';
import type { Scalar } from './scalar.js';

/** Field of a softly deleted item. No field of a schema starts with an underscore. */
export const DELETED_AT = '_deletedAt';

/** A query whose values are parameters. */
export interface Query {
  readonly text: string;
  readonly parameters: readonly { readonly name: string; readonly value: Scalar }[];
}

/** The query of a list. */
export interface ListQuery extends Query {
  /** The text without its order. */
  readonly filter: string;
  /** Absent: the order is not defined. */
  readonly order?: readonly OrderField[];
  /** Counts the items of all pages. Absent: the call does not ask for the count. */
  readonly count?: Query;
}

/**
 * Returns the query of a list. Each parameter that names a field is a condition, and values are parameters of the query.
 * @throws Problem 400 for a parameter that is not a field, is given twice, or is not a value of its field; for a sort that the
 * API does not declare.
 * @throws Problem 403 for items of another owner or tenant.
 */
export function listQuery(
  api: ApiManifest,
  query: URLSearchParams,
  partition: Scalar | undefined,
  bounds: readonly Bound[],
): ListQuery {
  const faults: Fault[] = [];
  const wanted = new Map<string, Condition>();
  for (const name of new Set(query.keys())) {
    if (RESERVED_PARAMETERS.includes(name) || isQueryParameter(api, name)) continue;
    const condition = isUndeclaredSort(api, name)
      ? { at: name, detail: 'This API declares no sorts.' }
      : conditionOf(api, name, query.getAll(name));
    if ('detail' in condition) faults.push(condition);
    else wanted.set(name, condition);
  }
  const sort = sortOf(api, query);
  if ('detail' in sort) faults.push(sort);
  const counts = countOf(api, query);
  if (typeof counts === 'object') faults.push(counts);
  if (faults.length > 0) throw badRequest(faults);
  // The partition is in the query too, so that it holds even if the request went to all partitions.
  if (partition !== undefined) wanted.set(api.partitionKey, equality(api.partitionKey, [partition]));
  for (const { field, value } of bounds) {
    checkBound(bounds, field, wanted.get(field)?.values[0] ?? value);
    wanted.set(field, equality(field, [value]));
  }

  const parameters: { name: string; value: Scalar }[] = [];
  const conditions = Array.from(wanted.values(), ({ text, values }) => {
    const own = values.map((value, index) => ({ name: `@p${parameters.length + index}`, value }));
    parameters.push(...own);
    return text(own.map(({ name }) => name));
  });
  // Without softDelete too: an item that was deleted before stays deleted, as a read of it answers.
  conditions.push(`NOT IS_DEFINED(${propertyOf(DELETED_AT)})`);
  const order = 'fields' in sort ? orderOf(api, sort.fields) : undefined;
  if (order !== undefined) conditions.push(...orderConditions(order));
  const where = `WHERE ${conditions.join(' AND ')}`;
  const filter = `SELECT * FROM c ${where}`;
  return {
    text: order === undefined ? filter : `${filter} ${orderClause(order)}`,
    parameters,
    filter,
    ...(order !== undefined && { order }),
    ...(counts === true && {
      count: { text: `SELECT VALUE COUNT(1) FROM c ${where}`, parameters },
    }),
  };
}

/** Returns the query of the items after a position in the order of a list. */
export function queryAfter(
  { filter, parameters }: ListQuery,
  order: readonly OrderField[],
  position: Position,
): Query {
  const after = afterPosition(order, position);
  return {
    text: `${filter} AND ${after.condition} ${orderClause(order)}`,
    parameters: [...parameters, ...after.parameters],
  };
}

/**
 * Returns the fields that a call wants; undefined: all.
 * @throws Problem 400 for a field that answers do not have.
 */
export function selectedFields(api: ApiManifest, query: URLSearchParams): readonly string[] | undefined {
  const [text, ...more] = isQueryParameter(api, 'select') ? query.getAll('select') : [];
  if (text === undefined) return undefined;
  const fields = text.split(',');
  const isKnown = (name: string) => typeOfField(api, name) !== undefined || (name === 'ttl' && api.expires);
  if (more.length === 0 && fields.every(isKnown)) return fields;
  throw badRequest([{ at: 'select', detail: 'It must be fields of this API, separated by commas.' }]);
}

/** Returns true if a parameter has a meaning of its own. Elsewhere, the name can be that of a field. */
function isQueryParameter({ queries = {} }: ApiManifest, name: string): boolean {
  if (name === 'sort') return (queries.sorts ?? []).length > 0;
  return (name === 'select' || name === 'count') && queries[name] === true;
}

/** Returns true for a sort of an API without sorts. The API may have a field of this name. */
function isUndeclaredSort(api: ApiManifest, name: string): boolean {
  return name === 'sort' && typeOfField(api, name) === undefined;
}

/** Returns the fields of a declared sort, or of its reverse, which the same index serves. */
function sortOf(api: ApiManifest, query: URLSearchParams): { readonly fields?: readonly string[] } | Fault {
  const [text, ...more] = isQueryParameter(api, 'sort') ? query.getAll('sort') : [];
  if (text === undefined) return {};
  const sorts = (api.queries?.sorts ?? []).flatMap((fields) => [fields, fields.map(reversed)]);
  const found = more.length === 0 ? sorts.find((fields) => fields.join(',') === text) : undefined;
  if (found !== undefined) return { fields: found };
  const offered = sorts.map((fields) => fields.join(','));
  return { at: 'sort', detail: `It must be one of: ${offered.join(' ')}` };
}

function countOf(api: ApiManifest, query: URLSearchParams): boolean | Fault {
  const [text, ...more] = isQueryParameter(api, 'count') ? query.getAll('count') : [];
  if (text === undefined) return false;
  if (more.length === 0 && (text === 'true' || text === 'false')) return text === 'true';
  return { at: 'count', detail: 'It must be true or false.' };
}
