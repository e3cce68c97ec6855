import { isPlainObject } from './json.js';

/**
 * Returns the parts of a value by the step that a path has for each: in a list of named things the name, in an object the key.
 * Every other value has none.
 */
export function stepsIn(value: unknown): [step: string, part: unknown][] {
  const steps: [string, unknown][] = [];
  eachStep(value, (step, part) => steps.push([step, part]));
  return steps;
}

/** Hands over each part of a value with its step. See {@link stepsIn}. */
export function eachStep(value: unknown, take: (step: string, part: unknown) => void): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[])
      if (isPlainObject(item) && typeof item['name'] === 'string') take(item['name'], item);
  } else if (isPlainObject(value)) {
    for (const key in value) take(key, value[key]);
  }
}
