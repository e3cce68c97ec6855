import { markup, type Markup } from './markup.js';

/** Shows rows of cells, which can be scrolled sideways on a narrow screen. */
export function table(head: readonly string[], rows: readonly Markup[]): Markup {
  return markup`<div class="scroll"><table><thead><tr>${head.map((title) => markup`<th>${title}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}
