import { mergeConfig } from 'vitest/config';

import config from './vitest.config.js';

/**
 * The tests that say whether planning is right. Those of types, docs, examples and stacks run for minutes and would find
 * no mutant that these do not.
 */
export default mergeConfig(config, {
  test: {
    include: [],
  },
});
