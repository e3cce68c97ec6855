import { defineConfig } from 'vitest/config';

import config from './vitest.config.js';

/**
 * The tests that say whether planning is right, for mutation testing. Those of types, docs, examples and stacks, and the
 * laws that are tried on thousands of random plans, run for minutes and would hardly find a mutant that these do not.
 */
const { projects: _all, ...test } = config.test ?? {};

export default defineConfig({
  ...config,
  test: {
    ...test,
    isolate: false,
    include: [
      'test/planner/{adopt,asked-by,collect,coming-back,identifiers,limits,merge-bins,naming,notices,order,outputs}.test.ts',
      'test/planner/{placeholders,placement,placement-conflicts,resource-graph,split-reasons,summary}.test.ts',
      'test/planner/{validate-isolation,lock-options,own-blocks,settings-warnings}.test.ts',
      'src/planner/**/*.test.ts',
      'src/resources/*.test.ts',
      'src/resources/merge/*.test.ts',
      'src/resources/*/{capacity,same-data,sharing}.test.ts',
    ],
    coverage: { enabled: false },
  },
});
