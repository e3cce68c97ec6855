import { readFileSync } from 'node:fs';

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

/** The entries that plan; the other one loads cdktf. */
export const planSide = entries.filter(({ name }) => name !== 'cdk');
