import { format, resolveConfig } from 'prettier';
import { expect, it } from 'vitest';

import { changesPage } from '../../scripts/build/changes-page.js';
import { document } from './markdown.js';

it('docs/changes.md says what edits do now (node --import tsx scripts/build/changes.mjs writes it)', async () => {
  const options = await resolveConfig('docs/changes.md');
  expect(document('docs/changes.md')).toBe(await format(changesPage(), { ...options, parser: 'markdown' }));
});
