import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cdnType } from '../../../src/resources/cdn/index.js';
import { cosmosType } from '../../../src/resources/cosmos/sharing.js';
import { functionsType } from '../../../src/resources/functions/sharing.js';
import type { Strategy } from '../../../src/resources/merge/strategy.js';
import { storageType } from '../../../src/resources/storage/index.js';
import { websiteType } from '../../../src/resources/website/index.js';
import {
  cdnConfigs,
  cosmosConfigs,
  functionsConfigs,
  storageConfigs,
  websiteConfigs,
} from '../../arbitraries/requirement-configs.js';
import { LAW_RUNS, reordered, wishes } from '../../arbitraries/wishes.js';

function law<C extends object>(name: string, table: Strategy<C>, config: fc.Arbitrary<C>) {
  const priorities = fc.constantFrom(0, 10, 20);
  const parts = fc.array(config, { minLength: 1, maxLength: 3 });
  return {
    name,
    commutative: () =>
      fc.assert(
        fc.property(reordered(wishes(config)), ([asked, other]) => {
          expect(JSON.stringify(table.merge(other))).toBe(JSON.stringify(table.merge(asked)));
        }),
        LAW_RUNS,
      ),
    // A merge has one priority for all of its fields, so its parts must have had one: the highest is then theirs.
    associative: () =>
      fc.assert(
        fc.property(parts, priorities, wishes(config), (configs, priority, others) => {
          const first = configs.map((value) => ({ component: 'Api', priority, value }));
          const second = others.map((wish) => ({ ...wish, component: 'Api' }));
          const all = table.merge([...first, ...second]).value;
          const merged = { component: 'Api', priority, value: table.merge(first).value };
          expect(JSON.stringify(table.merge([merged, ...second]).value)).toBe(JSON.stringify(all));
        }),
        LAW_RUNS,
      ),
    idempotent: () =>
      fc.assert(
        fc.property(wishes(config), (asked) => {
          const once = JSON.stringify(table.merge(asked).value);
          expect(JSON.stringify(table.merge([...asked, ...asked]).value)).toBe(once);
          const merged = { component: 'Api', priority: 10, value: table.merge(asked).value };
          expect(JSON.stringify(table.merge([merged, merged]).value)).toBe(once);
        }),
        LAW_RUNS,
      ),
    pure: () =>
      fc.assert(
        fc.property(wishes(config), (asked) => {
          const before = JSON.stringify(asked);
          table.merge(asked);
          expect(JSON.stringify(asked)).toBe(before);
        }),
        LAW_RUNS,
      ),
  };
}

describe.each([
  law('cosmos', cosmosType.merge, cosmosConfigs),
  law('functions', functionsType.merge, functionsConfigs),
  law('storage', storageType.merge, storageConfigs),
  law('website', websiteType.merge, websiteConfigs),
  law('cdn', cdnType.merge, cdnConfigs),
])('merge table of $name', ({ commutative, associative, idempotent, pure }) => {
  it('does not show the order of wishes, not even in its notes', commutative);
  it('gives the same for a merge of merges', associative);
  it('gives the same when wishes are repeated', idempotent);
  it('leaves the wishes as they are', pure);
});
