// Writes the API reference from the doc comments of the sources, as Markdown pages below docs/api. The pages are not
// in git, because etc has the reviewed form of the API. Fails for a link in a doc comment that leads nowhere.
import process from 'node:process';
import { Application } from 'typedoc';
import { referenceOptions } from './reference-options.mjs';

const app = await Application.bootstrapWithPlugins({
  ...referenceOptions,
  plugin: ['typedoc-plugin-markdown'],
  out: 'docs/api',
  readme: 'none',
  hidePageHeader: true,
});
const project = await app.convert();
if (project === undefined) process.exit(1);
app.validate(project);
await app.generateOutputs(project);
if (app.logger.hasErrors() || app.logger.hasWarnings()) {
  console.error('Mend the doc comments named above, then run: npm run docs:api');
  process.exit(1);
}
console.log(`API reference of ${referenceOptions.entryPoints.length} entries written to docs/api`);
