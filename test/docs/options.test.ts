import { describe, expect, it } from 'vitest';

import { optionGroups, optionsPage, withTables } from '../../scripts/build/options-page.js';
import { document, documents } from './markdown.js';

const WRITTEN = 'node --import tsx scripts/build/options.mjs writes it';

describe('the options', () => {
  const groups = optionGroups();
  const pages = [...documents()].filter(([path]) => path.startsWith('docs/'));

  it(`docs/options.md says what their docstrings say (${WRITTEN})`, () => {
    expect(document('docs/options.md')).toBe(optionsPage(groups));
  });

  it(`tables of the other pages say what their docstrings say (${WRITTEN})`, () => {
    for (const [, page] of pages) expect(page).toBe(withTables(page, groups));
  });

  it('rows of tables are short', () => {
    const rows = pages.flatMap(([, page]) => page.match(/^\| \[`.+`\]\(options\.md#.*$/gm) ?? []);
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((row) => row.length > 200)).toEqual([]);
  });
});
