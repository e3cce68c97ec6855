import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Manifest } from './contract/manifest.js';
import { register } from './register.js';

// The start of a function app: the Functions host loads this file, bundled, and the manifest lies beside it.
const manifest = JSON.parse(readFileSync(join(__dirname, 'manifest.json'), 'utf8')) as Manifest;
// The package may have been put together by another version of the library.
if ((manifest.version as number) !== 1)
  throw new Error(
    'manifest.json: must be of the version of the runtime beside it, received another. Deploy the package again.',
  );
register(manifest, __dirname);
