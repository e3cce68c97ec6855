import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { licensedIn, licensesOf } from '../../scripts/build/licenses.mjs';

const modules = join(mkdtempSync(join(tmpdir(), 'licenses-')), 'node_modules');

/** Writes a package, and returns a file of it. */
function packed(name: string, license: string | undefined, text?: string): string {
  mkdirSync(join(modules, name), { recursive: true });
  writeFileSync(join(modules, name, 'package.json'), JSON.stringify({ name, version: '1.2.3', license }));
  if (text !== undefined) writeFileSync(join(modules, name, 'LICENSE'), text);
  return join(modules, name, 'index.js');
}

describe('the licences of bundled packages', () => {
  it('are listed with their texts', () => {
    const files = [
      packed('@b/two', 'ISC', 'Text of ISC\n'),
      packed('one', 'MIT', 'Text of MIT'),
      packed('semaphore', undefined),
    ];
    const text = licensesOf(files);
    expect(text).toContain('@b/two 1.2.3 (ISC)\n\nText of ISC\n');
    expect(licensedIn(text)).toEqual([
      { name: '@b/two', version: '1.2.3', license: 'ISC' },
      { name: 'one', version: '1.2.3', license: 'MIT' },
      { name: 'semaphore', version: '1.2.3', license: 'MIT' },
    ]);
  });

  it.each([
    ['copyleft', 'GPL-3.0-only', 'Text', 'must be one of MIT'],
    ['silent', undefined, 'Text', "received 'undefined'"],
    ['textless', 'MIT', undefined, 'must have a file with its licence'],
  ])('of %s is refused', (name, license, text, message) => {
    expect(() => licensesOf([packed(name, license, text)])).toThrow(message);
  });
});
