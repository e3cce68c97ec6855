// Writes docs/changes.md from the edits in test/diff/edits and from what resource types declare.
//   node --import tsx scripts/build/changes.mjs
import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { changesPage } from './changes-page.ts';

const options = await resolveConfig('docs/changes.md');
writeFileSync('docs/changes.md', await format(changesPage(), { ...options, parser: 'markdown' }));
