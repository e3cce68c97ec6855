import { inKeyOrder, recordByName } from '../plan/json.js';
import { stepsIn } from '../plan/steps.js';
import type { Requirement } from '../resources/requirement.js';
import { componentsOf } from '../resources/resource.js';

/** A part of what one component asked for. */
interface Asked {
  readonly component: string;
  /** A list of the component alone, which is the same for all its parts: they are most of what a plan is. */
  readonly alone: readonly string[];
  readonly part: unknown;
}

/** Components that asked for all of a value, by its path. */
type Askers = [path: string, components: readonly string[]];

/**
 * Returns the components that asked for each value of a resource, by path. Where all values below a path have the same
 * askers, it is one entry; a value without an entry is a default.
 */
export function askedBy(
  config: object,
  requirements: readonly Pick<Requirement, 'component' | 'config'>[],
): Readonly<Record<string, readonly string[]>> {
  const asked: Asked[] = [];
  for (const { component, config: part } of requirements) asked.push({ component, alone: [component], part });
  const found: Askers[] = [];
  addBelow(found, config, asked, '');
  return recordByName(inKeyOrder(found));
}

/** Adds the askers of the parts of a value. */
function addBelow(found: Askers[], value: unknown, asked: readonly Asked[], path: string): void {
  const askedFor = new Map<string, Asked[]>();
  for (const { component, alone, part: whole } of asked) {
    for (const [step, part] of stepsIn(whole)) {
      if (part === undefined || part === null) continue;
      const own = askedFor.get(step);
      if (own === undefined) askedFor.set(step, [{ component, alone, part }]);
      else own.push({ component, alone, part });
    }
  }
  for (const [step, part] of stepsIn(value)) {
    const own = askedFor.get(step);
    if (own !== undefined) addAt(found, part, own, path === '' ? step : `${path}.${step}`);
  }
}

function addAt(found: Askers[], value: unknown, asked: readonly Asked[], path: string): void {
  const components = asked.length === 1 && asked[0] !== undefined ? asked[0].alone : componentsOf(asked);
  // A named thing of one component, such as its database, is not looked into. Most of a plan is of this kind.
  if (components.length > 1 || !path.includes('.')) {
    const before = found.length;
    addBelow(found, value, asked, path);
    if (!isUnanimous(found.slice(before), stepsIn(value), path, components)) return;
    found.length = before;
  }
  found.push([path, components]);
}

/** Returns true if each step is one entry with the same askers. A step with several entries has a value that is a default. */
function isUnanimous(
  inner: readonly Askers[],
  steps: readonly (readonly [string, unknown])[],
  path: string,
  components: readonly string[],
): boolean {
  if (inner.length < steps.length || !inner.every(([, own]) => isSame(own, components))) return false;
  const entries = new Set(inner.map(([each]) => each));
  return steps.every(([step]) => entries.has(`${path}.${step}`));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((component, index) => component === other[index]);
}
