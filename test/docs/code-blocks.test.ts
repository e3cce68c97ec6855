import { describe, expect, it } from 'vitest';

import { problemsIn } from '../support/compile.js';
import { codeBlocks, documents } from './markdown.js';

describe('code blocks of README and docs', () => {
  const blocks = [...documents()]
    .flatMap(([path, text]) => codeBlocks(path, text))
    .filter(({ language }) => language === 'ts')
    // The test of the typed client makes the types that its code imports, and compiles it.
    .filter(({ code }) => !code.includes("from './api.js'"));

  it('there are some', () => {
    expect(blocks.length).toBeGreaterThan(8);
  });

  it('compile against the package as it is', () => {
    expect(problemsIn(new Map(blocks.map(({ place, code }) => [place, code])))).toEqual([]);
  });

  it('would not compile with a mistake in them', () => {
    const code =
      "import { defineBackend } from '@atakora/component/backend';\ndefineBackend({ environmnt: 'prod' });\n";
    expect(problemsIn(new Map([['a mistake', code]])).join()).toContain("'environmnt' is neither");
  });
});
