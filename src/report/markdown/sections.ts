/** A part of a comment whose rows can be left out from the end. */
export interface Section {
  readonly title: string;
  readonly rows: readonly string[];
  /** Lines before the rows, such as the head of a table. */
  readonly head: readonly string[];
  /**
   * True if it is closed until a reader opens it. Sections about loss of data or exposure are always open.
   */
  readonly isFolded: boolean;
}

/** Characters that the line about what was cut takes at most, with the end of its section. */
const RESERVE = 200;

/**
 * Returns sections as markdown. The last sections lose their rows first, and a line says how many.
 * @param limit - Characters that the whole comment has at most.
 * @param used - Characters that stand before the sections.
 */
export function joinSections(sections: readonly Section[], limit: number, used: number): string {
  let left = limit - used - RESERVE;
  let cut = 0;
  const parts: string[] = [];
  for (const section of sections.filter(({ rows }) => rows.length > 0)) {
    const { text, shown } = fit(section, left);
    cut += section.rows.length - shown;
    if (shown === 0) continue;
    parts.push(text);
    left -= text.length;
  }
  return `${parts.join('')}${cut === 0 ? '' : notice(cut, limit)}`;
}

function notice(cut: number, limit: number): string {
  return `\n_${cut} more rows are cut: a comment has at most ${limit.toLocaleString('en-US')} characters. 'npx atakora diff' shows all of them._\n`;
}

function fit({ title, rows, head, isFolded }: Section, limit: number): { text: string; shown: number } {
  const opening = isFolded
    ? `\n<details><summary>${title} (${rows.length})</summary>\n\n`
    : `\n### ${title} (${rows.length})\n\n`;
  const closing = isFolded ? '\n</details>\n' : '';
  let text = `${opening}${head.map((line) => `${line}\n`).join('')}`;
  let shown = 0;
  for (const row of rows) {
    if (text.length + row.length + 1 + closing.length > limit) break;
    text += `${row}\n`;
    shown += 1;
  }
  return { text: `${text}${closing}`, shown };
}
