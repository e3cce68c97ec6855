import { isTimestamp } from './check-item.js';
import type { ApiField } from './contract/manifest.js';

/** A value that an item can be found by. */
export type Scalar = string | number | boolean;

/**
 * Reads a value that came as text, in a URL or a header.
 * @returns Undefined when the text is not a value of that type, or when values of the type cannot be
 * compared.
 */
export function readScalar(type: ApiField['type'], text: string): Scalar | undefined {
  switch (type) {
    case 'string':
      return text;
    case 'timestamp':
      return isTimestamp(text) ? text : undefined;
    case 'number':
      return /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text) && Number.isFinite(Number(text))
        ? Number(text)
        : undefined;
    case 'boolean':
      return text === 'true' || text === 'false' ? text === 'true' : undefined;
    default:
      return undefined;
  }
}
