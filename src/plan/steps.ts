import { isPlainObject } from './json.js';

/**
 * Returns the parts of a value by the step that a path has for each: in a list of named things the name, in an object the key.
 * Every other value has none.
 */
export function stepsIn(value: unknown): [step: string, part: unknown][] {
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown): [string, unknown][] =>
      isPlainObject(item) && typeof item['name'] === 'string' ? [[item['name'], item]] : [],
    );
  }
  return isPlainObject(value) ? Object.entries(value) : [];
}
