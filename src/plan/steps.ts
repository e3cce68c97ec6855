import { isPlainObject } from './json.js';

/**
 * Calls `visit` with each part of a value and the step that a path has for it: in a list of named things the name, in an object the
 * key. Every other value has none.
 */
export function forEachStep(value: unknown, visit: (step: string, part: unknown) => void): void {
  if (Array.isArray(value)) {
    for (const item of value as readonly unknown[])
      if (isPlainObject(item) && typeof item['name'] === 'string') visit(item['name'], item);
  } else if (isPlainObject(value)) {
    for (const key in value) visit(key, value[key]);
  }
}

export function stepsIn(value: unknown): [step: string, part: unknown][] {
  const steps: [string, unknown][] = [];
  forEachStep(value, (step, part) => void steps.push([step, part]));
  return steps;
}
