import { type ConfigIssue, InvalidConfigError } from '../errors.js';
import { formatValue } from '../validation/format-value.js';

/**
 * Refuses a setting that is undefined or null. Without the error, the setting would silently be the default
 * again.
 */
export function refuseMissing(patch: object): void {
  const issues = Object.entries(patch).flatMap(([path, value]: [string, unknown]): ConfigIssue[] =>
    value === undefined || value === null
      ? [
          {
            path,
            value: String(value),
            rule: 'an option of a builder needs a value, because without one the setting would fall back to its default',
            resolution: 'give it a value, or leave the call out, as in when(condition, (b) => b.with…(…))',
          },
        ]
      : [],
  );
  if (issues.length > 0) throw new InvalidConfigError('backend config', issues);
}

/** Returns the error for a condition of `when` that is not a boolean. */
export function notBoolean(condition: unknown): InvalidConfigError {
  return new InvalidConfigError('when', [
    {
      path: 'condition',
      value: formatValue(condition),
      rule: 'a condition is true or false',
      resolution: "compare first, as in when(process.env['ORDERS'] === 'true', …)",
    },
  ]);
}

/**
 * Returns the error for an argument of `when` or `with` that is not a function, or whose result is not a
 * builder.
 */
export function noBuilder(method: string, value: unknown): InvalidConfigError {
  return refusedAddition(method, value instanceof Promise ? 'a promise' : formatValue(value));
}

/** Returns the error for a builder that does not come from the one that the function was given. */
export function notDerived(method: string): InvalidConfigError {
  return refusedAddition(method, 'a function that returns another builder');
}

function refusedAddition(method: string, value: string): InvalidConfigError {
  const rule =
    'it takes a function that returns a builder made from the one it is given, because another would drop what was declared before';
  const resolution = 'write (b) => b.addComponent(…), and return what the last call returns';
  return new InvalidConfigError(method, [{ path: 'add', value, rule, resolution }]);
}

/** Returns the error for an argument of `addComponents` that is not a list. */
export function notList(given: unknown): InvalidConfigError {
  return new InvalidConfigError('addComponents', [
    {
      path: 'definitions',
      value: formatValue(given),
      rule: 'a list of definitions is expected',
      resolution: 'write [CrudApi.define(…), …], or Object.values(…) of an object of definitions',
    },
  ]);
}
