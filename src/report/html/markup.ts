import { ownValue } from '../../plan/json.js';

/** HTML that is safe to write: everything that went into it was escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Returns HTML, as a template tag: texts are escaped, {@link Markup} is not. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((text, index) => text + textOf(parts[index])).join(''));
}

function textOf(part: Part | undefined): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part.map(({ text }) => text).join('');
}

/** Characters that HTML does not allow, and marks that change the direction of text. */
const UNSAYABLE =
  // eslint-disable-next-line no-control-regex -- these are what must not be written
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

function escaped(text: string): string {
  return text
    .replaceAll(UNSAYABLE, '\uFFFD')
    .replaceAll(/[&<>"']/g, (character) => ownValue(ENTITIES, character) ?? '');
}

/** Shows rows of cells, which can be scrolled sideways on a narrow screen. */
export function table(head: readonly string[], rows: readonly Markup[]): Markup {
  return markup`<div class="scroll"><table><thead><tr>${head.map((title) => markup`<th>${title}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
