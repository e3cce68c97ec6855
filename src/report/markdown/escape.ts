/** Characters that are shown of one text: a value of a user may be a whole file. */
const MAX_LENGTH = 400;

/** Returns a text of a user as one line of markdown that shows it, and neither formats, mentions nor links. */
export function plain(text: string): string {
  return shortened(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll(/([@#])(?=\w)/g, '$1<!-- -->')
    .replaceAll(/(https?|www)(?=[:.])/g, '$1<!-- -->');
}

/** Returns a text as code, also in a table. */
export function code(text: string): string {
  // A table ends its cell at a bar even in code, and entities mean nothing there.
  const line = shortened(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') || line === '' ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** Characters that a terminal or a page would obey, and marks that change the direction of text. */
// eslint-disable-next-line no-control-regex -- these are what must not be written
const OBEYED = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g;

function shortened(text: string): string {
  const line = text.replaceAll(OBEYED, ' ');
  return line.length <= MAX_LENGTH ? line : `${line.slice(0, MAX_LENGTH - 1)}…`;
}

/** Returns a text as a part of a comment that a reader does not see: nothing in it ends the comment. */
export function hidden(text: string): string {
  return shortened(text).replaceAll(/[<>]|-(?=-)/g, '_');
}
