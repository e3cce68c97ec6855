import { compareText, sortedRecord } from '../plan/json.js';
import { stepsIn } from '../plan/steps.js';
import type { Requirement } from '../resources/requirement.js';

/** A part of what one component asked for. */
interface Asked {
  readonly component: string;
  readonly part: unknown;
}

/** The askers below one path, or one list for all of it. */
type Askers = readonly [path: string, components: readonly string[]][];

/**
 * Returns the components that asked for each value of a resource, by path. Where all values below a path have the same
 * askers, it is one entry; a value without an entry is a default.
 */
export function askedBy(
  config: object,
  requirements: readonly Pick<Requirement, 'component' | 'config'>[],
): Readonly<Record<string, readonly string[]>> {
  const asked = requirements.map(({ component, config: part }) => ({ component, part }));
  return sortedRecord(below(config, asked, ''));
}

function below(value: unknown, asked: readonly Asked[], path: string): Askers {
  const parts = new Map<string, Asked[]>();
  for (const { component, part } of asked) {
    for (const [step, inner] of stepsIn(part)) {
      if (inner === undefined || inner === null) continue;
      const own = parts.get(step);
      if (own === undefined) parts.set(step, [{ component, part: inner }]);
      else own.push({ component, part: inner });
    }
  }
  return stepsIn(value).flatMap(([step, inner]) =>
    at(inner, parts.get(step) ?? [], path === '' ? step : `${path}.${step}`),
  );
}

function at(value: unknown, asked: readonly Asked[], path: string): Askers {
  if (asked.length === 0) return [];
  const own = [...new Set(asked.map(({ component }) => component))].sort(compareText);
  // A named thing of one component, such as its database. Most of a plan is of this kind.
  if (own.length === 1 && path.includes('.')) return [[path, own]];
  const steps = stepsIn(value);
  if (steps.length === 0) return [[path, own]];
  const inner = below(value, asked, path);
  const isOne = inner.length >= steps.length && inner.every(([, components]) => isSame(components, own));
  return isOne && coversAll(inner, steps, path) ? [[path, own]] : inner;
}

/** Returns true if each step is one entry. A step with several entries has a value that is a default. */
function coversAll(inner: Askers, steps: readonly (readonly [string, unknown])[], path: string): boolean {
  const entries = new Set(inner.map(([each]) => each));
  return steps.every(([step]) => entries.has(`${path}.${step}`));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((component, index) => component === other[index]);
}
