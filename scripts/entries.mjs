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

const planners = ['index', 'backend', 'crud', 'functions', 'web', 'extend'];

/** The entries that take or read plans: for apply, reviewers, the command line and tests. */
export const readers = entries.filter(({ name }) => !planners.includes(name));

/** The entries that plan, and that which reads plans. They use neither cdktf nor files nor the network. */
export const planSide = entries.filter(({ name }) => name === 'plan' || planners.includes(name));
