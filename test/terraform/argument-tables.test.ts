import { readFileSync } from 'node:fs';

import { InvalidPlanError } from '@atakora/component/backend';
import { describe, expect, test } from 'vitest';

import { argumentNames, argumentTypes } from '../../scripts/provider-arguments/generated-files.js';
import type { Schema } from '../../scripts/provider-arguments/schema.js';
import { checkArguments } from '../../src/engine/known-arguments.js';
import type { JsonObject } from '../../src/plan/json.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { azurerm5Schema, azurermSchema, titled } from '../provider-schema/schema.js';
import { planOf } from '../support/plans.js';
import { crud } from '../support/definitions.js';

describe.skipIf(azurermSchema === undefined || azurerm5Schema === undefined)(
  titled('what scripts/provider-arguments/write.ts writes of the schemas'),
  () => {
    test.each([
      ['src/resources/azurerm-arguments.ts', argumentTypes],
      ['src/engine/argument-names.ts', argumentNames],
    ])('is %s', (file, write) => {
      const schemas = [azurermSchema, azurerm5Schema] as unknown as readonly [Schema, Schema];
      expect(readFileSync(file, 'utf8')).toBe(write(...schemas));
    });
  },
);

const plan = planOf([crud()]);

/** Returns what is refused of one block, as text; undefined when nothing is. */
function refusalOf(type: string, plain: JsonObject, azurerm: 4 | 5 = 4): string | undefined {
  const terraform = [{ type, id: 'x', arguments: plain }];
  const given: ResourcePlan = { ...plan, terraform, provider: { ...plan.provider, azurerm } };
  try {
    checkArguments(given);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidPlanError);
    return (error as Error).message;
  }
  return undefined;
}

const ACCOUNT = 'azurerm_cosmosdb_account';

describe('an argument that a type does not have', () => {
  test.each<[string, string, JsonObject, string]>([
    [
      'in a block',
      ACCOUNT,
      { name: 'a', locaton: 'eastus' },
      `${ACCOUNT}.x has no argument 'locaton'. Write 'location'`,
    ],
    [
      'by its name in cdktf',
      ACCOUNT,
      { offerType: 'a' },
      `${ACCOUNT}.x has no argument 'offerType'. Write 'offer_type'`,
    ],
    ['like nothing that it has', ACCOUNT, { zzz: 1 }, `${ACCOUNT}.x has no argument 'zzz'. Remove it`],
    ['that only Azure sets', ACCOUNT, { endpoint: 'a' }, `${ACCOUNT}.x has no argument 'endpoint'.`],
    ['that Terraform sets', ACCOUNT, { id: 'a' }, `${ACCOUNT}.x has no argument 'id'.`],
    ['of every object', ACCOUNT, { constructor: 'a' }, `${ACCOUNT}.x has no argument 'constructor'.`],
    [
      'called __proto__',
      ACCOUNT,
      JSON.parse('{"__proto__":{}}') as JsonObject,
      "has no argument '__proto__'.",
    ],
    [
      'in a nested block',
      ACCOUNT,
      { consistency_policy: { consistency_levl: 'Session' } },
      `${ACCOUNT}.x.consistency_policy has no argument 'consistency_levl'. Write 'consistency_level'`,
    ],
    [
      'in a list of nested blocks',
      ACCOUNT,
      {
        geo_location: [
          { location: 'a', failover_priority: 0 },
          { location: 'b', failover_prority: 1 },
        ],
      },
      `${ACCOUNT}.x.geo_location[1] has no argument 'failover_prority'. Write 'failover_priority'`,
    ],
    [
      'in a block within a list within a block',
      'azurerm_storage_management_policy',
      { rule: [{ actions: [{ base_blob: { delete_after: 3 } }] }] },
      "azurerm_storage_management_policy.x.rule[0].actions[0].base_blob has no argument 'delete_after'.",
    ],
    [
      'in an attribute that is a list of objects',
      'azurerm_network_security_group',
      { security_rule: [{ name: 'a', priorty: 1 }] },
      "azurerm_network_security_group.x.security_rule[0] has no argument 'priorty'. Write 'priority'",
    ],
    [
      'beside an expression',
      ACCOUNT,
      { geo_location: [{ $ref: 'azurerm_x.y.z' }, { lcation: 'a' }] },
      `${ACCOUNT}.x.geo_location[1] has no argument 'lcation'. Write 'location'`,
    ],
    [
      'in timeouts',
      ACCOUNT,
      { timeouts: { crate: '1h' } },
      `${ACCOUNT}.x.timeouts has no argument 'crate'. Write 'create'`,
    ],
    [
      'of a data source',
      'data.azurerm_client_config',
      { name: 'a' },
      "data.azurerm_client_config.x has no argument 'name'.",
    ],
    [
      'of Terraform’s own type',
      'terraform_data',
      { inputs: 'a' },
      "terraform_data.x has no argument 'inputs'. Write 'input'",
    ],
  ])('%s is refused', (_where, type, plain, message) => {
    expect(refusalOf(type, plain)).toContain(message);
  });
});

describe('what is taken', () => {
  test('keys of maps, which are the user’s', () => {
    const map = { $$ref: 'a', camelCase: 'b', 'a.b': 'c', '${k}': 'd', constructor: 'e' };
    expect(refusalOf('azurerm_linux_function_app', { tags: map, app_settings: map })).toBeUndefined();
    expect(refusalOf('terraform_data', { input: { a: { b: 1 } }, triggers_replace: map })).toBeUndefined();
  });

  test('expressions in the place of blocks, lists and maps', () => {
    const value = { $ref: 'azurerm_x.y.z' };
    expect(
      refusalOf(ACCOUNT, { consistency_policy: value, geo_location: [value], tags: value }),
    ).toBeUndefined();
    expect(refusalOf(ACCOUNT, { geo_location: { $join: [value, 'a'] } })).toBeUndefined();
  });

  test('the description of a rule, which the schemas are without', () => {
    const security_rule = [{ name: 'a', description: 'Calls of users' }];
    expect(refusalOf('azurerm_network_security_group', { security_rule })).toBeUndefined();
  });

  test('timeouts of every type', () => {
    const timeouts = { create: '1h', delete: '1h', read: '1h', update: '1h' };
    expect(refusalOf(ACCOUNT, { timeouts })).toBeUndefined();
    expect(refusalOf('azurerm_subnet', { timeouts }, 5)).toBeUndefined();
  });

  test('any argument of a type that the library does not lay out', () => {
    expect(refusalOf('azurerm_redis_cache', { anything: 1 })).toBeUndefined();
  });
});

describe('azurerm 5', () => {
  test.each<[string, string, string]>([
    [ACCOUNT, 'local_authentication_disabled', 'local_authentication_enabled'],
    ['azurerm_storage_blob', 'storage_container_name', 'storage_container_id'],
    ['azurerm_private_dns_zone_virtual_network_link', 'private_dns_zone_name', 'private_dns_zone_id'],
  ])('of %s has another name for %s', (type, four, five) => {
    expect(refusalOf(type, { [four]: 'a' }, 4)).toBeUndefined();
    expect(refusalOf(type, { [five]: 'a' }, 4)).toContain(`no argument '${five}'. Write '${four}'`);
    expect(refusalOf(type, { [five]: 'a' }, 5)).toBeUndefined();
    expect(refusalOf(type, { [four]: 'a' }, 5)).toContain(`no argument '${four}'. Write '${five}'`);
  });

  test('has the names of azurerm 4 for a type that it did not change', () => {
    expect(refusalOf('azurerm_log_analytics_workspace', { retention_in_days: 30 }, 5)).toBeUndefined();
    expect(refusalOf('azurerm_log_analytics_workspace', { retention_days: 30 }, 5)).toContain(
      "Write 'retention_in_days'",
    );
  });
});
