import { RESERVED_PARAMETERS } from './exchange.js';
import type { ApiManifest } from './contract/manifest.js';
import { checkOwner, type Owner } from './ownership.js';
import { badRequest, type Fault } from './problem.js';
import { readScalar, type Scalar } from './scalar.js';

/** Field of a softly deleted item. No field of a schema starts with an underscore. */
export const DELETED_AT = '_deletedAt';

/** A query whose values are parameters. */
export interface ListQuery {
  readonly text: string;
  readonly parameters: readonly { readonly name: string; readonly value: Scalar }[];
}

/**
 * Returns the query of a list: each parameter that names a field is an equality.
 * @throws Problem 400 for a parameter that is not a field, is given twice, or is not a value of its field.
 * @throws Problem 403 for items of another owner.
 */
export function listQuery(
  api: ApiManifest,
  query: URLSearchParams,
  partition: Scalar | undefined,
  owner: Owner | undefined,
): ListQuery {
  const faults: Fault[] = [];
  const wanted = new Map<string, Scalar>();
  for (const name of new Set(query.keys())) {
    if (RESERVED_PARAMETERS.includes(name)) continue;
    const value = filterValue(api, name, query.getAll(name));
    if (typeof value === 'object') faults.push(value);
    else wanted.set(name, value);
  }
  if (faults.length > 0) throw badRequest(faults);
  // The partition is in the query too, so that it holds even if the request went to all partitions.
  if (partition !== undefined) wanted.set(api.partitionKey, partition);
  if (owner !== undefined) {
    checkOwner(owner, owner.field, wanted.get(owner.field) ?? owner.id);
    wanted.set(owner.field, owner.id);
  }

  const filters = [...wanted].map(([name, value], index) => ({ name, value, parameter: `@p${index}` }));
  const conditions = [
    // Names come from the schema of the API and are letters, digits and underscores. Values never enter the text.
    ...filters.map(({ name, parameter }) => `c["${name}"] = ${parameter}`),
    ...(api.softDelete ? [`NOT IS_DEFINED(c["${DELETED_AT}"])`] : []),
  ];
  return {
    text: ['SELECT * FROM c', ...(conditions.length > 0 ? [`WHERE ${conditions.join(' AND ')}`] : [])].join(
      ' ',
    ),
    parameters: filters.map(({ parameter, value }) => ({ name: parameter, value })),
  };
}

function filterValue(api: ApiManifest, name: string, texts: readonly string[]): Scalar | Fault {
  const type =
    name === 'id' ? 'string' : Object.hasOwn(api.schema, name) ? api.schema[name]?.type : undefined;
  if (type === undefined) return { at: name, detail: 'It is not a field of this API.' };
  if (type === 'array' || type === 'object')
    return { at: name, detail: `A field of type ${type} cannot be a filter.` };
  const [text = ''] = texts;
  if (texts.length > 1) return { at: name, detail: 'It must be given once.' };
  return readScalar(type, text) ?? { at: name, detail: `It must be a value of type ${type}.` };
}
