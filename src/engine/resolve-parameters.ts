import type { JsonValue } from '../plan/json.js';
import { STACK_PARAMETERS, type StackParameter } from '../plan/terraform-block.js';
import { closedPart } from '../plan/expression/template.js';
import type { StackValues } from './stack-values.js';

// Does not match the user's escaped text, which has one more `$` before it.
const PROJECT_DIRECTORY = /(?<!\$)\$\{stack\.project_directory\}/g;

/** Values that the plan leaves open. */
export interface ResolvedParameters {
  /** By placeholder. */
  readonly facts: ReadonlyMap<string, string>;
  readonly projectDirectory: string;
}

/** Returns the values that a stack and the packages of a plan supply. */
export function resolvedParametersOf(
  values: StackValues,
  packages: ReadonlyMap<string, string>,
): ResolvedParameters {
  const ofStack = (Object.keys(STACK_PARAMETERS) as StackParameter[]).flatMap((name): [string, string][] => {
    const value = values[name];
    return value === undefined ? [] : [[STACK_PARAMETERS[name], value]];
  });
  return { facts: new Map([...ofStack, ...packages]), projectDirectory: values.projectDirectory };
}

/** Returns a text with its placeholders replaced by their values. */
export function resolveText(text: string, { facts, projectDirectory }: ResolvedParameters): string {
  // Does not match the user's escaped text, which has one more `$` before it.
  const closed = closedPart(text);
  const resolved = closed.replace(/(?<!\$)\$\{(?:stack|package)\.[^}]*\}/g, (written) =>
    written === STACK_PARAMETERS.projectDirectory ? projectDirectory : (facts.get(written) ?? written),
  );
  return resolved + text.slice(closed.length);
}

/** Returns the config with the placeholders replaced whose values are known. */
export function resolveParameters(value: JsonValue, known: ResolvedParameters): unknown {
  if (typeof value === 'string') {
    const fact = known.facts.get(value);
    return fact ?? value.replace(PROJECT_DIRECTORY, () => known.projectDirectory);
  }
  if (Array.isArray(value)) return value.map((item: JsonValue) => resolveParameters(item, known));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, resolveParameters(part as JsonValue, known)]),
  );
}
