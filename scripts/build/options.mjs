// Writes docs/options.md and the tables of options of docs/*.md from the docstrings of the options.
//   node --import tsx scripts/build/options.mjs
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { optionGroups, optionsPage, withTables } from './options-page.ts';

const groups = optionGroups();
writeFileSync('docs/options.md', optionsPage(groups));
for (const name of readdirSync('docs').filter((each) => each.endsWith('.md'))) {
  const page = readFileSync(`docs/${name}`, 'utf8');
  const next = withTables(page, groups);
  if (next !== page) writeFileSync(`docs/${name}`, next);
}
