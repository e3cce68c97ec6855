// Bundles the runtime of function apps to one file: a function app then needs no node_modules.
//   node scripts/build/bundle-runtime.mjs [--analyze]
import { mkdirSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { analyzeMetafile, build } from 'esbuild';
import { licensesOf } from './licenses.mjs';

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
  // The ES modules of the Azure SDK, of which unused code is left out.
  mainFields: ['module', 'main'],
  // The Functions host brings it.
  external: ['@azure/functions-core'],
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});

writeFileSync('dist/runtime/licenses.txt', licensesOf(Object.keys(metafile.inputs)));

if (process.argv.includes('--analyze')) console.log(await analyzeMetafile(metafile));
