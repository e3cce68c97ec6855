import { isPlainObject } from '../plan/json.js';
import { looksSecret } from './secret.js';

/**
 * Returns the value as short text. App settings may be secrets and are never shown, nor are values elsewhere
 * that look like secrets.
 */
export function formatValue(value: unknown, path = ''): string {
  const text = /^(?:environmentVariables|secrets)(?:\.|$)/.test(path) ? undefined : textOf(value);
  return text === undefined || looksSecret(text) ? 'a value that is not shown' : shortened(text);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'function') return 'a function';
  if (value === undefined) return 'missing';
  if (Array.isArray(value) || isPlainObject(value)) return jsonOf(value);
  if (typeof value === 'object') return value === null ? 'null' : instanceText(value);
  return String(value as number | bigint | boolean | symbol);
}

/**
 * Returns an instance as a noun phrase. The name of the class tells the caller what was passed by mistake.
 */
function instanceText(value: object): string {
  if (value instanceof Promise) return 'a promise';
  const prototype = Object.getPrototypeOf(value) as {
    readonly constructor?: { readonly name?: unknown };
  } | null;
  const name = prototype?.constructor?.name;
  return typeof name === 'string' && /^[A-Za-z_$][\w$]{0,59}$/.test(name)
    ? `an object of class ${name}`
    : 'an object';
}

/** Entries of a list that are written. The text is cut long before. */
const MOST_ITEMS = 100;

function jsonOf(value: object): string {
  try {
    return JSON.stringify(value, (_key, part: unknown) => {
      if (typeof part === 'bigint') return String(part);
      // A list may have holes without number, which would all be written.
      return Array.isArray(part) && part.length > MOST_ITEMS ? part.slice(0, MOST_ITEMS) : part;
    });
  } catch {
    // A value with a circular reference cannot be JSON.
    return 'an object';
  }
}

function shortened(text: string): string {
  if (text.length <= 62) return text;
  const [quote = ''] = /^'/.exec(text) ?? [];
  return `${text.slice(0, 57 + quote.length)}...${quote}`;
}
