import { defineConfig } from 'vitest/config';

import config from './vitest.config.js';

/**
 * The tests that say whether planning is right, for mutation testing. Those of docs, examples and stacks, and the laws that
 * are tried on thousands of random plans, run for minutes and would hardly find a mutant that these do not.
 */
const { projects: _all, ...test } = config.test ?? {};

export default defineConfig({
  ...config,
  test: {
    ...test,
    isolate: false,
    include: [
      'src/**/*.test.ts',
      'test/{backend,components,diff,lock,own-types,plan,planner,policy,providers,resources}/**/*.test.ts',
      'test/laws/{named-edits,own-requirements}.test.ts',
    ],
    exclude: [
      'test/backend/builder-immutability.test.ts',
      'test/lock/merged-locks.test.ts',
      'test/plan/open-api.test.ts',
      'test/planner/{plan-properties,purity}.test.ts',
    ],
    coverage: { enabled: false },
  },
});
