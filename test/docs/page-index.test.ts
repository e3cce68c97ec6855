import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { pageIndex } from '../../scripts/page-index.mjs';
import { document } from './markdown.js';

const root = join(import.meta.dirname, '../..');
const index = pageIndex(document('README.md'));
const links = Array.from(index.matchAll(/\]\(([^)#]+\.md)\)/g), ([, path = '']) => path);

it('the index for programs begins with the name and what it is', () => {
  expect(index).toMatch(/^# @atakora\/component\n\n> \S.+\.\n\n## Start\n\n- /);
});

it('the index for programs names each page of docs, and only files that exist', () => {
  const pages = readdirSync(join(root, 'docs')).filter((file) => file.endsWith('.md'));
  expect(links).toEqual(expect.arrayContaining(pages.map((page) => `docs/${page}`).filter(isForUsers)));
  expect(links.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

/** The architecture is for those who change the library, and CONTRIBUTING names it. */
function isForUsers(page: string): boolean {
  return page !== 'docs/architecture.md';
}

it('a README without its list of pages is refused', () => {
  expect(() => pageIndex('# Title\n\nText.\n\n## Other\n')).toThrow(/Read on/);
});
