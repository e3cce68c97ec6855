import type { Call } from './call.js';

/** Options that choose the backend of a command. */
const SOURCE_OPTIONS = ['file', 'env'];

/** Formats that programs read. */
const DATA_FORMATS = ['json', 'sarif'];

/**
 * Adds the options that chose the backend of a call to the commands that its text names: `npx atakora lock` becomes
 * `npx atakora lock --env prod`, so that users can copy the command.
 */
export function copyable(text: string, call: Call): string {
  const given = SOURCE_OPTIONS.flatMap((name) => {
    const value = call.text(name);
    return value === undefined ? [] : [` --${name} ${quoted(value)}`];
  });
  if (given.length === 0 || DATA_FORMATS.includes(call.text('format') ?? '')) return text;
  // A command before a colon is the subject of an error. Prices are of no backend.
  return text.replaceAll(
    /\batakora (?!prices )[a-z-]+(?![a-z:-]| --(?:file|env) )/g,
    (command) => command + given.join(''),
  );
}

function quoted(value: string): string {
  return /^[\w./@:=+-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
