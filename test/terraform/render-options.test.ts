import { existsSync, mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { defineBackend } from '@atakora/component/backend';
import { defineResourceType, record, terraformBlock } from '@atakora/component/extend';
import { CrudApi } from '@atakora/component/crud';
import { parsePlan, type ResourcePlan, serializePlan } from '@atakora/component/plan';
import { renderTerraform, writeTerraform } from '@atakora/component/terraform';
import * as v from 'valibot';
import { expect, test } from 'vitest';

import { custom, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';

const api = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });
const plan = defineBackend({ backendId: 'shop', environment: 'prod' }).addComponent(api).plan();
const placed = defineBackend({ backendId: 'shop', environment: 'prod', location: 'eastus' })
  .addComponent(api)
  .plan();
const packages = [
  {
    app: 'functions:shared',
    path: 'assets/shop.zip',
    md5: 'a'.repeat(32),
    sha256: 'b'.repeat(64),
  },
];
const account = (json: ReturnType<typeof renderTerraform>) =>
  json.resource['azurerm_storage_account']?.['shop_storage_shared'];

test('a resource group that exists is named and not made', () => {
  const json = renderTerraform(plan, { resourceGroup: 'rg-shop', location: 'westeurope', packages });
  expect(json.resource['azurerm_resource_group']).toBeUndefined();
  expect(account(json)).toMatchObject({ resource_group_name: 'rg-shop', location: 'westeurope' });
});

test('a resource group that exists is forgotten where Terraform made it, and not destroyed', () => {
  const resourceGroup = { name: 'rg-shop', location: 'westeurope' };
  const { removed, terraform } = renderTerraform(plan, {
    resourceGroup: { ...resourceGroup, create: false },
    packages,
  });
  expect(removed).toEqual([{ from: 'azurerm_resource_group.resource_group', lifecycle: { destroy: false } }]);
  expect(terraform).toMatchObject({ required_version: '>= 1.7.0' });
  expect(renderTerraform(plan, { resourceGroup, packages })).not.toHaveProperty('removed');
});

test('a resource group that is made is referred to', () => {
  const json = renderTerraform(plan, {
    resourceGroup: { name: 'rg-shop', location: 'westeurope', create: true, tags: { team: '${a}' } },
    packages,
  });
  expect(json.resource['azurerm_resource_group']).toEqual({
    resource_group: { name: 'rg-shop', location: 'westeurope', tags: { team: '$${a}' } },
  });
  expect(account(json)).toMatchObject({
    resource_group_name: '${azurerm_resource_group.resource_group.name}',
    location: 'westeurope',
  });
});

test('a resource group that is made stays beside those of a type of the user', () => {
  const groups = (id: string, create = true) => {
    const type = defineResourceType<object>({
      type: 'groups',
      schema: v.object({}),
      merge: record<object>({}),
      layOut: () => ({ blocks: [terraformBlock('azurerm_resource_group', id, { name: 'rg-data' })] }),
    });
    const config = { ...SHOP, dataProtection: 'destroy' as const, resourceTypes: [type] };
    const made = planOf([custom('Own', [requirement('groups', {})])], config);
    const { resource, removed } = renderTerraform(made, { resourceGroup: { name: 'rg-shop', create } });
    expect(removed).toBeUndefined();
    return resource['azurerm_resource_group'];
  };
  expect(groups('data')).toEqual({
    resource_group: { name: 'rg-shop', location: 'eastus' },
    data: { name: 'rg-data' },
  });
  expect(groups('resource_group', false)).toEqual({ resource_group: { name: 'rg-data' } });
  expect(() => groups('resource_group')).toThrow(
    /^azurerm_resource_group\.resource_group: a block must not have the address of the resource group/,
  );
});

test('variables take the place of what the plan asks for, with what is known as default', () => {
  const json = renderTerraform(plan, { resourceGroup: 'rg-shop', variables: true, packages });
  expect(json.variable).toEqual({
    resource_group_name: { type: 'string', description: 'Name of the resource group', default: 'rg-shop' },
    location: { type: 'string', description: 'Azure region' },
  });
  expect(account(json)).toMatchObject({
    resource_group_name: '${var.resource_group_name}',
    location: '${var.location}',
  });
});

test.each([
  [{ location: 'eastus', packages }, 'resourceGroupName', "resourceGroup: 'rg-shop'"],
  [{ resourceGroup: 'rg-shop', packages }, 'location', "location: 'eastus'"],
])('a missing value is asked for (%#)', (options, missing, example) => {
  expect(() => renderTerraform(plan, options)).toThrow(
    `backend 'shop': the options must have the ${missing}, received none. Nothing was created. Pass ${example}, or variables: true.`,
  );
});

test('packages are asked for', () => {
  expect(() => renderTerraform(placed, { resourceGroup: 'rg-shop' })).toThrow(
    "'functions:shared': the options must have the package of the app with its path and hashes, received none.",
  );
});

test('the provider block has what the plan relies on and what the user adds', () => {
  const json = renderTerraform(placed, {
    resourceGroup: 'rg-shop',
    packages,
    provider: {
      subscription_id: 'my-subscription',
      features: [{ key_vault: { purge_soft_delete_on_destroy: false } }],
      resource_providers_to_register: ['Microsoft.Search'],
    },
    backend: { azurerm: { container_name: 'state' } },
    providerVersion: '~> 4.55',
  });
  expect(json.provider).toEqual({
    azurerm: {
      subscription_id: 'my-subscription',
      resource_providers_to_register: ['Microsoft.Search'],
      features: {
        key_vault: { purge_soft_delete_on_destroy: false },
        storage: { data_plane_available: false },
      },
    },
  });
  expect(json.terraform).toEqual({
    required_providers: { azurerm: { source: 'hashicorp/azurerm', version: '~> 4.55' } },
    backend: { azurerm: { container_name: 'state' } },
  });
});

/** The plan with changes of the state, as a later release has them. */
function later(): ResourcePlan {
  const [last] = placed.terraform.slice(-1);
  const to = `${last?.type ?? ''}.${last?.id ?? ''}`;
  return {
    ...placed,
    state: {
      removed: ['azurerm_cosmosdb_sql_database.shop_old'],
      moved: [{ from: 'azurerm_storage_account.old', to: 'azurerm_storage_account.shop_storage_shared' }],
      imports: [{ to, id: { $join: ['/in/', { $parameter: 'resourceGroupName' }] } }],
    },
  };
}

test.each([
  ['terraform', '>= 1.9, >= 1.7.0'],
  ['opentofu', '>= 1.9, >= 1.10.0'],
] as const)('changes of the state are written, with the version of %s that reads them', (engine, version) => {
  const json = renderTerraform(later(), {
    resourceGroup: 'rg-shop',
    packages,
    engine,
    requiredVersion: '>= 1.9',
  });
  expect(json.terraform['required_version']).toBe(version);
  expect(json.removed).toEqual([
    { from: 'azurerm_cosmosdb_sql_database.shop_old', lifecycle: { destroy: false } },
  ]);
  expect(json.moved).toEqual(later().state.moved);
  expect(json.import?.map(({ id }) => id)).toEqual(['/in/rg-shop']);
});

test('data is protected where the backend retains it', () => {
  const protectedIn = (given: ResourcePlan) =>
    JSON.stringify(renderTerraform(given, { resourceGroup: 'rg-shop', packages })).includes(
      'prevent_destroy',
    );
  expect(protectedIn(placed)).toBe(true);
  expect(protectedIn({ ...placed, backend: { ...placed.backend, dataProtection: 'destroy' } })).toBe(false);
});

test('another resource group or region than that of a locked backend is refused', () => {
  const locked = parsePlan(serializePlan(placed));
  const given = {
    ...locked,
    backend: { ...locked.backend, resourceGroup: 'rg-shop', locked: true as const },
  };
  expect(renderTerraform(given, { packages }).terraform).toBeDefined();
  expect(() => renderTerraform(given, { resourceGroup: 'rg-other', packages })).toThrow(
    "backend 'shop': the configuration must have the resource group 'rg-shop' that the backend is locked in, received 'rg-other'.",
  );
  expect(() => renderTerraform(placed, { frozen: true, packages })).toThrow(
    "backend 'shop': to be applied with frozen, a plan must have the committed lock, received a plan that was made without a lock. " +
      'Nothing was created. Give the backend its lock, ',
  );
});

test('an argument that a type does not have is refused', () => {
  const [first, ...rest] = placed.terraform;
  const wrong =
    first === undefined ? rest : [{ ...first, arguments: { ...first.arguments, locaton: 'a' } }, ...rest];
  expect(() =>
    renderTerraform({ ...placed, terraform: wrong }, { resourceGroup: 'rg-shop', packages }),
  ).toThrow("has no argument 'locaton'. Write 'location' if that is meant");
});

test('options that are wrong are refused', () => {
  expect(() => renderTerraform(placed, { backend: { azurerm: {}, local: {} } })).toThrow(
    'must have one type of backend, with its settings',
  );
});

test('what is on disk is whole, sorted and the same each time', () => {
  const directory = mkdtempSync(join(tmpdir(), 'written-'));
  const first = writeTerraform(placed, directory, { resourceGroup: 'rg-shop' });
  const text = readFileSync(first.file, 'utf8');
  const written = statSync(first.file).mtimeMs;
  expect(writeTerraform(placed, directory, { resourceGroup: 'rg-shop' })).toEqual(first);
  expect(statSync(first.file).mtimeMs).toBe(written);
  expect(readdirSync(directory).sort()).toEqual(['assets', 'main.tf.json']);
  expect(first.packages.every((file) => existsSync(file))).toBe(true);
  const keys = Object.keys(JSON.parse(text) as object);
  expect(keys).toEqual([...keys].sort());
  // Nothing is written of a plan that is refused.
  expect(() => writeTerraform(plan, directory, { resourceGroup: 'rg-shop' })).toThrow('location');
  expect(readFileSync(first.file, 'utf8')).toBe(text);
});
