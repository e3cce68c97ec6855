import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

export const manifest = JSON.parse(readFileSync('package.json', 'utf8'));

/** The entries that are modules, as the exports map has them: name without the dot, and file names. */
export const entries = Object.entries(manifest.exports)
  .filter(([, target]) => typeof target === 'object')
  .map(([subpath, { types, default: code }]) => ({
    /** `index`, `backend`. */
    name: subpath === '.' ? 'index' : subpath.slice(2).replaceAll('/', '-'),
    /** `@atakora/component/backend`. */
    specifier: manifest.name + subpath.slice(1),
    types,
    code,
  }));

/** Files that a terminal runs. */
export const bins = Object.values(manifest.bin).map((code) => ({ name: basename(code, '.js'), code }));

/** The entries that plan. The others load cdktf, use files or the network, or are for reviewers and tests. */
export const planSide = entries.filter(
  ({ name }) =>
    !['cdk', 'cdktn', 'cost', 'deploy', 'dev', 'lock', 'prices', 'report', 'terraform', 'testing'].includes(
      name,
    ),
);
