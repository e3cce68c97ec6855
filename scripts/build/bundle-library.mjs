// Bundles the library: to find and open a file per source file takes longer than to run what is in them. What the entries of the
// plan side load is one file. The TypeScript compiler writes the declarations, one per source file.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { build } from 'rolldown';
import { bins, entries, planSide } from '../entries.mjs';
import { licensesOf } from './licenses.mjs';

const sourceOf = ({ name }) => resolve('src', `${name}.ts`);
const planning = new Set(planSide.map(sourceOf));
const commands = new Set(bins.map(sourceOf));

/** Tells whether one of some entries loads a module when it is loaded itself. */
function isFor(some, id, graph, seen = new Set()) {
  if (some.has(id)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return (graph.getModuleInfo(id)?.importers ?? []).some((importer) => isFor(some, importer, graph, seen));
}

const { output } = await build({
  input: Object.fromEntries([...entries, ...bins].map((entry) => [entry.name, sourceOf(entry)])),
  // The plan side runs in browsers too.
  platform: 'neutral',
  resolve: {
    // Node would load five CommonJS files of it, a tenth of the start.
    alias: { 'jsonc-parser': createRequire(import.meta.url).resolve('jsonc-parser/lib/esm/main.js') },
    extensionAlias: { '.js': ['.ts', '.js'] },
  },
  external: (id) => !/^[./]|^[A-Za-z]:|^jsonc-parser$/.test(id),
  checks: { importIsUndefined: false }, // lock-text.ts looks for the default export of CommonJS.
  transform: { target: 'node20' },
  output: {
    dir: 'dist',
    format: 'esm',
    // All in one folder, so that what is beside the compiled library has one path from each of them.
    chunkFileNames: '[name]-[hash].js',
    codeSplitting: {
      groups: [
        // The command line shows its help without what plans.
        {
          name: (id, graph) => (isFor(planning, id, graph) && isFor(commands, id, graph) ? 'errors' : null),
          debugName: 'errors',
          priority: 1,
        },
        { name: (id, graph) => (isFor(planning, id, graph) ? 'planning' : null), debugName: 'planning' },
      ],
    },
    comments: { annotation: true, jsdoc: false, legal: true },
    sourcemap: true,
    // The sources are packed.
    sourcemapExcludeSources: true,
  },
});

const bundled = output.flatMap(({ moduleIds = [] }) => moduleIds.filter((id) => id.includes('node_modules')));
writeFileSync('dist/licenses.txt', licensesOf(bundled));
