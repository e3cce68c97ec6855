import { type ConfigIssue, InvalidConfigError } from '../errors.js';
import { formatValue } from '../validation/format-value.js';

/**
 * Refuses an option that is undefined or null. Without the error, the option would silently return to its
 * default.
 */
export function refuseMissing(patch: object): void {
  const issues = Object.entries(patch).flatMap(([path, value]: [string, unknown]): ConfigIssue[] =>
    value === undefined || value === null
      ? [
          {
            path,
            value: String(value),
            rule: 'must have a value, because the option would silently return to its default',
            resolution: 'pass a value, or omit the call, as in when(condition, (b) => b.with…(…))',
          },
        ]
      : [],
  );
  if (issues.length > 0) throw new InvalidConfigError('backend config', issues);
}

/** Returns the error for a condition of `when` that is not a boolean. */
export function notBoolean(condition: unknown): InvalidConfigError {
  return new InvalidConfigError('when()', [
    {
      path: 'condition',
      value: condition === undefined ? 'undefined' : formatValue(condition),
      rule: 'must be a boolean',
      resolution: `${condition === undefined ? 'check the name of the flag in its file, or ' : ''}write a comparison, as in when(process.env['ORDERS'] === 'true', …)`,
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
    'must be a function that returns a builder made from its argument, because another builder would drop earlier declarations';
  const resolution = 'write (b) => b.addComponent(…), and return the result of the last call';
  return new InvalidConfigError(`${method}()`, [{ path: 'add', value, rule, resolution }]);
}

/** Returns the error for an argument of `addComponents` that is not a list. */
export function notList(given: unknown): InvalidConfigError {
  return new InvalidConfigError('addComponents()', [
    {
      path: 'definitions',
      value: formatValue(given),
      rule: 'must be a list of definitions',
      resolution: 'write [CrudApi.define(…), …], or Object.values(…) of an object of definitions',
    },
  ]);
}
