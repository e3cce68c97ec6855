import fc from 'fast-check';
import { describe, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import { definitionSets } from '../arbitraries/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { edits } from './edits.js';
import { lawRuns } from './law-runs.js';
import { expectLaws, expectLawsOfConflicts, expectLawsOfOptions } from './laws.js';

const RUNS = lawRuns(80);
const OPTION_RUNS = lawRuns(50);

const configs = fc.constantFrom<BackendConfig>(
  SHOP,
  { ...SHOP, networking: 'isolated' },
  { ...SHOP, monitoring: true, dataProtection: 'retain' },
);

describe('an edit of one component', () => {
  it(
    'never touches what others have',
    () => {
      const property = fc.property(edits, configs, (edit, config) => {
        const was = planOf(edit.before, config);
        fc.pre(was.errors.length === 0);
        const now = planOf(edit.after, { ...config, lock: was.lock });
        expectLawsOfConflicts({ ...edit, was, now });
        // Terraform never sees a plan with errors.
        if (now.errors.length === 0) expectLaws({ ...edit, config, was, now });
      });
      fc.assert(property, RUNS);
    },
    RUNS.numRuns * 1000,
  );
});

const regions = ['eastus', 'westus'].map((locationName, priority) => ({ locationName, priority }));

/** Options of a backend that an edit may change while it runs. */
const options = fc.constantFrom<BackendConfig>(
  {},
  { monitoring: true },
  { networking: 'isolated' },
  { tags: { team: 'shop' } },
  { autoScale: { maxThroughput: 4000 } },
  { cosmosConfig: { failoverPolicies: regions } },
  { cosmosConfig: { consistencyLevel: 'Strong' } },
  { cosmosConfig: { backup: 'Continuous7Days' } },
  { useManagedIdentity: false },
  { enforceHttps: false },
);

describe('an edit of an option of the backend', () => {
  it(
    'destroys no data, and moves nothing',
    () => {
      const property = fc.property(definitionSets, options, options, (components, before, after) => {
        const was = planOf(components, { ...SHOP, ...before });
        fc.pre(was.errors.length === 0);
        const config = { ...SHOP, ...after };
        const now = planOf(components, { ...config, lock: was.lock });
        if (now.errors.length === 0) expectLawsOfOptions({ after: components, config, was, now });
      });
      fc.assert(property, OPTION_RUNS);
    },
    OPTION_RUNS.numRuns * 1000,
  );
});
