/** Characters that a terminal obeys, and marks that change the direction of text: a saved plan may hold any of them. */
const OBEYED =
  // eslint-disable-next-line no-control-regex -- these are what must not be written
  /\u001b\[(?:0|3[0-9])m|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Begins of lines that a job of GitHub would run as a command. */
const COMMAND = /^(\s*):(?=:)/gm;

/** Options of {@link printable}. */
export interface PrintableOptions {
  /** True if the text has colours of this package. @default false */
  readonly hasColours?: boolean;
  /** True if the text has commands of this package for a job of GitHub. @default false */
  readonly hasCommands?: boolean;
}

/**
 * Returns a text with every character that a terminal obeys written as JSON writes it, such as `\u001b`: JSON stays the same value,
 * and people see what is there.
 */
export function printable(
  text: string,
  { hasColours = false, hasCommands = false }: PrintableOptions = {},
): string {
  const shown = text.replaceAll(OBEYED, (found) => {
    if (found.length > 1 && hasColours) return found;
    return `${escaped(found)}${found.slice(1)}`;
  });
  return hasCommands ? shown : shown.replaceAll(COMMAND, '$1\\u003a');
}

function escaped(text: string): string {
  return `\\u${text.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
