import { type BackendConfig, CannotApplyError, defineBackend } from '@atakora/component/backend';
import { defineResourceType } from '@atakora/component/extend';
import { CrudApi } from '@atakora/component/crud';
import {
  addressOf,
  diffPlans,
  parsePlan,
  renderPlanDiff,
  type ResourcePlan,
  serializePlan,
} from '@atakora/component/plan';
import { renderTerraform, type TerraformJson } from '@atakora/component/terraform';
import { StaticSite } from '@atakora/component/web';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';

import { forAzurerm5 } from '../../src/planner/azurerm-5.js';
import { BUILT_IN_TYPES } from '../../src/resources/registry/types.js';
import { storage } from '../../src/resources/storage/index.js';
import { groupStack, type TerraformJson as StackJson } from '../engines/stacks.js';
import { azurerm5Schema, type ProviderSchema, titled } from '../provider-schema/schema.js';
import { stackFaults } from '../provider-schema/stack-faults.js';
import { crud, custom, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { ENTRA } from '../support/sign-in.js';
import { EXAMPLES, exampleStacks, groupIn, networkIn } from './example-stacks.js';

beforeAll(() => {
  vi.spyOn(console, 'log').mockReturnValue();
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Packages that nobody made: what is in them does not matter here. */
function packagesOf({ packages }: ResourcePlan) {
  return packages.map(({ app }) => ({
    app,
    path: 'assets/package.zip',
    md5: '0'.repeat(32),
    sha256: '0'.repeat(64),
  }));
}

/** A plan as it is for azurerm 5. */
function dialect5(plan: ResourcePlan): ResourcePlan {
  const { blocks } = forAzurerm5({ layouts: [], blocks: plan.terraform }, BUILT_IN_TYPES);
  return { ...plan, terraform: blocks, provider: { ...plan.provider, azurerm: 5 } };
}

/** The faults look at a provider block as a list of one. */
function listed({ provider, ...json }: TerraformJson): StackJson {
  return { ...json, provider: { azurerm: [provider['azurerm'] as object] } } as StackJson;
}

describe.skipIf(azurerm5Schema === undefined)(titled('azurerm 5.2.0 takes every block'), () => {
  test.each(EXAMPLES)('of example %s', async (example) => {
    const stacks = await exampleStacks(example);
    expect(stacks.length).toBeGreaterThan(0);
    for (const stack of stacks) {
      const json = renderTerraform(dialect5(stack.plan), {
        allowCommands: true,
        resourceGroup: groupIn(stack),
        packages: packagesOf(stack.plan),
        ...(stack.plan.parameters.length > 0 && { network: named(networkIn(stack)) }),
      });
      expect(stackFaults(listed(json), azurerm5Schema as ProviderSchema)).toEqual([]);
    }
  });
});

test('a table has the id of its account', () => {
  const files = custom('Files', [requirement('storage', { tables: [{ name: 'sessions' }] })]);
  const { terraform } = planOf([files], { ...SHOP, azurerm: 5 });
  expect(terraform.find(({ type }) => type === 'azurerm_storage_table')?.arguments).toEqual({
    name: 'sessions',
    storage_account_id: { $ref: 'azurerm_storage_account.shop_storage_shared.id' },
  });
});

test('the import ids of a type of the user are not those of a built-in one', () => {
  const files = (name: string) => custom('Files', [requirement('storage', { tables: [{ name }] })]);
  const own = defineResourceType({
    ...storage,
    type: 'archive',
    provider: 'mine',
    layOut: () => ({ blocks: [] }),
    azurerm5: { registers: [], importIds: { azurerm_storage_table: () => 'mine' } },
  });
  const given = { ...SHOP, azurerm: 5 as const, resourceTypes: [own] };
  const before = planOf([files('sessions'), custom('Own', [requirement('archive', {})])], given);
  const without = planOf([crud()], { ...given, lock: before.lock });
  const back = planOf([files('sessions')], { ...given, lock: without.lock });
  expect(back.state.imports.map(({ id }) => id)).toEqual([
    {
      $join: [
        { $ref: 'azurerm_storage_account.shop_storage_shared.id' },
        '/tableServices/default/tables/sessions',
      ],
    },
  ]);
});

/** Names of a network that the program of an example makes, as names of one that exists. */
function named(network: object) {
  return Object.fromEntries(Object.keys(network).map((key) => [key, 'given']));
}

const config = {
  backendId: 'shop',
  environment: 'prod',
  location: 'eastus',
  networking: 'isolated',
  monitoring: true,
} satisfies BackendConfig;

const backendOf = (azurerm: 4 | 5) =>
  defineBackend({ ...config, azurerm })
    .addComponent(CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string', name: 'string' } }))
    .addComponent(StaticSite.define('Web', { sourceDirectory: 'examples/mixed-components/website' }));

describe('a plan for azurerm 5', () => {
  const plan = backendOf(5).plan();

  test('has the addresses, names and lock of one for azurerm 4', () => {
    const four = backendOf(4).plan();
    expect(plan.terraform.map(addressOf)).toEqual(four.terraform.map(addressOf));
    expect(plan.lock).toEqual(four.lock);
    expect(plan.terraform).toEqual(dialect5(four).terraform);
    expect(plan.terraform).not.toEqual(four.terraform);
  });

  test('registers the Azure resource providers that it uses', () => {
    expect(plan.provider).toEqual({
      storageDataPlaneAvailable: false,
      storageUseAzuread: true,
      azurerm: 5,
      resourceProvidersToRegister: [
        'Microsoft.App',
        'Microsoft.DocumentDB',
        'Microsoft.Insights',
        'Microsoft.ManagedIdentity',
        'Microsoft.Network',
        'Microsoft.OperationalInsights',
        'Microsoft.Storage',
        'Microsoft.Web',
      ],
    });
  });

  test('is written with a provider that reads the state of azurerm 4', () => {
    const options = { resourceGroup: 'rg-shop', packages: packagesOf(plan) };
    const json = renderTerraform(parsePlan(serializePlan(plan)), options);
    expect(json.terraform['required_providers']).toEqual({
      azurerm: { source: 'hashicorp/azurerm', version: '>= 5.1.0, < 6.0.0' },
    });
    expect(json.resource['azurerm_cosmosdb_account']).toMatchObject({
      shop_cosmos_shared: { local_authentication_enabled: false },
    });
    expect(json.resource['azurerm_storage_blob']).toMatchObject({
      shop_website_web_file: {
        storage_container_id:
          '${azurerm_storage_account.shop_website_web.id}/blobServices/default/containers/$web',
      },
    });
  });

  test('has the sign-in and the Front Door of its apps', () => {
    const signedIn = defineBackend({
      backendId: 'shop',
      environment: 'prod',
      location: 'eastus',
      azurerm: 5,
      auth: ENTRA,
      entry: { frontDoor: { firewall: 'Prevention', customDomain: 'api.example.com' } },
    })
      .addComponent(CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } }))
      .plan();
    expect(signedIn.provider.resourceProvidersToRegister).toEqual(
      expect.arrayContaining(['Microsoft.Cdn', 'Microsoft.Network']),
    );
    const json = renderTerraform(parsePlan(serializePlan(signedIn)), {
      resourceGroup: 'rg-shop',
      packages: packagesOf(signedIn),
    });
    expect(json.resource['azurerm_cdn_frontdoor_firewall_policy']).toBeDefined();
  });

  test('is refused by cdktf, and nothing is made', () => {
    const stack = groupStack();
    const before = stack.node.children.length;
    expect(() => backendOf(5).build().apply(stack)).toThrow(
      new CannotApplyError(
        "backend 'shop'",
        'must be planned for azurerm 4, for which @cdktf/provider-azurerm has constructs, received azurerm 5',
        "write it with writeTerraform of '@atakora/component/terraform', or remove azurerm: 5 from the backend config",
      ),
    );
    expect(stack.node.children.length).toBe(before);
  });
});

describe('what replaces with azurerm 5', () => {
  const [four, five] = [backendOf(4).plan(), backendOf(5).plan()];

  test('is what replaces with azurerm 4, but for the arguments that it renamed', () => {
    const { replacedBy } = four;
    expect(five.replacedBy).toEqual({
      ...replacedBy,
      azurerm_cosmosdb_account: {
        ...replacedBy['azurerm_cosmosdb_account'],
        renamed: ['local_authentication_disabled', 'local_authentication_enabled'],
      },
      azurerm_private_dns_zone_virtual_network_link: {
        arguments: ['name', 'private_dns_zone_id', 'virtual_network_id'],
        renamed: ['private_dns_zone_id', 'private_dns_zone_name', 'resource_group_name'],
      },
      azurerm_storage_blob: {
        arguments: ['content_md5', 'name', 'source', 'storage_container_id', 'type'],
        renamed: ['storage_account_name', 'storage_container_id', 'storage_container_name'],
      },
    });
    expect(parsePlan(serializePlan(five))).toEqual(five);
  });

  test('names arguments that the rewrites take away and add', () => {
    for (const { azurerm5 } of BUILT_IN_TYPES) {
      // A rewrite may change what is in a block, and rename nothing.
      const [rewritten, renamed] = [azurerm5?.rewrites ?? {}, azurerm5?.renames ?? {}].map(Object.keys);
      expect(rewritten).toEqual(expect.arrayContaining(renamed ?? []));
    }
    const types = new Set(four.terraform.map(({ type }) => type));
    for (const type of types) {
      const names = (plan: ResourcePlan) =>
        plan.terraform
          .filter((block) => block.type === type)
          .flatMap(({ arguments: config }) => Object.keys(config));
      const [was, is] = [new Set(names(four)), new Set(names(five))];
      const changed = [...was, ...is].filter((name) => !was.has(name) || !is.has(name));
      expect(five.replacedBy[type]?.renamed ?? []).toEqual(expect.arrayContaining(changed));
    }
  });

  test('is no change of a resource from one version to the other, which the difference says', () => {
    for (const [before, after] of [
      [four, five],
      [five, four],
    ] as const) {
      const diff = diffPlans(before, after);
      expect(diff).toMatchObject({ verdict: 'none', changes: [] });
      expect(diff.options.map(({ path }) => path)).toEqual(['backend.azurerm']);
    }
    expect(renderPlanDiff(diffPlans(four, five))).toContain('backend.azurerm');
  });

  test('shows in the difference of two plans for azurerm 5, and beside a change of the version', () => {
    const link = five.terraform.find(({ type }) => type === 'azurerm_private_dns_zone_virtual_network_link');
    const moved = {
      ...five,
      terraform: five.terraform.map((block) =>
        block === link
          ? { ...block, arguments: { ...block.arguments, private_dns_zone_id: 'another' } }
          : block,
      ),
    };
    expect(diffPlans(five, moved).changes).toMatchObject([
      { action: 'replace', forcedBy: ['private_dns_zone_id'] },
    ]);
    const open = defineBackend({ ...config, azurerm: 5, useManagedIdentity: false, tags: { team: 'a' } })
      .addComponent(
        CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string', name: 'string' } }),
      )
      .plan();
    expect(diffPlans(four, open).changes.length).toBeGreaterThan(0);
  });
});
