import { defineConfig } from 'vitest/config';

import config from './vitest.config.js';

/**
 * The tests that say whether planning is right, for mutation testing. Those of types, docs, examples and stacks, and the
 * properties of thousands of random plans, run for minutes and would hardly find a mutant that these do not.
 */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: [
      '{src,test}/planner/{share-*,limits,merge-groups,naming,placeholders,split-reasons,stable-hash}.test.ts',
      '{src,test}/resources/merge/**/*.test.ts',
    ],
    exclude: ['{src,test}/**/*-{properties,laws}.test.ts'],
    coverage: { enabled: false },
  },
});
