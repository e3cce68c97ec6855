import { describe, expect, it } from 'vitest';

import {
  allOptions,
  defaultOf,
  optionGroups,
  optionsPage,
  slugOf,
  withTables,
} from '../../scripts/build/options-page.js';
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

  it('have a docstring, a default where they are optional, and an anchor of their own', () => {
    const options = allOptions(groups);
    expect(options.length).toBeGreaterThan(300);
    const undocumented = options.filter((each) => each.text === '' || defaultOf(each) === '');
    expect(undocumented.map(({ path }) => path)).toEqual([]);
    const anchors = options.map(({ path }) => slugOf(path));
    expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([]);
  });

  it('rows of tables are short', () => {
    const rows = pages.flatMap(([, page]) => page.match(/^\| \[`.+`\]\(options\.md#.*$/gm) ?? []);
    expect(rows.length).toBeGreaterThan(30);
    expect(rows.filter((row) => row.length > 200)).toEqual([]);
  });
});
