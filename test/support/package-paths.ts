import { join } from 'node:path';

// @ts-expect-error -- a script without types
import { isBuilt as compareStamp } from '../../scripts/build/stamp.mjs';

const root = join(import.meta.dirname, '../..');

/** True if `dist` is what the sources say. It is read in a quarter of the time of the sources. */
export const isBuilt = (compareStamp as () => boolean)();
const [folder, ending] = isBuilt ? ['dist', 'd.ts'] : ['src', 'ts'];

/** Where a compiler finds the package: its option `paths`. */
export const packagePaths: Record<string, string[]> = {
  '@atakora/component': [join(root, folder, `index.${ending}`)],
  '@atakora/component/*': [join(root, folder, `*.${ending}`)],
};

/** Has a process with `tsx` load the package. */
export const packageForTsx = isBuilt ? { TSX_TSCONFIG_PATH: 'tsconfig.build.json' } : {};
