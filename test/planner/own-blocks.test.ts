import { describe, expect, it } from 'vitest';

import { ref } from '../../src/plan/expression/expression.js';
import { terraformBlock } from '../../src/resources/terraform-block.js';
import { forPrincipals, grantRoles } from '../../src/resources/access.js';
import { app, custom, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { sampleType } from '../support/resource-types.js';

const messages = (type: ReturnType<typeof sampleType>, ...more: Parameters<typeof planOf>[0]) =>
  planOf([custom('Own', [requirement('bus')]), ...more], { ...SHOP, resourceTypes: [type] }).errors.map(
    ({ code, message, resource }) => [code, resource, message],
  );

describe('blocks that need themselves', () => {
  const [topic, queue] = ['azurerm_servicebus_topic', 'azurerm_servicebus_queue'];

  it('are an error that names all of them', () => {
    const bus = sampleType('bus', {
      title: 'bus',
      layOut: (_resource, { id }) => ({
        blocks: [
          terraformBlock(topic, id('bus'), { name: ref({ type: queue, id: id('bus') }, 'name') }),
          terraformBlock(queue, id('bus'), {}, { depends_on: [{ type: topic, id: id('bus') }] }),
        ],
      }),
    });
    expect(messages(bus)).toEqual([
      [
        'PROVIDER_REJECTED',
        'bus:shared',
        "bus laid out 'bus:shared' wrongly: a block needs itself: azurerm_servicebus_queue.shop_bus needs azurerm_servicebus_topic.shop_bus needs azurerm_servicebus_queue.shop_bus.",
      ],
    ]);
  });

  it('are an error also where an app is among them, by a role that it is granted', () => {
    const bus = sampleType('bus', {
      wiring: {
        connections: (resource, context) =>
          forPrincipals(resource, context, (principal) =>
            grantRoles(
              principal,
              resource,
              [{ role: 'Sender', scope: ref({ type: queue, id: context.id('bus') }, 'id'), id: ['bus'] }],
              context,
            ),
          ),
      },
      layOut: (_resource, { id }) => ({
        blocks: [
          terraformBlock(
            queue,
            id('bus'),
            {},
            { depends_on: [{ type: 'azurerm_function_app_flex_consumption', id: 'shop_functions_shared' }] },
          ),
        ],
      }),
    });
    const own = custom('Own', [requirement('bus'), requirement('functions', { runtime: 'node' })]);
    const { errors } = planOf([own, app('Jobs')], { ...SHOP, resourceTypes: [bus] });
    expect(errors).toMatchObject([
      { code: 'PROVIDER_REJECTED', resource: 'bus:shared', components: ['Own'] },
    ]);
    expect(errors[0]?.message).toContain('azurerm_role_assignment.shop_functions_shared_bus_sender needs');
  });
});
