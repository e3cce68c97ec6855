import { shellWord } from '../../plan/phrases.js';
import type { Call } from '../call.js';

/** Options that choose the backend of a command. */
const SOURCE_OPTIONS = ['file', 'env'];

/** Formats that programs read. */
const DATA_FORMATS = ['json', 'sarif'];

/**
 * Adds the options that chose the backend of a call to the commands that its text names: `npx atakora lock` becomes
 * `npx atakora lock --env prod`, so that users can copy the command.
 */
export function copyable(text: string, call: Call): string {
  const format = call.text('format') ?? '';
  // A page escapes what it says, and an option may be any text.
  const given = [...DATA_FORMATS, 'html'].includes(format) ? '' : optionsOf(call, SOURCE_OPTIONS);
  // Prices are of no backend, and offers of a guest are its host's to write.
  return text.replaceAll(/\bnpx atakora (?!prices )([a-z-]+)(?![a-z-]| --(?:file|env) )/g, (command, name) =>
    name === 'offer' && call.command !== 'offer' ? command : command + given,
  );
}

/** Returns options of a call as its command line had them, each after a space; an empty text where it had none of them. */
export function optionsOf(call: Call, names: readonly string[]): string {
  return names
    .flatMap((name) => {
      const value = call.text(name);
      return value === undefined ? [] : [` --${name} ${shellWord(value)}`];
    })
    .join('');
}
