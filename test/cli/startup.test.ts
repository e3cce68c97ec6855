import { join, relative } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { bundleLibrary } from '../../scripts/build/bundle-library.mjs';

const root = join(import.meta.dirname, '../..');

/** A file of the package. */
interface File {
  /** Sources, as paths in the project. */
  readonly sources: readonly string[];
  /** Files and packages that are loaded with it. */
  readonly imports: readonly string[];
  readonly code: string;
}

const files = new Map<string, File>();

beforeAll(async () => {
  for (const file of await bundleLibrary('dist', { write: false })) {
    if (file.type !== 'chunk') continue;
    const { fileName, moduleIds, imports, code } = file;
    const sources = moduleIds.map((id) => relative(root, id).replaceAll('\\', '/'));
    files.set(fileName, { sources, imports, code });
  }
});

/** Returns the sources and packages that files load before anything is called. */
function loadedWith(...names: readonly string[]): ReadonlySet<string> {
  const loaded = new Set<string>();
  const waiting = [...names];
  for (const name of waiting) {
    const file = files.get(name);
    if (file === undefined) loaded.add(name);
    for (const source of file?.sources ?? []) loaded.add(source);
    for (const next of file?.imports ?? []) if (!waiting.includes(next)) waiting.push(next);
  }
  return loaded;
}

describe('the start of the bin', () => {
  it('loads the frame and the errors, and no command, plan, planner or package', () => {
    const loaded = [...loadedWith('cli.js')];
    expect(loaded).toContain('src/cli/commands.ts');
    expect(
      loaded.filter(
        (name) => !/^(node:\w+|src\/(cli\.ts|errors\.ts|errors\/[\w-]+\.ts|cli\/[\w-]+\.ts))$/.test(name),
      ),
    ).toEqual([]);
  });
});

describe('what reads plans', () => {
  const planner = 'src/planner/plan-backend.ts';
  // The same question of a module that plans finds the planner.
  it.each(['index', 'backend', 'crud'])('%s loads the planner', (name) => {
    expect(loadedWith(`${name}.js`)).toContain(planner);
  });

  it.each(['plan', 'cost', 'prices', 'report', 'testing', 'lock', 'terraform', 'cdk', 'dev', 'deploy'])(
    '%s does without the planner',
    (name) => {
      const loaded = loadedWith(`${name}.js`);
      expect(loaded).toContain(`src/${name}.ts`);
      expect([...loaded].filter((source) => /^src\/(planner|backend)\//.test(source))).toEqual([]);
    },
  );
});

it('files have no characters that Node reads slowly, and the messages have all of theirs', () => {
  expect([...files].filter(([, { code }]) => /[^\0-\x7f]/.test(code)).map(([name]) => name)).toEqual([]);
  expect(
    [...files.values()].filter(({ code }) => code.includes("write it like '/subscriptions/\\u2026/")),
  ).toHaveLength(1);
});

describe('the plan side', () => {
  const planSide = ['backend.js', 'crud.js', 'functions.js', 'plan.js'];

  it('loads no package but immer, and of bundled ones what it uses', () => {
    const foreign = [...loadedWith(...planSide)].filter((name) => !/^(src\/|\0)/.test(name));
    expect(foreign.toSorted()).toEqual([
      'immer',
      'node_modules/jsonc-parser/lib/esm/impl/parser.js',
      'node_modules/jsonc-parser/lib/esm/impl/scanner.js',
      'node_modules/valibot/dist/index.mjs',
    ]);
  });

  it('keeps lines and the names that a stack trace says', () => {
    const code = [...files.values()].find(({ sources }) =>
      sources.includes('src/planner/plan-backend.ts'),
    )?.code;
    expect(code).toMatch(/^function planBackend\(/m);
    expect(code?.split('\n').filter((line) => line.length > 4_000)).toEqual([]);
  });
});
