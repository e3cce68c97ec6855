import { quoted } from './phrases.js';
import { InvalidConfigError } from '../errors.js';
import { canonicalJson, compareText, type JsonValue, ownValue } from './json.js';
import type { Candidate, PlannedResource, ResourcePlan } from './resource-plan.js';
import { stepsIn } from './steps.js';
import { parsePlanValue } from './serialize.js';

/**
 * Says in one line who asked for a value of a shared resource and which rule chose, or that it is a default.
 * @param resource - Key such as `cosmos:shared`.
 * @param path - Such as `consistency` or `databases.user-db.containers.user.ttl`.
 * @throws InvalidConfigError when the plan has no such resource, or the resource no such value.
 * @example
 * explain(plan, 'cosmos:shared', 'consistency');
 * // "cosmos:shared consistency is 'Strong' by priority: 'AuditApi' asked for 'Strong' (priority 20), 'UserApi' for 'Session' (10)."
 */
export function explain(plan: ResourcePlan, resource: string, path: string): string {
  const { resources } = parsePlanValue(plan);
  const found = resources.find(({ key }) => key === resource);
  if (found === undefined) {
    throw unknown(
      'resource',
      resource,
      'must be in the plan',
      resources.map(({ key }) => key),
    );
  }
  const decision = found.decisions.find((candidate) => candidate.path === path);
  if (decision !== undefined) {
    const { rule, value, candidates } = decision;
    return `${resource} ${path} is ${text(value)} by ${rule}: ${candidates.map(candidateText).join(', ')}.`;
  }
  const value = valueAt(found.config, path);
  if (value === undefined) throw unknown('path', path, `must have a value in ${resource}`, pathsOf(found));
  return `${resource} ${path} is ${text(value)}: ${askersText(found, path)}.`;
}

/** Says who asked for a value that needed no decision. */
function askersText({ askedBy }: PlannedResource, path: string): string {
  // A plan of an earlier version of the library does not say.
  if (askedBy === undefined) return 'at most one component asked for it, so there was nothing to decide';
  const askers = askersAt(askedBy, path);
  if (askers.length === 0) return 'the default, which no component asked for';
  return `${quoted(askers)} asked for it`;
}

/** Returns the askers of the entry at or above a path; else those of all entries below it. */
function askersAt(askedBy: Readonly<Record<string, readonly string[]>>, path: string): readonly string[] {
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    const askers = ownValue(askedBy, path.slice(0, end));
    if (askers !== undefined) return askers;
  }
  const below = Object.entries(askedBy).flatMap(([each, askers]) =>
    each.startsWith(`${path}.`) ? askers : [],
  );
  return [...new Set(below)].sort(compareText);
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
    // Everything inside a plan is JSON.
    if (path === name) return part as JsonValue;
    const below = path.startsWith(`${name}.`)
      ? valueAt(part as JsonValue, path.slice(name.length + 1))
      : undefined;
    if (below !== undefined) return below;
  }
  return undefined;
}

function pathsOf({ config, decisions }: PlannedResource): string[] {
  return [...new Set([...Object.keys(config), ...decisions.map(({ path }) => path)])];
}

function unknown(path: string, value: string, rule: string, known: readonly string[]): InvalidConfigError {
  return new InvalidConfigError('explain', [
    { path, value: `'${value}'`, rule, resolution: `use one of ${known.join(', ')}` },
  ]);
}
