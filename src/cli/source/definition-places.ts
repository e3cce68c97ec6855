import { dirname, relative, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

import { capturedDefinitions } from '../../plan/definition-calls.js';
import type { DefinitionPlace } from '../../report/located.js';

/** Folder of the compiled library. */
const OWN = dirname(fileURLToPath(import.meta.url));

/** Returns where components are defined, as far as files of the working directory define them. */
export function definitionPlaces(): Readonly<Record<string, DefinitionPlace>> {
  return Object.fromEntries(
    [...capturedDefinitions()].flatMap(([id, stack]) => {
      const place = placeIn(stack);
      return place === undefined ? [] : [[id, place] as const];
    }),
  );
}

/** Returns the first frame in a file of the user, whose line the configuration has. */
function placeIn(stack: string): DefinitionPlace | undefined {
  for (const frame of stack.split('\n')) {
    const [, url = '', line = ''] =
      /(?:\(|at )(?:async )?((?:file:|\/|[A-Za-z]:\\)[^()]*):(\d+):\d+\)?$/.exec(frame) ?? [];
    if (url === '') continue;
    const path = url.startsWith('file:') ? fileURLToPath(url.replace(/\?.*$/, '')) : url;
    if (path.startsWith(OWN) || path.split(sep).includes('node_modules')) continue;
    const file = relative(process.cwd(), path).replaceAll('\\', '/');
    return file.startsWith('../') ? undefined : { file, line: Number(line) };
  }
  return undefined;
}
