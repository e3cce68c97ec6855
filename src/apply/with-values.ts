import type { JsonValue } from '../plan/json.js';
import { STACK_PARAMETERS, type StackParameter } from '../plan/terraform-block.js';
import type { StackValues } from './check-stack.js';

// Not the escaped text of a user's, which has one more `$` before it.
const PROJECT_DIRECTORY = /(?<!\$)\$\{stack\.project_directory\}/g;

const PARAMETERS = new Map<string, StackParameter>(
  (Object.keys(STACK_PARAMETERS) as StackParameter[]).map((name) => [STACK_PARAMETERS[name], name]),
);

/** The config with the stack's values in the place of the plan's parameters. */
export function withValues(value: JsonValue, values: StackValues): unknown {
  if (typeof value === 'string') {
    const parameter = PARAMETERS.get(value);
    if (parameter !== undefined) return values[parameter];
    return value.replace(PROJECT_DIRECTORY, () => values.projectDirectory);
  }
  if (Array.isArray(value)) return value.map((item: JsonValue) => withValues(item, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, withValues(part as JsonValue, values)]),
  );
}
