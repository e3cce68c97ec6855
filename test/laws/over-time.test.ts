import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import { planOf, SHOP } from '../support/plans.js';
import { edits } from './edits.js';
import { expectLaws } from './laws.js';
import { hasReplacementData } from './replacing-arguments.js';

/** The nightly size is 10,000. */
const RUNS = { numRuns: Number(process.env['LAW_RUNS'] ?? 500) };

const configs = fc.constantFrom<BackendConfig>(
  SHOP,
  { ...SHOP, networking: 'isolated' },
  { ...SHOP, monitoring: true, dataProtection: 'retain' },
);

describe('an edit of one component', () => {
  it.runIf(hasReplacementData)(
    'never touches what others have',
    () => {
      const property = fc.property(edits, configs, (edit, config) => {
        const was = planOf(edit.before, config);
        fc.pre(was.errors.length === 0);
        const now = planOf(edit.after, { ...config, lock: was.lock });
        if (edit.kind === 'remove')
          expect(now.errors.filter(({ code }) => code.endsWith('_CONFLICT'))).toEqual([]);
        // Terraform never sees a plan with errors.
        if (now.errors.length > 0) return;
        expectLaws({ ...edit, config, was, now });
      });
      fc.assert(property, RUNS);
    },
    RUNS.numRuns * 1000,
  );
});
