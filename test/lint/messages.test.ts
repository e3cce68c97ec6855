import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

import { MESSAGE } from '../support/message.js';

const src = fileURLToPath(new URL('../../src/', import.meta.url));

/** Errors of the language with a text in the source, such as those of the runtime. The library's own are in every-code.test.ts. */
const THROWN = /new (?:Type|Range)?Error\(\s*((?:(?:`(?:[^`\\]|\\.)*`|'[^'\n]*'|"[^"\n]*")[\s+]*)+)/g;

test('every error of the language has a subject, a problem and a resolution', () => {
  const texts = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) =>
      [...readFileSync(src + file, 'utf8').matchAll(THROWN)].map(([, literals = '']) =>
        [...literals.matchAll(/`((?:[^`\\]|\\.)*)`|'([^'\n]*)'|"([^"\n]*)"/g)]
          .map(([, ...parts]) => parts.join(''))
          .join(''),
      ),
    );
  expect(texts.length).toBeGreaterThan(20);
  expect(texts.filter((text) => text !== 'definition' && !MESSAGE.test(text))).toEqual([]);
});
