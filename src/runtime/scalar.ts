import { isTimestamp } from './contract/validate-field.js';
import type { ApiField } from './contract/manifest.js';

/** A value that can be a filter or a partition. */
export type Scalar = string | number | boolean;

/**
 * Reads a value of a URL or a header.
 * @returns Undefined when the string is not a value of that type, or when values of the type cannot be
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
