import { isPlainObject } from './json.js';

/**
 * Returns the parts of a value by the step that a path has for each: in a list of named things the name, in an object the key.
 * Every other value has none.
 */
export function stepsIn(value: unknown): [step: string, part: unknown][] {
  if (!Array.isArray(value)) return isPlainObject(value) ? Object.entries(value) : [];
  const steps: [string, unknown][] = [];
  for (const item of value as readonly unknown[])
    if (isPlainObject(item) && typeof item['name'] === 'string') steps.push([item['name'], item]);
  return steps;
}
