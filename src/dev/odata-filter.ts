import { ownValue } from '../plan/json.js';

/** A document of an index. */
export type IndexedDocument = Readonly<Record<string, unknown>>;

/** Returns true for documents that a filter selects. */
export type Filter = (document: IndexedDocument) => boolean;

type Literal = string | number | boolean | null;

const TOKEN =
  /\s*(?:(\d{4}-\d\d-\d\dT[\d:.]+Z)|('(?:[^']|'')*')|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([A-Za-z_][\w]*)|(\/any\(\s*x:)|([()]))/gy;

/**
 * Reads a filter in the part of OData that the runtime writes: comparisons, `and`, `or`, parentheses, and `any` of a list.
 * Source: learn.microsoft.com/azure/search/search-query-odata-syntax-reference
 * @throws Error when it is something else.
 */
export function readFilter(text: string, filterable: ReadonlySet<string>): Filter {
  const tokens = tokensOf(text);
  let at = 0;
  const next = () => tokens[at++] ?? '';
  const take = (token: string) => {
    const received = next();
    if (received !== token) throw wrong(`'${token}'`, received);
  };

  function either(element?: string): Filter {
    const first = both(element);
    if (tokens[at] !== 'or') return first;
    next();
    const rest = either(element);
    return (document) => first(document) || rest(document);
  }

  function both(element?: string): Filter {
    const first = one(element);
    if (tokens[at] !== 'and') return first;
    next();
    const rest = both(element);
    return (document) => first(document) && rest(document);
  }

  function one(element?: string): Filter {
    if (tokens[at] === '(') {
      next();
      const inner = either(element);
      take(')');
      return inner;
    }
    const name = next();
    if (name !== element && !filterable.has(name)) throw wrong('a field that is filterable', name);
    if (tokens[at]?.startsWith('/any') === true) {
      next();
      const inner = either('x');
      take(')');
      return (document) => {
        const values = ownValue(document, name);
        return Array.isArray(values) && values.some((x: unknown) => inner({ x }));
      };
    }
    const operator = next();
    const value = literalOf(next());
    return (document) => holds(ownValue(document, name) ?? null, operator, value);
  }

  const whole = either();
  if (at < tokens.length) throw wrong('an end', tokens.slice(at).join(' '));
  return whole;
}

function wrong(expected: string, received: string): Error {
  return new Error(`filter: must have ${expected} here, received '${received}'. Correct the filter.`);
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    tokens.push(match[0].trim());
    end = match.index + match[0].length;
  }
  if (text.slice(end).trim() !== '') throw wrong('OData', text.slice(end));
  return tokens;
}

function literalOf(token: string): Literal {
  if (token === 'null') return null;
  if (token === 'true' || token === 'false') return token === 'true';
  if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'");
  if (/^\d{4}-/.test(token)) return token;
  if (token !== '' && Number.isFinite(Number(token))) return Number(token);
  throw wrong('a literal', token);
}

function holds(left: unknown, operator: string, right: Literal): boolean {
  if (operator === 'eq') return left === right;
  if (operator === 'ne') return left !== right;
  if (left === null || right === null || typeof left !== typeof right) return false;
  // Both are of one type, which has an order.
  const [a, b] = [left as string, right as string];
  switch (operator) {
    case 'gt':
      return a > b;
    case 'ge':
      return a >= b;
    case 'lt':
      return a < b;
    case 'le':
      return a <= b;
    default:
      throw wrong('a comparison', operator);
  }
}
