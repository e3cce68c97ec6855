import { CannotApplyError } from '../../errors.js';

/** The files that are the same in the package of every app. They are built with the library. */
export interface RuntimeFiles {
  readonly bundle: Uint8Array;
  readonly licenses: Uint8Array;
}

let loaded: RuntimeFiles | undefined;

/** @throws CannotApplyError when the library was not built. */
export function loadRuntimeFiles(): RuntimeFiles {
  return (loaded ??= { bundle: read('main.cjs'), licenses: read('licenses.txt') });
}

function read(name: string): Uint8Array {
  const fs = process.getBuiltinModule('node:fs');
  // Beside the bundled library, or in its build when the sources run.
  const places = [`./runtime/${name}`, `../../../dist/runtime/${name}`];
  for (const place of places) {
    const url = new URL(place, import.meta.url);
    if (fs.existsSync(url)) return fs.readFileSync(url);
  }
  throw new CannotApplyError(
    'runtime of function apps',
    `the library must have the file ${name}, received none`,
    'install the library again, or build it: npm run build',
  );
}
