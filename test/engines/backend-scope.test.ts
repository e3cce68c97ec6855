import { getBackendId, isBackendManaged } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { Construct } from 'constructs';
import { expect, test } from 'vitest';

import { busBackend, component, ServiceBusProvider } from './custom-parts.js';
import { groupStack } from './stacks.js';

test('whatever a backend makes knows its backend, and what the user makes has none', () => {
  const stack = groupStack();
  const applied = busBackend(new ServiceBusProvider(), component('Orders')).apply(stack);
  const account = applied.getResource<Construct>('cosmos');
  const namespace = applied.getResource<Construct>('servicebus');
  expect([account, namespace].map((made) => made && getBackendId(made))).toEqual(['shop', 'shop']);
  const mine = new Construct(stack, 'mine');
  expect([isBackendManaged(stack), isBackendManaged(mine), getBackendId(mine)]).toEqual([
    false,
    false,
    undefined,
  ]);
});

test('a component of one’s own is asked outside of a backend, and lives in one', () => {
  const seen: (string | undefined)[] = [];
  const curious = component('Orders', ({ scope }) => {
    seen.push(getBackendId(scope));
    return {};
  });
  busBackend(new ServiceBusProvider(), curious).apply(groupStack());
  expect(seen).toEqual([undefined, 'shop']);
});

test('a component in the traditional form has a backend of its own', () => {
  const stack = groupStack();
  new CrudApi(stack, 'UserApi', { entityName: 'User', schema: { id: 'string' } });
  const scopes = stack.node.children.filter((child) => isBackendManaged(child));
  expect(scopes.map((child) => getBackendId(child))).toEqual(['user-api']);
});
