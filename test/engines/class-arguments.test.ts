import { CannotApplyError, defineBackend, InvalidPlanError } from '@atakora/component/backend';
import { applyPlan } from '@atakora/component/cdk';
import type { ResourcePlan } from '@atakora/component/plan';
import { renderTerraform } from '@atakora/component/terraform';
import { CosmosdbAccount } from '@cdktf/provider-azurerm/lib/cosmosdb-account/index.js';
import { CosmosdbAccount as CdktnCosmosdbAccount } from '@cdktn/provider-azurerm/lib/cosmosdb-account/index.js';
import { Testing as CdktfTesting, TerraformStack as CdktfStack } from 'cdktf';
import { Testing as CdktnTesting, TerraformStack as CdktnStack } from 'cdktn';
import { describe, expect, test } from 'vitest';

import { AZURERM_4_NAMES } from '../../src/terraform/argument-names.js';
import { deepFreeze } from '../../src/plan/deep-freeze.js';
import type { JsonObject } from '../../src/plan/json.js';
import { rememberOwn } from '../../src/plan/serialize.js';
import { addressOf, type TerraformBlock } from '../../src/plan/terraform-block.js';
import { makeBlock } from '../../src/resources/block.js';
import { crud } from '../support/definitions.js';
import { planOf, SHOP, thrownBy } from '../support/plans.js';
import { blockOf } from '../../scripts/provider-arguments/types-of-schema.js';
import type { Schema } from '../../scripts/provider-arguments/schema.js';
import { azurermSchema, titled } from '../provider-schema/schema.js';
import { everyArgument, KEY_VAULT } from './every-argument.js';
import { footprint, type TerraformJson } from './stacks.js';

const ENGINES = [
  { core: 'cdktf', stack: () => new CdktfStack(CdktfTesting.app(), 'stack'), testing: CdktfTesting },
  { core: 'cdktn', stack: () => new CdktnStack(CdktnTesting.app(), 'stack'), testing: CdktnTesting },
] as const;

const base = planOf([crud()]);

/** Returns a plan with these blocks alone, as one that this process made. */
function planWith(...terraform: readonly TerraformBlock[]): ResourcePlan {
  return rememberOwn(
    deepFreeze({ ...base, parameters: ['location'] as const, packages: [], terraform }),
    null,
  );
}

/** Types that need other blocks than most: every type that the library lays out, and two of users. */
const TYPES = [
  ...Array.from(AZURERM_4_NAMES.matchAll(/^(azurerm_\w+):/gm), ([, type = '']) => type),
  'azurerm_redis_cache',
  'azurerm_search_service',
];
const vault = makeBlock(KEY_VAULT.type, KEY_VAULT.id, {});

describe.skipIf(azurermSchema === undefined)(titled('every argument of the provider’s schema'), () => {
  test('is tested for each shape that a schema has', () => {
    expect(TYPES).toEqual(
      expect.arrayContaining([
        'azurerm_cosmosdb_account',
        'azurerm_cosmosdb_sql_container',
        'azurerm_function_app_flex_consumption',
        'azurerm_linux_function_app',
        'azurerm_storage_management_policy',
        'azurerm_cdn_frontdoor_rule',
        'azurerm_monitor_metric_alert',
        'azurerm_servicebus_namespace',
        'azurerm_network_security_group',
        'azurerm_storage_account',
      ]),
    );
  });

  describe.each(ENGINES)('is written by $core as without it', ({ stack: newStack, testing }) => {
    test.each(TYPES)('of %s', (type) => {
      const schema = blockOf(azurermSchema as unknown as Schema, type);
      const block = makeBlock(type, 'x', everyArgument(schema));
      const plan = planWith(vault, block);
      const direct = renderTerraform(plan, { resourceGroup: 'rg-shop' }).resource[type]?.['x'];
      expect(Object.keys(direct ?? {}).length).toBeGreaterThan(2);
      const stack = newStack();
      applyPlan(plan, stack as CdktfStack, { resourceGroup: 'rg-shop' });
      const json = JSON.parse(testing.synth(stack as never)) as TerraformJson;
      const { '//': _, ...made } = json.resource?.[type]?.['x'] ?? {};
      expect(made).toEqual(direct);
    });
  });
});

describe.each(ENGINES)('an argument that the class of $core does not have', ({ stack: newStack }) => {
  test.each<[string, JsonObject, string]>([
    ['in a block', { sku_nam: 'Basic' }, ".x has no argument 'sku_nam'. Write 'sku_name'"],
    ['by its name in the class', { skuName: 'Basic' }, ".x has no argument 'skuName'. Write 'sku_name'"],
    ['that only Azure sets', { hostname: 'a' }, ".x has no argument 'hostname'"],
    ['of every construct', { node: 'a' }, ".x has no argument 'node'"],
    ['of every resource', { terraform_resource_type: 'a' }, ".x has no argument 'terraform_resource_type'"],
    [
      'in a nested block',
      { redis_configuration: { maxmemory_polcy: 'a' } },
      ".x.redis_configuration has no argument 'maxmemory_polcy'. Write 'maxmemory_policy'",
    ],
    [
      'in a list of blocks',
      { patch_schedule: [{ day_of_week: 'Monday' }, { day: 'Monday' }] },
      ".x.patch_schedule[1] has no argument 'day'",
    ],
  ])('%s is refused, and nothing is made', (_where, plain, message) => {
    const stack = newStack();
    const before = footprint(stack);
    const blocks = [vault, makeBlock('azurerm_redis_cache', 'before', { name: 'a' })];
    const plan = planWith(...blocks, { type: 'azurerm_redis_cache', id: 'x', arguments: plain });
    const error = thrownBy(() => applyPlan(plan, stack as CdktfStack, { resourceGroup: 'rg-shop' }));
    expect(error).toBeInstanceOf(InvalidPlanError);
    expect((error as Error).message).toContain(`azurerm_redis_cache${message}`);
    expect(footprint(stack)).toEqual(before);
  });

  test('does not keep what comes after from being applied', () => {
    const stack = newStack();
    const options = { resourceGroup: 'rg-shop' };
    const block = (plain: JsonObject) => makeBlock('azurerm_redis_cache', 'x', plain);
    expect(() => applyPlan(planWith(block({ nam: 'a' })), stack as CdktfStack, options)).toThrow(
      InvalidPlanError,
    );
    expect(applyPlan(planWith(block({ name: 'a' })), stack as CdktfStack, options).constructs.size).toBe(1);
    expect(() => applyPlan(planWith(block({ name: 'a' })), stack as CdktfStack, options)).toThrow(
      CannotApplyError,
    );
  });
});

describe.each([
  { ...ENGINES[0], Class: CosmosdbAccount },
  { ...ENGINES[1], Class: CdktnCosmosdbAccount },
])('a construct of $core', ({ stack: newStack, testing, Class }) => {
  const apply = () => {
    const stack = newStack();
    const backend = defineBackend(SHOP).addComponent(crud()).build();
    return { stack, applied: backend.apply(stack as CdktfStack, { resourceGroup: 'rg-shop' }) };
  };

  test('is one of the provider’s class, whose setters still work', () => {
    const { stack, applied } = apply();
    const account = applied.getResource<CosmosdbAccount>('cosmos');
    expect(account).toBeInstanceOf(Class);
    if (account === undefined) return;
    expect(applied.constructs.get('azurerm_cosmosdb_account.shop_cosmos_shared')).toBe(account);
    const before = JSON.parse(testing.synth(stack as never)) as TerraformJson;
    account.tags = { team: 'a', 'b_c.d': 'e' };
    account.putConsistencyPolicy({ consistencyLevel: 'Strong' });
    account.resetCapabilities();
    account.addOverride('free_tier_enabled', true);
    const after = JSON.parse(testing.synth(stack as never)) as TerraformJson;
    const [was, is] = [before, after].map(
      ({ resource }) => resource?.['azurerm_cosmosdb_account']?.['shop_cosmos_shared'],
    );
    const { capabilities, ...others } = was ?? {};
    expect(capabilities).toBeDefined();
    expect(is).toEqual({
      ...others,
      tags: { team: 'a', 'b_c.d': 'e' },
      consistency_policy: { consistency_level: 'Strong' },
      free_tier_enabled: true,
    });
  });

  test('is one for each block of the plan, and the stack has no other', () => {
    const { stack, applied } = apply();
    const { terraform } = applied.plan;
    expect([...applied.constructs.keys()]).toEqual(terraform.map(addressOf));
    const found = stack.node.findAll().map(({ node }) => node.path);
    expect(found.filter((path) => path.includes('probe'))).toEqual([]);
    expect(found.filter((path) => path.includes('azurerm_')).sort()).toEqual(
      terraform.map((block) => `stack/shop/${addressOf(block)}`).sort(),
    );
    const { resource = {}, data = {} } = JSON.parse(testing.synth(stack as never)) as TerraformJson;
    const written = [resource, data].flatMap((byType) => Object.values(byType).flatMap(Object.keys));
    expect(written.sort()).toEqual(terraform.map(({ id }) => id).sort());
  });
});
