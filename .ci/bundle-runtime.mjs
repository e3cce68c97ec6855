// Bundles the runtime of function apps to one file: a function app then needs no node_modules.
//   node .ci/bundle-runtime.mjs [--analyze]
import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { analyzeMetafile, build } from 'esbuild';

mkdirSync('dist/runtime', { recursive: true });
const { metafile } = await build({
  entryPoints: ['src/runtime/main.ts'],
  outfile: 'dist/runtime/main.cjs',
  bundle: true,
  minify: true,
  // Names show in the stacks of the logs.
  keepNames: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  // The ES modules of the Azure SDK, of which what nobody calls is left out.
  mainFields: ['module', 'main'],
  // The Functions host brings it.
  external: ['@azure/functions-core'],
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
if (process.argv.includes('--analyze')) console.log(await analyzeMetafile(metafile));
