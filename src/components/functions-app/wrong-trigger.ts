import type * as v from 'valibot';

import { isPlainObject, ownValue } from '../../plan/json.js';
import { closestMatch } from '../../validation/closest-match.js';
import { formatValue } from '../../validation/format-value.js';
import { oneOfThese, rule } from '../../validation/rule.js';

/** Names of the options that a trigger requires, by name of the trigger. */
export type RequiredOptions = ReadonlyMap<string, readonly string[]>;

/** Returns the message for a function whose `trigger` is not the name of a trigger, with the form that was probably meant. */
export function wrongTrigger(issue: v.VariantIssue, required: RequiredOptions): string {
  const { input, path } = issue;
  const names = [...required.keys()];
  const list = names.join(', ');
  if (typeof input === 'string') return rule(`must be one of ${list}`, oneOfThese(input, names));
  // `{ trigger: { type: 'timer' } }`, or `{ type: 'timer' }` without a trigger.
  const given = isPlainObject(input) ? input : path?.[0].input;
  const words = isPlainObject(given) ? [...Object.values(given), ...Object.keys(given)] : [];
  const [meant = 'http'] = words.flatMap((word) => nameIn(word, names) ?? []);
  const form = [
    `trigger: '${meant}'`,
    ...(required.get(meant) ?? []).map((name) => `${name}: ${valueIn(given, name)}`),
  ];
  return rule(
    path === undefined
      ? 'must be an object with a trigger'
      : `must be the name of a trigger (${list}), with the options beside it`,
    `write the function ${meant === 'http' ? 'like' : 'as'} { ${form.join(', ')} }`,
  );
}

/** Returns the trigger that a word names, also as bindings of Azure do: `timerTrigger`. */
function nameIn(word: unknown, names: readonly string[]): string | undefined {
  return typeof word === 'string' ? closestMatch(word.replace(/(?:db)?trigger$/i, ''), names) : undefined;
}

/** Returns the value that was given for an option, or a place for it. */
function valueIn(given: unknown, name: string): string {
  const value = isPlainObject(given) ? ownValue(given, name) : undefined;
  return typeof value === 'string' ? formatValue(value) : "'…'";
}
