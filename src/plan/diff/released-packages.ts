import { expressionIn } from '../expression/expression-json.js';
import type { JsonObject, JsonValue } from '../json.js';
import { manifestOf } from '../manifest-of.js';
import type { ResourcePlan } from '../resource-plan.js';
import { type Difference, isEqual, pathTo } from './compare-values.js';

/**
 * Returns the apps whose package differs as far as a plan knows: in the content of the manifest. A plan does
 * not contain the code in the directories of components.
 */
export function releasedApps(before: ResourcePlan, after: ResourcePlan): Set<string> {
  const was = new Map(before.packages.map(({ app }) => [app, servedBy(app, before)]));
  const changed = after.packages.filter(({ app }) => !isEqual(was.get(app), servedBy(app, after)));
  return new Set(changed.map(({ app }) => app));
}

function servedBy(app: string, plan: ResourcePlan) {
  const parts = plan.packages.find((each) => each.app === app)?.parts.map(({ path, holds }) => [path, holds]);
  return { manifest: manifestOf({ app }, plan), parts: parts ?? [] };
}

/** Returns the arguments of a block that hold facts of a package that differs, such as its hash. */
export function releasedArguments(plain: JsonObject, apps: ReadonlySet<string>): Difference[] {
  if (apps.size === 0) return [];
  const holds = (value: JsonValue) => {
    const fact = expressionIn(value);
    return fact !== undefined && '$package' in fact && apps.has(fact.$package.replace(/\.\w+$/, ''));
  };
  return Object.entries(plain).flatMap(([name, value]): Difference[] => {
    // Settings are a map, of which one differs.
    if (name === 'app_settings')
      return Object.entries(value as JsonObject)
        .filter(([, part]) => holds(part))
        .map(([key, part]) => ({ path: pathTo(name, key), before: part, after: '(another package)' }));
    return holds(value) ? [{ path: name, before: value, after: '(another package)' }] : [];
  });
}
