/** A query of Cosmos DB, as its SDK sends it. */
export interface SentQuery {
  readonly query: string;
  readonly parameters?: readonly { readonly name: string; readonly value: unknown }[];
}

/**
 * Limits a query to one partition, which Cosmos DB does for a request that names one and the emulator does not.
 * @param paths - Partition key of the container, such as `['/tenantId']`.
 * @param values - Value of each path in the request; of a hierarchy perhaps only the first ones.
 */
export function withinPartition(
  { query, parameters = [] }: SentQuery,
  paths: readonly string[],
  values: readonly unknown[],
): SentQuery {
  const { alias, from, where, end } = partsOf(query);
  const scope = values.flatMap((value, index) => {
    const property = (paths[index] ?? '/id').split('/').slice(1);
    const place = `${alias}${property.map((name) => `[${JSON.stringify(name)}]`).join('')}`;
    // `{}` is the partition of items without a value.
    return isObject(value) ? [`NOT IS_DEFINED(${place})`] : [`${place} = @partition${index}`];
  });
  const condition = where === undefined ? [] : [`(${query.slice(where, end)})`];
  return {
    query: `${query.slice(0, from)} WHERE ${[...scope, ...condition].join(' AND ')} ${query.slice(end)}`,
    parameters: [
      ...parameters,
      ...values.flatMap((value, index) => (isObject(value) ? [] : [{ name: `@partition${index}`, value }])),
    ],
  };
}

/** Parameters and properties are one token, so that `@from` is not a keyword. */
const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[@.]?\w+|[^\s\w]/gs;
const OPEN = ['(', '[', '{'];
const CLOSE = [')', ']', '}'];
const KEYWORDS = ['FROM', 'WHERE', 'JOIN', 'GROUP', 'ORDER', 'OFFSET'];

/** Places of the clauses of a query, outside of strings and parentheses. */
interface Parts {
  readonly alias: string;
  /** End of the FROM clause. */
  readonly from: number;
  /** Start of the condition. Undefined without one. */
  readonly where: number | undefined;
  /** Start of what follows the condition. */
  readonly end: number;
}

function partsOf(query: string): Parts {
  let depth = 0;
  let alias = 'c';
  let clause = '';
  let from: number | undefined;
  let where: number | undefined;
  let end: number | undefined;
  for (const { 0: token, index } of query.matchAll(TOKEN)) {
    if (OPEN.includes(token)) depth += 1;
    if (CLOSE.includes(token)) depth -= 1;
    const word = depth === 0 ? token.toUpperCase() : '';
    if (['GROUP', 'ORDER', 'OFFSET'].includes(word)) end ??= index;
    if (word === 'WHERE') {
      from = index;
      where = index + token.length;
    }
    // The alias is the last word of `FROM c`, `FROM root c` and `FROM root AS c`.
    if (clause === 'FROM' && !KEYWORDS.includes(word) && word !== 'AS' && /^\w+$/.test(token)) alias = token;
    if (KEYWORDS.includes(word)) clause = word;
  }
  const last = end ?? query.length;
  return { alias, from: from ?? last, where, end: last };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
