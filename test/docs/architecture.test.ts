import { createRequire } from 'node:module';

import { expect, it } from 'vitest';

import { document } from './markdown.js';

interface Rule {
  readonly name: string;
  readonly to: { readonly pathNot?: string | readonly string[] };
}

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  readonly forbidden: readonly Rule[];
};

/** Returns the paths that a rule allows as the page writes them: `^src/a/` is `a`, `^src/a/(?:b|c)[.]ts$` two files. */
function pathsIn(pattern: string): string[] {
  const path = pattern
    .replace(/^\^src\//, '')
    .replace(/\/$/, '')
    .replaceAll('[.]', '.')
    .replace(/\$$/, '');
  const [, before = '', names, after = ''] = /^(.*)\(\?:(.+)\)(.*)$/.exec(path) ?? [];
  return names === undefined ? [path] : names.split('|').map((name) => before + name + after);
}

const allowed = forbidden
  .filter(({ name }) => name.startsWith('direction-'))
  .map(({ name, to }) => {
    const folder = name.slice('direction-'.length);
    const others = [to.pathNot ?? []]
      .flat()
      .flatMap(pathsIn)
      .filter((path) => path !== folder);
    return [folder, others.sort()];
  });

it('docs/architecture.md shows the import directions that are checked', () => {
  const [, section = ''] = document('docs/architecture.md').split('## Import directions\n');
  const rows = Array.from(
    section.matchAll(/^\| `([^`]+)` +\|[^|]+\|([^|]+)\|$/gm),
    ([, folder, cell = '']) => [folder, Array.from(cell.matchAll(/`([^`]+)`/g), ([, path]) => path).sort()],
  );
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(allowed));
});
