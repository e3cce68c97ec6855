import { inKeyOrder, recordOf } from '../plan/json.js';
import { forEachStep } from '../plan/steps.js';
import type { Requirement } from '../resources/requirement.js';
import { areSame, componentsOf } from '../resources/resource.js';
import { pushTo } from '../plan/maps.js';

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
  addBelow(found, config, asked, '', []);
  return recordOf(inKeyOrder(found));
}

/** Adds the askers of the parts of a value. Returns true if each part is one entry, and its askers are those of the value. */
function addBelow(
  found: Askers[],
  value: unknown,
  asked: readonly Asked[],
  path: string,
  components: readonly string[],
): boolean {
  const askedFor = askersByStep(asked);
  let isUnanimous = true;
  forEachStep(value, (step, part) => {
    const own = askedFor.get(step);
    const before = found.length;
    const ownPath = path === '' ? step : `${path}.${step}`;
    if (own !== undefined) addAt(found, part, own, ownPath);
    const [entry, others] = [found[before], found.length > before + 1];
    // The one entry of a part can be that of a part of its own, beside which everything is a default.
    isUnanimous &&= entry !== undefined && !others && entry[0] === ownPath && areSame(entry[1], components);
  });
  return isUnanimous;
}

function askersByStep(asked: readonly Asked[]): ReadonlyMap<string, readonly Asked[]> {
  const askedFor = new Map<string, Asked[]>();
  for (const { component, alone, part: whole } of asked) {
    forEachStep(whole, (step, part) => {
      if (part === undefined || part === null) return;
      pushTo(askedFor, step, { component, alone, part });
    });
  }
  return askedFor;
}

function addAt(found: Askers[], value: unknown, asked: readonly Asked[], path: string): void {
  const components = asked.length === 1 && asked[0] !== undefined ? asked[0].alone : componentsOf(asked);
  // A named thing of one component, such as its database, is not looked into. Most of a plan is of this kind.
  if (components.length > 1 || !path.includes('.')) {
    const before = found.length;
    if (!addBelow(found, value, asked, path, components)) return;
    found.length = before;
  }
  found.push([path, components]);
}
