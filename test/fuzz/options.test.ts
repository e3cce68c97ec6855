import { CrudApi } from '@atakora/component/crud';
import { FunctionsApp } from '@atakora/component/functions';
import { serializePlan } from '@atakora/component/plan';
import { StaticSite, StaticSiteWithCdn } from '@atakora/component/web';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import { backendConfigSchema } from '../../src/backend/config-schema.js';
import { crudApiSchema } from '../../src/components/crud-api/crud-api-schema.js';
import { functionsAppSchema } from '../../src/components/functions-app/functions-app-schema.js';
import {
  staticSiteSchema,
  staticSiteWithCdnSchema,
} from '../../src/components/static-site/static-site-schema.js';
import { BackendError } from '../../src/errors.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { BUILT_IN_TYPES } from '../../src/resources/registry/types.js';
import { crud, custom, requirement } from '../support/definitions.js';
import { strayIn } from '../support/evaluated.js';
import { fitting } from '../support/fitting.js';
import { planOf, SHOP } from '../support/plans.js';
import { hostileValues } from './hostile-values.js';
import { type OptionPath, pathsOf, withValue } from './option-paths.js';
import { runs } from './runs.js';
import { expectUntouched } from './untouched.js';

/** What takes options: a valid base, the places that its schema has, and what is done with them. */
interface Target {
  readonly name: string;
  readonly base: object;
  readonly paths: readonly OptionPath[];
  readonly act: (options: never) => ResourcePlan;
}

const user = crud('UserApi');

const COMPONENTS: readonly Target[] = [
  {
    name: 'CrudApi',
    base: { entityName: 'Order', schema: { id: 'string', total: 'number' } },
    paths: pathsOf(crudApiSchema),
    act: (options) => planOf([fitting(CrudApi.define('OrderApi', options)), user]),
  },
  {
    name: 'FunctionsApp',
    base: { functions: { run: { trigger: 'http' } } },
    paths: pathsOf(functionsAppSchema),
    act: (options) => planOf([fitting(FunctionsApp.define('Jobs', options)), user]),
  },
  {
    name: 'StaticSite',
    base: { sourceDirectory: 'site' },
    paths: pathsOf(staticSiteSchema),
    act: (options) => planOf([fitting(StaticSite.define('Docs', options))]),
  },
  {
    name: 'StaticSiteWithCdn',
    base: { sourceDirectory: 'site' },
    paths: pathsOf(staticSiteWithCdnSchema),
    act: (options) => planOf([fitting(StaticSiteWithCdn.define('Docs', options))]),
  },
];

const BACKENDS: readonly Target[] = [SHOP, { ...SHOP, networking: { mode: 'isolated' } }].map((base) => ({
  name: `a backend ${'networking' in base ? 'without' : 'with'} public access`,
  base,
  paths: pathsOf(backendConfigSchema),
  act: (options) => planOf([user], options),
}));

const REQUIREMENTS: readonly Target[] = BUILT_IN_TYPES.filter(
  ({ requirements: demand }) => demand.internal !== true,
).map(({ type, schema }) => ({
  name: `a requirement of type ${type}`,
  base: {},
  paths: pathsOf(schema),
  act: (options) => planOf([custom('Own', [requirement(type, options)]), user]),
}));

const TARGETS = [...COMPONENTS, ...BACKENDS, ...REQUIREMENTS];
let planned = 0;
let refused = 0;

describe.each(TARGETS)('hostile options of $name', ({ base, paths, act }) => {
  it('are refused by an error that says so, or are data', () => {
    expect(paths.length).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.constantFrom(...paths), hostileValues, (path, [, make]) => {
        const value = make();
        const given = withValue(base, path, value);
        let plan: ResourcePlan;
        try {
          plan = act(given as never);
        } catch (error) {
          refused += 1;
          if (!(error instanceof BackendError)) throw error;
          expect(error.message.length).toBeLessThan(20_000);
          expectUntouched(value, make);
          return;
        }
        planned += 1;
        expect(serializePlan(plan)).toMatch(/^\{/);
        expect(JSON.stringify(plan.terraform)).not.toContain('"$terraform":');
        expect(strayIn(plan)).toEqual([]);
        expectUntouched(value, make);
      }),
      { ...runs(120), verbose: 0 },
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

afterAll(() => {
  // Both ends are met: else the property would say nothing.
  expect(Math.min(planned, refused)).toBeGreaterThan(10);
});
