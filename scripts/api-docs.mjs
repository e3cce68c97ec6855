// Writes the API reference from the doc comments of the sources, as Markdown pages below docs/api. It is made, not
// kept in git: etc holds the reviewed form of the API. A doc comment that leads nowhere fails.
import process from 'node:process';
import { Application } from 'typedoc';
import { entries } from './entries.mjs';

const app = await Application.bootstrapWithPlugins({
  plugin: ['typedoc-plugin-markdown'],
  entryPoints: entries.map(({ code }) => code.replace(/^\.\/dist\//, 'src/').replace(/\.js$/, '.ts')),
  tsconfig: 'tsconfig.build.json',
  out: 'docs/api',
  readme: 'none',
  disableSources: true,
  hidePageHeader: true,
  excludeInternal: true,
  excludePrivate: true,
  sort: ['kind', 'alphabetical'],
  validation: { invalidLink: true, invalidPath: true, notExported: false, rewrittenLink: true },
  treatWarningsAsErrors: true,
  logLevel: 'Warn',
});
const project = await app.convert();
if (project === undefined) process.exit(1);
app.validate(project);
await app.generateOutputs(project);
if (app.logger.hasErrors() || app.logger.hasWarnings()) {
  console.error('Mend the doc comments named above, then run: npm run docs:api');
  process.exit(1);
}
console.log(`API reference of ${entries.length} entries written to docs/api`);
