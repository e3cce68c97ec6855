import { join } from 'node:path';

import { build, type Metafile } from 'esbuild';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Returns the sources that an output loads before anything is called: its own, and those of what it imports statically. */
function loadedWith(output: string, { outputs }: Metafile, seen = new Set<string>()): string[] {
  if (seen.has(output)) return [];
  seen.add(output);
  const { inputs = {}, imports = [] } = outputs[output] ?? {};
  const next = imports.filter(({ kind, external }) => kind === 'import-statement' && external !== true);
  return [
    ...Object.keys(inputs),
    ...next.flatMap(({ path }) => loadedWith(path, { inputs: {}, outputs }, seen)),
  ];
}

async function bundle() {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/cli.ts', 'src/backend.ts'],
    outdir: 'dist',
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  });
  return metafile;
}

describe('the start of the bin', () => {
  it('loads the frame and the errors, and no command, plan or planner', async () => {
    const metafile = await bundle();
    const sources = loadedWith('dist/cli.js', metafile);
    expect(sources).toContain('src/cli/commands.ts');
    expect(
      sources.filter((path) => !/^src\/(cli\.ts|errors\.ts|errors\/[\w-]+\.ts|cli\/[\w-]+\.ts)$/.test(path)),
    ).toEqual([]);
    // The same question of a module that plans finds the planner.
    expect(loadedWith('dist/backend.js', metafile)).toContain('src/planner/plan-backend.ts');
  });

  it('loads no package', async () => {
    const { outputs } = await bundle();
    const own = outputs['dist/cli.js']?.imports.filter(
      ({ kind, external }) => kind === 'import-statement' && external === true,
    );
    expect(own?.filter(({ path }) => !path.startsWith('node:')) ?? []).toEqual([]);
  });
});
