import { InvalidConfigError } from '../errors.js';
import { canonicalJson, isPlainObject, type JsonValue } from './json.js';
import type { Candidate, PlannedResource, ResourcePlan } from './resource-plan.js';
import { requirePlan } from './serialize.js';

/**
 * Says in one line who asked for a value of a shared resource and which rule chose.
 * @param resource - Key such as `cosmos:shared`.
 * @param path - Such as `consistency` or `databases.user-db.containers.user.ttl`.
 * @throws InvalidConfigError when the plan has no such resource, or the resource no such value.
 * @example
 * explain(plan, 'cosmos:shared', 'consistency');
 * // "cosmos:shared consistency is 'Strong' by priority: 'AuditApi' asked for 'Strong' (priority 20), 'UserApi' for 'Session' (10)."
 */
export function explain(plan: ResourcePlan, resource: string, path: string): string {
  const { resources } = requirePlan(plan);
  const found = resources.find(({ key }) => key === resource);
  if (found === undefined) {
    throw unknown(
      'resource',
      resource,
      'the plan has it',
      resources.map(({ key }) => key),
    );
  }
  const decision = found.decisions.find((candidate) => candidate.path === path);
  if (decision !== undefined) {
    const { rule, value, candidates } = decision;
    return `${resource} ${path} is ${text(value)} by ${rule}: ${candidates.map(candidateText).join(', ')}.`;
  }
  const value = valueAt(found.config, path);
  if (value === undefined) throw unknown('path', path, `${resource} has a value there`, pathsOf(found));
  return `${resource} ${path} is ${text(value)}: at most one component asked for it, so there was nothing to decide.`;
}

function candidateText({ component, priority, value }: Candidate, index: number): string {
  return index === 0
    ? `'${component}' asked for ${text(value)} (priority ${priority})`
    : `'${component}' for ${text(value)} (${priority})`;
}

function text(value: JsonValue): string {
  return typeof value === 'string' ? `'${value}'` : canonicalJson(value);
}

/** Returns the value at a path; in lists of named things the name is the step. Names may hold dots. */
function valueAt(value: JsonValue, path: string): JsonValue | undefined {
  for (const [name, part] of stepsIn(value)) {
    if (path === name) return part;
    const below = path.startsWith(`${name}.`) ? valueAt(part, path.slice(name.length + 1)) : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}

function stepsIn(value: JsonValue): [string, JsonValue][] {
  if (Array.isArray(value)) {
    return value.flatMap((item: JsonValue): [string, JsonValue][] =>
      isPlainObject(item) && typeof item['name'] === 'string' ? [[item['name'], item]] : [],
    );
  }
  return isPlainObject(value) ? (Object.entries(value) as [string, JsonValue][]) : [];
}

function pathsOf({ config, decisions }: PlannedResource): string[] {
  return [...new Set([...Object.keys(config), ...decisions.map(({ path }) => path)])];
}

function unknown(path: string, value: string, rule: string, known: readonly string[]): InvalidConfigError {
  return new InvalidConfigError('explain', [
    { path, value: `'${value}'`, rule, resolution: `use one of ${known.join(', ')}` },
  ]);
}
