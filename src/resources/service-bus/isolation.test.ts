import { EventsApp, eventTopic } from '@atakora/component/functions';
import { describe, expect, it } from 'vitest';

import { custom, requirement } from '../../../test/support/definitions.js';
import { keysOf, planOf, SHOP } from '../../../test/support/plans.js';
import type { BackendConfig } from '../../backend/backend-config.js';
import { addressOf } from '../../plan/terraform-block.js';

const orders = eventTopic('orders', { Placed: { id: 'string' } });
const events = (id: string) =>
  EventsApp.define(id, {
    sourceDirectory: 'dist/app',
    functions: { place: { trigger: 'http', methods: ['POST'] } },
    publishes: [orders],
    subscribers: { mail: { topic: orders, events: ['Placed'] } },
  });
const apps = [events('A'), events('B')];
const open = planOf(apps);
const isolated: BackendConfig = { ...SHOP, networking: 'isolated', lock: open.lock };
const units = ['topic/orders', 'topic/orders/a-mail', 'topic/orders/b-mail'];
const moves = Object.fromEntries(units.map((unit) => [`servicebus:${unit}`, 'new']));

describe('a public backend with events that becomes isolated', () => {
  it('is told once for all components which option asks, and everything to write into moves', () => {
    const { errors } = planOf(apps, isolated);
    expect(errors).toMatchObject([
      {
        code: 'PLACEMENT_CONFLICT',
        message:
          "'A', 'B': networking of the backend requires tier 'premium', but 'servicebus:topic/orders', 'servicebus:topic/orders/a-mail', 'servicebus:topic/orders/b-mail' are in 'servicebus:shared' with tier 'standard': Azure changes tier only with a new resource.",
        components: ['A', 'B'],
        resolution:
          "Keep networking as it was, or set moves: { 'servicebus:topic/orders': 'new', 'servicebus:topic/orders/a-mail': 'new', 'servicebus:topic/orders/b-mail': 'new' } to use a new, empty resource; the old data is retained.",
      },
    ]);
    expect(planOf(apps, { ...isolated, moves: errors[0]?.ways?.[0]?.value as typeof moves }).errors).toEqual(
      [],
    );
  });

  it('moves to a Premium namespace, and the other one stays open until its messages are discarded', () => {
    const moved = planOf(apps, { ...isolated, moves });
    expect(moved.errors).toEqual([]);
    expect(keysOf(moved, 'servicebus')).toEqual(['servicebus:premium', 'servicebus:shared']);
    const argumentsOf = (id: string) => moved.terraform.find((block) => block.id === id)?.arguments;
    expect(argumentsOf('shop_servicebus_shared')).toMatchObject({
      sku: 'Standard',
      public_network_access_enabled: true,
    });
    expect(argumentsOf('shop_servicebus_premium')).toMatchObject({
      sku: 'Premium',
      public_network_access_enabled: false,
    });
    // Azure has no private endpoints for a Standard namespace.
    const endpoints = moved.terraform.filter(({ type }) => type === 'azurerm_private_endpoint');
    expect(JSON.stringify(endpoints)).not.toContain('azurerm_servicebus_namespace.shop_servicebus_shared');
    expect(moved.exposure.filter(({ resource }) => resource.startsWith('servicebus'))).toMatchObject([
      { resource: 'servicebus:premium', network: 'private' },
      { resource: 'servicebus:shared', network: 'internet' },
    ]);
    expect(moved.warnings.filter(({ path }) => path === 'networking')).toMatchObject([
      { code: 'DATA_RETAINED', message: expect.stringContaining('stays open to the internet') as string },
    ]);
    const discard = units.map((unit) => `servicebus:${unit}@servicebus:shared`);
    const after = planOf(apps, { ...isolated, lock: moved.lock, moves, discard });
    expect(after.errors).toEqual([]);
    expect(after.terraform.map(addressOf)).not.toContain(
      'azurerm_servicebus_namespace.shop_servicebus_shared',
    );
  });

  it('is not told to copy messages, and gets all that it may discard at once', () => {
    const { warnings } = planOf(apps, { ...isolated, moves });
    expect(warnings.map(({ code }) => code)).not.toContain('DATA_NOT_COPIED');
    const said = warnings.filter(
      ({ resource, code }) => code === 'DATA_RETAINED' && resource === 'servicebus:premium',
    );
    expect(said).toMatchObject([{ components: ['A', 'B'] }]);
    expect(said[0]?.resolution).toContain(
      `discard: [${units.map((unit) => `'servicebus:${unit}@servicebus:shared'`).join(', ')}]`,
    );
  });

  it('is told of a component that asks for another sku', () => {
    const queue = { name: 'mail' };
    const own = custom('Own', [requirement('servicebus', { sku: 'Standard', queues: [queue] })]);
    expect(planOf([own], { ...SHOP, networking: 'isolated' }).errors).toMatchObject([
      { code: 'INVALID_COMBINATION', path: 'sku', components: ['Own'] },
    ]);
  });
});
