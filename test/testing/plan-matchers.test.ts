import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { planMatchers } from '@atakora/component/testing';
import { describe, expect, it } from 'vitest';

import { crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

expect.extend(planMatchers);

const plan = planOf([crud('UserApi'), crud('OrderApi')]);
const keyed = (partitionKey: '/id' | '/email') =>
  planOf([
    CrudApi.define('UserApi', {
      entityName: 'User',
      schema: { id: 'string', email: 'string' },
      partitionKey,
    }),
  ]);

describe('matchers of plans', () => {
  it('take plans, backends and builders, and nothing else', () => {
    const builder = defineBackend(SHOP).addComponent(crud('UserApi'));
    expect(plan).toHaveNoViolations();
    expect(builder).toHaveNoViolations();
    expect(builder.build()).toHaveNoViolations();
    expect(() => {
      expect('a plan').toHaveNoViolations();
    }).toThrow('expect: a plan, a backend or a builder must be given, received something else.');
  });

  it('toHaveNoViolations lists what stops a deployment', () => {
    const limited = planOf([crud('UserApi')], { ...SHOP, limits: { maxFunctionsPerApp: 1 } });
    expect(limited).not.toHaveNoViolations();
    expect(() => {
      expect(limited).toHaveNoViolations();
    }).toThrow(
      /no errors and no violations, received:\n {2}- maxFunctionsPerApp: .+\(limit 1, requested \d+\)/,
    );
  });

  it('toShare lists who is where', () => {
    expect(plan).toShare(['UserApi', 'OrderApi'], 'cosmos');
    expect(() => {
      expect(plan).toShare(['UserApi', 'OtherApi'], 'cosmos');
    }).toThrow(
      "to share a resource of type 'cosmos', received:\n  - UserApi: cosmos:shared\n  - OtherApi: none",
    );
    expect(() => {
      expect(plan).not.toShare(['UserApi', 'OrderApi'], 'cosmos');
    }).toThrow('not to share');
  });

  it('toKeepDataOf lists what is lost', () => {
    expect(keyed('/id')).toKeepDataOf(keyed('/id'));
    expect(() => {
      expect(keyed('/email')).toKeepDataOf(keyed('/id'));
    }).toThrow(
      /to keep all data, received:\n {2}- replace azurerm_cosmosdb_sql_container\.\S+, forced by partition_key_paths/,
    );
  });

  it('toMatchPlanSnapshot keeps the short form', () => {
    expect(plan).toMatchPlanSnapshot();
  });
});
