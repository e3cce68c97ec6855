import { type BackendConfig, CannotApplyError, defineBackend } from '@atakora/component/backend';
import { applyPlan } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { parsePlan, type ResourcePlan, serializePlan } from '@atakora/component/plan';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account/index.js';
import { Testing } from 'cdktf';
import { afterEach, describe, expect, test, vi } from 'vitest';

import { blocksByAddress } from './planned-json.js';
import { groupStack, synth } from './stacks.js';

const api = (id: string) => CrudApi.define(id, { entityName: id, schema: { id: 'string' } });

function backendOf(backendId: string, ids: readonly string[], more: BackendConfig = {}) {
  return defineBackend({ backendId, location: 'eastus', ...more })
    .addComponents(ids.map(api))
    .build();
}

/** A backend that had the APIs User and Order, and lost Order. */
function withTombstone(backendId: string) {
  const { lock } = backendOf(backendId, ['User', 'Order']).plan();
  return backendOf(backendId, ['User'], { lock });
}

/** The same, after Order came back. */
function withImport(backendId: string) {
  return backendOf(backendId, ['User', 'Order'], { lock: withTombstone(backendId).plan().lock });
}

const container = (backendId: string, entity: string) =>
  `azurerm_cosmosdb_sql_container.${backendId}_cosmos_shared_${entity}-db_${entity}`;

const removedContainer = (backendId: string) => ({
  from: container(backendId, 'order'),
  lifecycle: { destroy: false },
});

/** The parts of a stack's JSON that say what happens to the state. */
function stateOf(stack: ReturnType<typeof groupStack>): Record<string, unknown> {
  const { removed, moved, import: imported, terraform } = synth(stack) as Record<string, unknown>;
  const { required_version: version } = terraform as Record<string, unknown>;
  return { removed, moved, import: imported, version };
}

/** A plan with a block that had another id before. */
function withFormerId(plan: ResourcePlan, former: string): ResourcePlan {
  const to = plan.terraform.find(({ type }) => type === 'azurerm_cosmosdb_account');
  return {
    ...plan,
    state: { ...plan.state, moved: [{ from: `${to?.type}.${former}`, to: `${to?.type}.${to?.id}` }] },
  };
}

describe('prevent_destroy', () => {
  const lifecycles = (plan: ResourcePlan) => {
    const stack = groupStack();
    applyPlan(plan, stack);
    return Object.fromEntries(
      Object.entries(blocksByAddress(synth(stack))).flatMap(([address, { lifecycle }]) =>
        lifecycle === undefined ? [] : [[address, lifecycle]],
      ),
    );
  };

  test('is on every block that holds data', () => {
    const plan = backendOf('shop', ['User']).plan();
    expect(lifecycles(plan)).toEqual({
      [container('shop', 'user')]: { prevent_destroy: true },
      'azurerm_cosmosdb_account.shop_cosmos_shared': { prevent_destroy: true },
      'azurerm_cosmosdb_sql_database.shop_cosmos_shared_user-db': { prevent_destroy: true },
    });
  });

  test("is on none with dataProtection 'destroy'", () => {
    const plan = backendOf('shop', ['User'], { dataProtection: 'destroy' }).plan();
    expect(plan.terraform.some(({ meta }) => meta?.holds_data === true)).toBe(true);
    expect(lifecycles(plan)).toEqual({});
  });

  test('stands beside what else the lifecycle of the block says', () => {
    const plan = backendOf('shop', ['User']).plan();
    const precondition = { condition: { $parameter: 'location' }, error_message: 'Never.' } as const;
    const terraform = plan.terraform.map((block) => ({ ...block, meta: { ...block.meta, precondition } }));
    expect(lifecycles({ ...plan, terraform })[container('shop', 'user')]).toEqual({
      prevent_destroy: true,
      precondition: [{ condition: 'eastus', error_message: 'Never.' }],
    });
  });

  test('stays when the user sets a lifecycle on the live construct', () => {
    const stack = groupStack();
    const applied = backendOf('shop', ['User']).apply(stack);
    const account = applied.getResource<StorageAccount>('cosmos');
    if (account !== undefined) account.lifecycle = { ignoreChanges: ['tags'] };
    expect(blocksByAddress(synth(stack))['azurerm_cosmosdb_account.shop_cosmos_shared']).toMatchObject({
      lifecycle: { prevent_destroy: true, ignore_changes: ['tags'] },
    });
  });
});

describe('what a plan says of the state', () => {
  test('is nothing while nothing left and nothing came back', () => {
    const stack = groupStack();
    backendOf('shop', ['User']).apply(stack);
    expect(stateOf(stack)).toEqual({
      removed: undefined,
      moved: undefined,
      import: undefined,
      version: undefined,
    });
  });

  test('becomes removed, moved and import blocks', () => {
    const stack = groupStack();
    applyPlan(withFormerId(withTombstone('shop').plan(), 'old'), stack);
    withImport('desk').apply(stack);
    expect(stateOf(stack)).toEqual({
      removed: [removedContainer('shop')],
      moved: [{ from: 'azurerm_cosmosdb_account.old', to: 'azurerm_cosmosdb_account.shop_cosmos_shared' }],
      import: [
        {
          to: container('desk', 'order'),
          id: '${azurerm_cosmosdb_account.desk_cosmos_shared.id}/sqlDatabases/order-db/containers/order',
        },
      ],
      version: '>= 1.7.0',
    });
  });

  test('puts the values of the stack into the ids of imports', () => {
    const stack = groupStack();
    const plan = withImport('shop').plan();
    const to = container('shop', 'order');
    const id = {
      $join: [
        '/subscriptions/s/resourceGroups/',
        { $parameter: 'resourceGroupName' },
        '/x/${stack.location}',
      ],
    } as const;
    applyPlan({ ...plan, state: { ...plan.state, imports: [{ to, id }] } }, stack);
    expect(stateOf(stack)['import']).toEqual([
      {
        to,
        id: '/subscriptions/s/resourceGroups/${azurerm_resource_group.resource_group.name}/x/$${stack.location}',
      },
    ]);
  });

  test('is there for a plan that was read back', () => {
    const stack = groupStack();
    applyPlan(parsePlan(serializePlan(withTombstone('shop').plan())), stack);
    expect(stateOf(stack)['removed']).toEqual([removedContainer('shop')]);
  });

  test('of all backends of a stack and of the user is there once, however often the stack is synthesized', () => {
    const stack = groupStack();
    stack.addOverride('removed', [{ from: 'azurerm_subnet.own', lifecycle: { destroy: false } }]);
    withTombstone('shop').apply(stack);
    applyPlan(withFormerId(withTombstone('desk').plan(), 'old'), stack);
    stack.addOverride('moved', [{ from: 'azurerm_subnet.a', to: 'azurerm_subnet.b' }]);
    const own = new StorageAccount(stack, 'own', {
      name: 'own',
      location: 'eastus',
      resourceGroupName: 'rg',
      accountTier: 'Standard',
      accountReplicationType: 'LRS',
    });
    own.moveFromId('azurerm_storage_account.former');
    const expected = {
      removed: [
        removedContainer('shop'),
        removedContainer('desk'),
        { from: 'azurerm_subnet.own', lifecycle: { destroy: false } },
      ],
      moved: expect.arrayContaining([
        { from: 'azurerm_cosmosdb_account.old', to: 'azurerm_cosmosdb_account.desk_cosmos_shared' },
        { from: 'azurerm_storage_account.former', to: 'azurerm_storage_account.own' },
        { from: 'azurerm_subnet.a', to: 'azurerm_subnet.b' },
      ]) as unknown,
      import: undefined,
      version: '>= 1.7.0',
    };
    expect(stateOf(stack)).toEqual(expected);
    expect(stateOf(stack)).toEqual(expected);
    expect(stateOf(stack)['moved']).toHaveLength(3);
  });

  test('leaves a block that the user wrote as an object', () => {
    const stack = groupStack();
    withTombstone('shop').apply(stack);
    stack.addOverride('removed', { from: 'azurerm_subnet.own', lifecycle: { destroy: false } });
    const expected = [
      removedContainer('shop'),
      { from: 'azurerm_subnet.own', lifecycle: { destroy: false } },
    ];
    expect(stateOf(stack)['removed']).toEqual(expected);
    expect(stateOf(stack)['removed']).toEqual(expected);
  });

  test('stands beside imports of the user', () => {
    const stack = groupStack();
    withImport('shop')
      .apply(stack)
      .getResource<StorageAccount>('storage')
      ?.importFrom('/subscriptions/s/own');
    expect(stateOf(stack)['import']).toEqual(
      expect.arrayContaining([
        { to: 'azurerm_storage_account.shop_storage_shared', id: '/subscriptions/s/own' },
        expect.objectContaining({ to: container('shop', 'order') }),
      ]),
    );
  });
});

describe('HCL, in which cdktf has no removed blocks', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('is refused, because Terraform would destroy what is forgotten here', () => {
    const stack = groupStack();
    withTombstone('shop').apply(stack);
    expect(() => Testing.synthHcl(stack)).toThrow(CannotApplyError);
  });

  test('is written while there is nothing to forget', () => {
    const stack = groupStack();
    backendOf('shop', ['User']).apply(stack);
    expect(Testing.synthHcl(stack)).toContain('prevent_destroy');
  });
});

describe('required_version', () => {
  const versionOf = (lockOf: (id: string) => ReturnType<typeof withTombstone>, own?: string) => {
    const stack = groupStack();
    lockOf('shop').apply(stack);
    if (own !== undefined) stack.addOverride('terraform.required_version', own);
    synth(stack);
    return stateOf(stack)['version'];
  };

  test.each([
    ['of nobody', undefined, '>= 1.7.0'],
    ['below what removed blocks need', '>= 1.5', '>= 1.5, >= 1.7.0'],
    ['above what removed blocks need', '~> 1.9', '~> 1.9, >= 1.7.0'],
    ['with an upper end', '>= 1.5, < 2.0', '>= 1.5, < 2.0, >= 1.7.0'],
    ['that says so itself', '< 2, >= 1.7.0', '< 2, >= 1.7.0'],
  ])('%s is kept and combined', (_name, own, combined) => {
    expect(versionOf(withTombstone, own)).toBe(combined);
  });

  test('asks less for imports', () => {
    expect(versionOf(withImport)).toBe('>= 1.6.0');
  });

  test('is left alone where nothing needs it', () => {
    expect(versionOf((id) => backendOf(id, ['User']), '>= 1.2')).toBe('>= 1.2');
  });
});
