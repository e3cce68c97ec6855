import { join } from 'node:path';

// @ts-expect-error -- a script without types
import { isBuilt } from '../../scripts/build/stamp.mjs';

const root = join(import.meta.dirname, '../..');

/** What is built is read in a quarter of the time of the sources, and says the same while it is new. */
const built = (isBuilt as () => boolean)();
const [folder, ending] = built ? ['dist', 'd.ts'] : ['src', 'ts'];

/** Where a compiler finds the package: its option `paths`. */
export const packagePaths: Record<string, string[]> = {
  '@atakora/component': [join(root, folder, `index.${ending}`)],
  '@atakora/component/*': [join(root, folder, `*.${ending}`)],
};

/** Has a process with `tsx` load the package. */
export const packageForTsx = built ? { TSX_TSCONFIG_PATH: 'tsconfig.build.json' } : {};
