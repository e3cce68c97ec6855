import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cdn } from '../../../src/resources/cdn/index.js';
import { cosmos } from '../../../src/resources/cosmos/index.js';
import { functions } from '../../../src/resources/functions/index.js';
import type { Strategy } from '../../../src/resources/merge/strategy.js';
import { storage } from '../../../src/resources/storage/index.js';
import { website } from '../../../src/resources/website/index.js';
import {
  cdnConfigs,
  cosmosConfigs,
  functionsConfigs,
  storageConfigs,
  websiteConfigs,
} from '../../arbitraries/requirement-configs.js';
import { candidates, LAW_RUNS, reordered } from '../../arbitraries/candidates.js';

function law<C extends object>(name: string, table: Strategy<C>, config: fc.Arbitrary<C>) {
  const priorities = fc.constantFrom(0, 10, 20);
  const parts = fc.array(config, { minLength: 1, maxLength: 3 });
  return {
    name,
    commutative: () =>
      fc.assert(
        fc.property(reordered(candidates(config)), ([listed, other]) => {
          expect(JSON.stringify(table.merge(other))).toBe(JSON.stringify(table.merge(listed)));
        }),
        LAW_RUNS,
      ),
    // A merge has one priority for all of its fields, so its parts must have had one: the highest is then theirs.
    associative: () =>
      fc.assert(
        fc.property(parts, priorities, candidates(config), (configs, priority, others) => {
          const first = configs.map((value) => ({ component: 'Api', priority, value }));
          const second = others.map((candidate) => ({ ...candidate, component: 'Api' }));
          const all = table.merge([...first, ...second]).value;
          const merged = { component: 'Api', priority, value: table.merge(first).value };
          expect(JSON.stringify(table.merge([merged, ...second]).value)).toBe(JSON.stringify(all));
        }),
        LAW_RUNS,
      ),
    idempotent: () =>
      fc.assert(
        fc.property(candidates(config), (listed) => {
          const once = JSON.stringify(table.merge(listed).value);
          expect(JSON.stringify(table.merge([...listed, ...listed]).value)).toBe(once);
          const merged = { component: 'Api', priority: 10, value: table.merge(listed).value };
          expect(JSON.stringify(table.merge([merged, merged]).value)).toBe(once);
        }),
        LAW_RUNS,
      ),
    pure: () =>
      fc.assert(
        fc.property(candidates(config), (listed) => {
          const before = JSON.stringify(listed);
          table.merge(listed);
          expect(JSON.stringify(listed)).toBe(before);
        }),
        LAW_RUNS,
      ),
  };
}

describe.each([
  law('cosmos', cosmos.merge, cosmosConfigs),
  law('functions', functions.merge, functionsConfigs),
  law('storage', storage.merge, storageConfigs),
  law('website', website.merge, websiteConfigs),
  law('cdn', cdn.merge, cdnConfigs),
])('merge table of $name', ({ commutative, associative, idempotent, pure }) => {
  it('does not show the order of candidates, not even in its decisions', commutative);
  it('gives the same for a merge of merges', associative);
  it('gives the same when candidates are repeated', idempotent);
  it('leaves the candidates as they are', pure);
});
