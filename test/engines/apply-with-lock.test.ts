import {
  type ApplyOptions,
  type BackendConfig,
  CannotApplyError,
  defineBackend,
  LockNotFrozenError,
} from '@atakora/component/backend';
import { applyPlan } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { parsePlan, serializePlan } from '@atakora/component/plan';
import { DataAzurermResourceGroup } from '@cdktf/provider-azurerm/lib/data-azurerm-resource-group/index.js';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group/index.js';
import { type TerraformStack, TerraformVariable } from 'cdktf';
import { describe, expect, test } from 'vitest';

import { footprint, groupStack, plainStack } from './stacks.js';

const userApi = CrudApi.define('UserApi', { entityName: 'User', schema: { id: 'string' } });

function backendOf(config: BackendConfig = {}) {
  return defineBackend({ userApi }, { backendId: 'shop', location: 'eastus', ...config });
}

function lockedBackend(config: BackendConfig = {}) {
  const { lock } = backendOf(config).plan();
  return backendOf({ ...config, lock });
}

/** What is thrown, after the stack was shown to be as before. */
function refusal(stack: ReturnType<typeof plainStack>, act: () => unknown): unknown {
  const before = footprint(stack);
  try {
    act();
  } catch (error) {
    expect(footprint(stack)).toEqual(before);
    return error;
  }
  return undefined;
}

describe('a stack in another place than the lock is refused', () => {
  const refusalOf = (
    config: BackendConfig,
    options: ApplyOptions = {},
    stack: TerraformStack = groupStack(),
  ) => refusal(stack, () => lockedBackend(config).apply(stack, options));

  test('with another region', () => {
    const error = refusalOf({ location: 'westus' });
    expect(error).toBeInstanceOf(CannotApplyError);
    expect(String(error)).toMatch(/stack 'stack' must be in the region 'westus' .* received 'eastus'/);
  });

  test('with another resource group', () => {
    const error = refusalOf({ resourceGroupName: 'rg-shop' });
    expect(error).toBeInstanceOf(CannotApplyError);
    expect(String(error)).toMatch(
      /stack 'stack' must have the resource group 'rg-shop' .* received 'rg-test'/,
    );
  });

  test('that a construct, an object or a name says', () => {
    const plain = plainStack();
    const group = new ResourceGroup(plain, 'rg', { name: 'rg-other', location: 'westus' });
    const read = new DataAzurermResourceGroup(plain, 'read', { name: 'rg-other' });
    const here = { location: 'eastus' };
    expect(refusalOf({}, { resourceGroup: group }, plain)).toBeInstanceOf(CannotApplyError);
    const named = { resourceGroupName: 'rg-test' };
    for (const resourceGroup of [group, read, 'rg-other', { name: 'rg-other' }])
      expect(refusalOf(named, { ...here, resourceGroup }, plain)).toBeInstanceOf(CannotApplyError);
  });

  test('also for a plan that was read back', () => {
    const stack = groupStack();
    const plan = parsePlan(serializePlan(lockedBackend({ location: 'westus' }).plan()));
    expect(refusal(stack, () => applyPlan(plan, stack))).toBeInstanceOf(CannotApplyError);
  });

  test('unless it only is written in another way', () => {
    const named = { location: 'East US', resourceGroupName: 'RG-TEST' };
    expect(refusalOf(named)).toBeUndefined();
    const stack = plainStack();
    const resourceGroup = { name: 'rg-test', location: 'East US' };
    expect(refusalOf(named, { resourceGroup }, stack)).toBeUndefined();
  });

  test('unless only Terraform knows', () => {
    const named = { resourceGroupName: 'rg-shop' };
    const [first, second] = [plainStack(), plainStack()];
    const token = new TerraformVariable(first, 'group', {}).stringValue;
    expect(refusalOf(named, { resourceGroup: token, location: 'eastus' }, first)).toBeUndefined();
    const group = new ResourceGroup(second, 'rg', { name: '${var.group}', location: '${var.location}' });
    expect(refusalOf(named, { resourceGroup: group }, second)).toBeUndefined();
  });

  test('unless the region is said to be that of the group alone', () => {
    expect(refusalOf({ location: 'westus' }, { location: 'westus' })).toBeUndefined();
  });
});

describe('without a lock', () => {
  test('the region of the backend comes before that of the stack', () => {
    expect(() => backendOf({ location: 'westus' }).apply(groupStack())).not.toThrow();
  });

  test('a resource group that the configuration names is insisted on', () => {
    const stack = groupStack();
    expect(refusal(stack, () => backendOf({ resourceGroupName: 'rg-shop' }).apply(stack))).toBeInstanceOf(
      CannotApplyError,
    );
  });
});

describe('frozen', () => {
  const frozen = { frozen: true };
  const more = CrudApi.define('OrderApi', { entityName: 'Order', schema: { id: 'string' } });
  const changed = () =>
    defineBackend(
      { userApi, more },
      { backendId: 'shop', location: 'eastus', lock: backendOf().plan().lock },
    );

  test('takes a plan whose lock is the one given', () => {
    expect(() => lockedBackend().apply(groupStack(), frozen)).not.toThrow();
  });

  test.each<[string, () => ReturnType<typeof backendOf>, RegExp]>([
    [
      'whose lock has changed',
      changed,
      /The lock of this plan differs from the one given, in 'cosmos:shared'/,
    ],
    ['without a lock', backendOf, /made without a lock/],
    [
      'without a lock, whose data is not needed',
      () => backendOf({ dataProtection: 'destroy' }),
      /made without a lock/,
    ],
  ])('refuses a plan %s', (_name, backend, message) => {
    const stack = groupStack();
    const plan = parsePlan(serializePlan(backend().plan()));
    for (const act of [() => backend().apply(stack, frozen), () => applyPlan(plan, stack, frozen)]) {
      const error = refusal(stack, act);
      expect(error).toBeInstanceOf(LockNotFrozenError);
      expect(error).toMatchObject({ code: 'LOCK_NOT_FROZEN', backendId: 'shop' });
      expect(String(error)).toMatch(message);
    }
    expect(() => backend().apply(stack, { frozen: false })).not.toThrow();
  });

  test('must be true or false', () => {
    expect(() => lockedBackend().apply(groupStack(), { frozen: 'yes' as never })).toThrow(/frozen/);
  });
});
