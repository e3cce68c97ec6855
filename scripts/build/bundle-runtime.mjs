// Bundles the runtime of function apps to one file: a function app then needs no node_modules.
//   node scripts/build/bundle-runtime.mjs [--analyze]
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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
  // The ES modules of the Azure SDK, of which unused code is left out.
  mainFields: ['module', 'main'],
  // The Functions host brings it.
  external: ['@azure/functions-core'],
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});

// The licences of what is bundled, which go wherever the bundle goes.
const packages = new Set(
  Object.keys(metafile.inputs).flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []),
);
const notices = [...packages].map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text =
    file !== undefined && existsSync(`${folder}/${file}`) ? readFileSync(`${folder}/${file}`, 'utf8') : '';
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
});
writeFileSync('dist/runtime/licenses.txt', notices.sort().join(`\n${'-'.repeat(80)}\n\n`));

if (process.argv.includes('--analyze')) console.log(await analyzeMetafile(metafile));
