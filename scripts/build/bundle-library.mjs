// Bundles the library to one file per entry, and files of what entries share: to find and open a file per source file
// takes longer than to run what is in them. The TypeScript compiler writes the declarations, one per source file.
import process from 'node:process';
import { build } from 'esbuild';
import { bins, entries } from '../entries.mjs';

await build({
  entryPoints: [...entries, ...bins].map(({ name }) => `src/${name}.ts`),
  outdir: 'dist',
  bundle: true,
  splitting: true,
  // All in one folder, so that what is beside the compiled library has one path from each of them.
  chunkNames: 'shared-[hash]',
  packages: 'external',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  sourcemap: true,
  // The sources are packed.
  sourcesContent: false,
  logLevel: 'warning',
}).catch(() => process.exit(1));
