// Bundles the library: to find and open a file per source file takes longer than to run what is in them. The TypeScript compiler
// writes the declarations, one per source file.
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { build } from 'rolldown';
import { bins, entries, planSide, readers } from '../entries.mjs';

const root = resolve(import.meta.dirname, '../..');
const sourceOf = ({ name }) => join(root, 'src', `${name}.ts`);
const planning = new Set(planSide.map(sourceOf));
const reading = new Set(readers.map(sourceOf));
const commands = new Set(bins.map(sourceOf));

/**
 * Packages of which the code is in the library's. Node would load five CommonJS files of jsonc-parser, and of valibot five
 * times what is used. Declarations name types of valibot, so it is a dependency too.
 */
export const bundled = ['jsonc-parser', 'valibot'];

/** Tells whether one of some entries loads a module when it is loaded itself. */
function isFor(some, id, graph, seen = new Set()) {
  if (some.has(id)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return (graph.getModuleInfo(id)?.importers ?? []).some((importer) => isFor(some, importer, graph, seen));
}

/** A file for what the plan side loads and one of some other entries loads too. */
const sharedWith = (some, debugName, priority) => ({
  name: (id, graph) => (isFor(planning, id, graph) && isFor(some, id, graph) ? debugName : null),
  debugName,
  priority,
});

/**
 * Escapes all that is not ASCII, such as `…` in messages: V8 keeps a file that has it at two bytes for each character. Source maps are
 * off by some columns in those lines.
 */
const ascii = {
  name: 'ascii',
  generateBundle(_options, files) {
    const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
    for (const file of Object.values(files))
      if (file.type === 'chunk') file.code = file.code.replaceAll(/[^\0-\x7f]/g, escaped);
  },
};

/**
 * Writes every entry of the package to a folder, and what they share beside them.
 * @param modules - Names of modules to write as entries too.
 * @param write - False only tells what would be written.
 * @returns the files, each with its modules and imports
 */
export async function bundleLibrary(dir, { modules = [], write = true } = {}) {
  const named = [...entries, ...bins, ...modules.map((name) => ({ name }))];
  const { output } = await build({
    cwd: root,
    input: Object.fromEntries(named.map((entry) => [entry.name, sourceOf(entry)])),
    // The plan side runs in browsers too.
    platform: 'neutral',
    resolve: {
      // The main module adds functions for editors.
      alias: {
        'jsonc-parser': createRequire(import.meta.url).resolve('jsonc-parser/lib/esm/impl/parser.js'),
      },
      extensionAlias: { '.js': ['.ts', '.js'] },
    },
    external: (id) => !/^[./]|^[A-Za-z]:/.test(id) && !bundled.includes(id),
    checks: { importIsUndefined: false }, // lock-text.ts looks for the default export of CommonJS.
    transform: { target: 'node20' },
    plugins: [ascii],
    output: {
      dir,
      format: 'esm',
      // All in one folder, so that what is beside the compiled library has one path from each of them.
      chunkFileNames: '[name]-[hash].js',
      codeSplitting: {
        groups: [
          // The command line shows its help without what knows plans, and who reads plans does without the planner.
          sharedWith(commands, 'errors', 2),
          sharedWith(reading, 'plans', 1),
          sharedWith(planning, 'planning', 0),
        ],
      },
      comments: { annotation: true, jsdoc: false, legal: true },
      // Short names of what is local, as V8 reads every name before the first plan. Lines and all that a stack trace says stay.
      minify: {
        compress: false,
        mangle: { toplevel: false, keepNames: true },
        codegen: { removeWhitespace: false },
      },
      sourcemap: true,
      // The sources are packed.
      sourcemapExcludeSources: true,
    },
    write,
  });
  return output;
}
