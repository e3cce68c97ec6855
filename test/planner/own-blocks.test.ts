import { describe, expect, it } from 'vitest';

import { join, ref, terraformExpression } from '../../src/plan/expression/expression.js';
import type { TerraformBlock } from '../../src/plan/terraform-block.js';
import { terraformBlock } from '../../src/resources/terraform-block.js';
import { forPrincipals, grantRoles } from '../../src/resources/access.js';
import { app, custom, requirement } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { refusalOf } from '../support/refusals.js';
import { sampleType } from '../support/resource-types.js';

const messages = (type: ReturnType<typeof sampleType>, ...more: Parameters<typeof planOf>[0]) =>
  planOf([custom('Own', [requirement('bus')]), ...more], { ...SHOP, resourceTypes: [type] }).errors.map(
    ({ code, message, resource }) => [code, resource, message],
  );

describe('Terraform code in a configuration', () => {
  const evil = { $terraform: 'file("/etc/passwd")' };
  const laidOut = (make: (id: string) => TerraformBlock) =>
    planOf([custom('Own', [requirement('bus')])], {
      ...SHOP,
      resourceTypes: [
        sampleType('bus', { title: 'bus', layOut: (_resource, { id }) => ({ blocks: [make(id('bus'))] }) }),
      ],
    });
  const type = 'azurerm_servicebus_topic';

  it.each<[string, (id: string) => TerraformBlock]>([
    ['is', (id) => ({ type, id, arguments: { name: evil } })],
    ['is a part of', (id) => ({ type, id, arguments: { name: { $join: ['a', evil] } } })],
    ['is beside', (id) => ({ ...terraformBlock(type, id, {}), arguments: { name: evil } })],
    ['is in the meta-arguments of', (id) => ({ type, id, arguments: {}, meta: { for_each: evil } })],
  ])('that %s a block written by hand is an error', (_what, make) => {
    expect(laidOut(make).errors).toMatchObject([
      {
        code: 'PROVIDER_REJECTED',
        message: `bus laid out 'bus:shared' wrongly: ${type}.shop_bus must have expressions of terraformExpression(), received data of the form {"$terraform": …}.`,
      },
    ]);
  });

  it('stays data in a block of terraformBlock, whose own code is evaluated', () => {
    const code = terraformExpression('timestamp()');
    const { errors, terraform } = laidOut((id) => ({
      ...terraformBlock<object>(type, id, { name: code, tags: { a: evil, b: join`x${code}` } }),
    }));
    expect(errors).toEqual([]);
    expect(terraform[0]?.arguments).toEqual({
      name: { $terraform: 'timestamp()' },
      tags: { a: { $$terraform: 'file("/etc/passwd")' }, b: { $join: ['x', { $terraform: 'timestamp()' }] } },
    });
  });
});

describe('an expression in a requirement of a component', () => {
  it('is refused, because Terraform would not evaluate it', () => {
    const config = { databases: [{ name: ref({ type: 'azurerm_x', id: 'y' }, 'id') }] };
    for (const type of ['cosmos', 'bus'])
      expect(
        refusalOf(() =>
          planOf([custom('Own', [requirement(type, config)])], {
            ...SHOP,
            resourceTypes: [sampleType('bus')],
          }),
        ).issues,
      ).toMatchObject([
        {
          path: 'databases.0.name',
          rule: 'must be data, because Terraform evaluates no expression of a configuration',
        },
      ]);
  });
});

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
      connections: {
        connect: (resource, context) =>
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
