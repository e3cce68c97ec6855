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
 * Packages whose code is bundled in the library. Node would load five CommonJS files of jsonc-parser, and five times the code of valibot
 * that is used (figures in docs/performance.md). Declarations name types of valibot, so valibot is a dependency too.
 */
export const bundled = ['jsonc-parser', 'valibot'];

/** Returns true if loading one of the entries loads a module. */
function isFor(some, id, graph, seen = new Set()) {
  if (some.has(id)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return (graph.getModuleInfo(id)?.importers ?? []).some((importer) => isFor(some, importer, graph, seen));
}

/** A file for modules that both the plan side and one of other entries load. */
const sharedWith = (some, debugName, priority) => ({
  name: (id, graph) => (isFor(planning, id, graph) && isFor(some, id, graph) ? debugName : null),
  debugName,
  priority,
});

/**
 * Escapes characters that are not ASCII, such as `…` in messages: V8 keeps a file with one of them at two bytes for each character,
 * which takes 2 ms of the cold start of 43 ms.
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
 * Writes every entry of the package to a folder, with the files that the entries share.
 * @param modules - Names of modules to write as entries too.
 * @param plugins - Plugins of the bundler, before the own one.
 * @param write - False returns the files without writing them.
 * @returns the files, each with its modules and imports
 */
export async function bundleLibrary(dir, { modules = [], plugins = [], write = true } = {}) {
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
    plugins: [...plugins, ascii],
    output: {
      dir,
      format: 'esm',
      // All in one folder, so that each file has the same path to the files beside the compiled library.
      chunkFileNames: '[name]-[hash].js',
      codeSplitting: {
        groups: [
          // The help of the command line loads no code for plans, and readers of plans load no planner.
          sharedWith(commands, 'errors', 2),
          sharedWith(reading, 'plans', 1),
          sharedWith(planning, 'planning', 0),
        ],
      },
      comments: { annotation: true, jsdoc: false, legal: true },
      // Short names of local variables: 5 ms of the cold start of 44 ms. Lines, and names in stack traces, stay.
      minify: {
        compress: false,
        mangle: { toplevel: false, keepNames: true },
        codegen: { removeWhitespace: false },
      },
    },
    write,
  });
  return output;
}
