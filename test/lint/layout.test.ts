import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

const imported = (file: string) =>
  [...readFileSync(root + file, 'utf8').matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) =>
    join(dirname(file), path).replace(/\.js$/, '.ts'),
  );

test('a test in test/ that has the name of a file of src, and needs nothing of test/ but test/support, is beside that file', () => {
  const misplaced = readdirSync(`${root}test`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join('test', file))
    .filter((file) => {
      const imports = imported(file);
      const isOfOneFile = imports.some(
        (path) => path.startsWith('src/') && basename(path, '.ts') === basename(file, '.test.ts'),
      );
      return isOfOneFile && imports.every((path) => /^(?:src|test\/support)\//.test(path));
    });
  expect(misplaced).toEqual([]);
});
