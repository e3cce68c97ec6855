import { defineConfig } from 'vitest/config';

import config from './vitest.config.js';

/**
 * The tests that say whether planning is right, for mutation testing. Those of types, docs, examples and stacks, and the
 * laws that are tried on thousands of random plans, run for minutes and would hardly find a mutant that these do not.
 */
export default defineConfig({
  ...config,
  test: {
    ...config.test,
    include: [
      'test/planner/{collect,identifiers,limits,merge-bins,naming,order,placeholders}.test.ts',
      'test/planner/{resource-graph,split-reasons,validate-isolation}.test.ts',
      'src/resources/*.test.ts',
      'src/resources/merge/*.test.ts',
      'src/resources/*/{capacity,same-data,sharing}.test.ts',
    ],
    coverage: { enabled: false },
  },
});
