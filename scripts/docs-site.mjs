// Writes README, the pages, the examples and the API reference as a site, which a browser opens without a server and
// without a network. The site is not in git.
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import process from 'node:process';
import { Application, Converter } from 'typedoc';
import { pageIndex } from './page-index.mjs';
import { referenceOptions } from './reference-options.mjs';

const examples = readdirSync('examples', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
  .map(({ name }) => `examples/${name}/README.md`);

const docs = readdirSync('docs').filter((file) => file.endsWith('.md'));
const pages = [
  ...docs.map((file) => `docs/${file}`),
  'examples/README.md',
  ...examples,
  'CONTRIBUTING.md',
  'CHANGELOG.md',
];
const app = await Application.bootstrap({
  ...referenceOptions,
  name: '@atakora/component',
  out: 'site',
  readme: 'README.md',
  projectDocuments: pages,
  navigation: { includeGroups: true },
  groupOrder: ['Start', 'Guides', 'Operate', 'Reference', 'Examples', 'Modules'],
  highlightLanguages: ['bash', 'js', 'json', 'mermaid', 'sh', 'ts', 'yaml'],
});

const groups = groupsOf(readFileSync('README.md', 'utf8'));
app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_context, page) => {
  const path = relative('.', app.files.getReflectionPath(page)).replaceAll('\\', '/');
  // Two examples may have one heading, and no two have one folder.
  page.name = path.startsWith('examples/') ? basename(dirname(path)) : headingOf(path);
  page.frontmatter.group = path.startsWith('examples/') ? 'Examples' : (groups.get(path) ?? 'Reference');
});

const project = await app.convert();
if (project === undefined) process.exit(1);
app.validate(project);
await app.generateOutputs(project);
if (app.logger.hasErrors() || app.logger.hasWarnings()) {
  console.error('Mend what is named above, then run: npm run docs:site');
  process.exit(1);
}
// Each page is also beside the site as it was written, for programs that read.
for (const page of ['README.md', ...pages]) cpSync(page, join('site', page));
writeFileSync('site/llms.txt', pageIndex(readFileSync('README.md', 'utf8')));
console.log('Site written. Open site/index.html.');

/** The group of each page: README lists the pages below `**Start**` and its siblings. */
function groupsOf(readme) {
  const found = new Map();
  let group;
  for (const line of readme.split('\n')) {
    group = /^\*\*(\w+)\*\*$/.exec(line)?.[1] ?? group;
    if (group === undefined) continue;
    for (const [, path] of line.matchAll(/\]\(([^)#]+\.md)\)/g)) found.set(path, found.get(path) ?? group);
  }
  return found;
}

function headingOf(path) {
  return /^# (.+)$/m.exec(readFileSync(path, 'utf8'))?.[1] ?? path;
}
